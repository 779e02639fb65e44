// What customers do is watched like what they say: with last year's period, a usual range, and a picture where it is left.
import { beforeAll, describe, expect, test } from "vitest";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { defineConfig } from "../../lib/config/index.ts";
import type { Order } from "../../lib/domain/fact.ts";
import { addDays, parsePeriod } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import type { View } from "../../lib/report/view.ts";
import { noon } from "../store/program.ts";
import { createStore } from "../store/stage.ts";

const config = defineConfig({
  sender: { address: "cx@acme.test" },
  programs: [
    {
      ...{ id: "acme", name: "Acme", timeZone: "Europe/Dublin", shards: 2 },
      questions: [{ id: "nps", name: "NPS", text: "Recommend?", metric: "nps", scale: { min: 0, max: 10 } }],
    },
  ],
  reports: [{ id: "weekly", program: "acme", cadence: "weekly", recipients: [{ address: "ann@acme.test" }] }],
});
const weeks = 16;
const firstMonday = "2026-08-03";
const lastYear = "2025-11-17";
const week = parsePeriod("2026-W47")!;

/** Between 56 and 64 customers buy in a week, about half of them twice; in the last two weeks 90, hardly any twice. */
function ordersOf(monday: string, at: number, late: boolean): Order[] {
  const buyers = late ? 90 : 60 + ((at * 5) % 9) - 4;
  const again = late ? 9 : 30 + ((at * 3) % 7) - 3;
  return Array.from({ length: buyers }, (_, customer) => [0, ...(customer < again ? [2] : [])]).flatMap(
    (days, customer) =>
      days.map((day): Order => {
        const id = `${monday}-${customer}-${day}`;
        const key = { program: "acme", connection: "shop", id, revision: { order: 1, mapping: 1 } };
        const [value, segments] = [1000, {}];
        return {
          kind: "order",
          ...key,
          at: noon(addDays(monday, day)),
          customer: `c${customer}`,
          value,
          currency: "EUR",
          segments,
        };
      }),
  );
}

let view: View;

beforeAll(async () => {
  const { table, record, refresh, turn } = createStore();
  const mondays = Array.from({ length: weeks }, (_, at) => addDays(firstMonday, 7 * at));
  for (const [at, monday] of mondays.entries()) await record(...ordersOf(monday, at, at >= weeks - 2));
  await record(...ordersOf(lastYear, 0, false));
  turn();
  await refresh(config.programs[0]!);
  view = await prepare({ table, config, codeVersion: "test", fresh: false }, "weekly", week);
});

const trendOf = (metric: string) => view.report.trends.find((trend) => trend.metric === metric);

describe("what customers did", () => {
  test("is compared with the week before, the six before together, and the same week of last year", () => {
    const changes = view.report.changes.filter(({ metric }) => metric === "repeat-purchase-rate");
    expect(changes.map(({ against, periods, verdict }) => [against, periods, verdict])).toEqual([
      ["previous", 1, "no-clear-change"],
      ["pooled", 6, "down"],
      ["year", 1, "down"],
    ]);
  });

  test("has a usual range, which a share leaves beyond doubt", () => {
    const trend = trendOf("repeat-purchase-rate");
    expect(trend?.chart).toBe("p");
    expect(trend?.points.at(-1)).toMatchObject({ period: "2026-W47", value: 10, n: 90 });
    expect(trend?.signal).toMatchObject({ side: "below", better: false, periods: 2, confirmed: true });
  });

  test("tells of a count of customers by its own ups and downs, though two of them are not compared", () => {
    expect(view.report.changes.filter(({ metric }) => metric === "customers")).toEqual([]);
    const trend = trendOf("customers");
    expect(trend?.chart).toBe("xmr");
    expect(trend?.baseline.periods).toBeGreaterThanOrEqual(8);
    expect(trend?.points.slice(-3).map(({ value }) => value)).toEqual([expect.any(Number), 90, 90]);
    expect(trend?.signal).toMatchObject({ side: "above", better: true, confirmed: true });
    expect(trend?.signal?.difference).toBeCloseTo(90 / (trend?.usual ?? 1) - 1, 9);
  });

  test("is drawn and told in words where it has left its range", () => {
    const { text, html } = renderMail(view);
    expect(text).toContain("Bought again has left its usual range");
    expect(html).toContain("cid:trend-1");
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
