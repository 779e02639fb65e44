// A question that is asked otherwise starts a new series: answers on two scales, in two directions or to two wordings are
// never counted together, from the delivery to the report.
import { describe, expect, test } from "vitest";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { remap } from "../../functions/io/operate/remap.ts";
import { type Config, type ConfigInput, defineConfig } from "../../lib/config/index.ts";
import { parsePeriod, shiftPeriod } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import type { Change, Report } from "../../lib/report/model/report.ts";
import { createShop, type Shop } from "./world.ts";

type Asked = NonNullable<ConfigInput["programs"][number]["questions"]>[number];

const firm: Asked = { id: "q", name: "Ease", text: "It was easy.", metric: "ces", scale: { min: 0, max: 10 } };

const firmAsking = (more: Partial<Asked> = {}, version = 1): Config =>
  defineConfig({
    sender: { address: "cx@example.com" },
    programs: [{ id: "shop", name: "Shop", timeZone: "Europe/Dublin", shards: 2, questions: [{ ...firm, ...more }] }],
    connections: [
      {
        ...{ id: "survey", program: "shop", source: "generic", secret: "shop/survey" },
        mapping: { version, id: "id", at: "at", customer: "customer", scores: [{ question: "q", field: "score" }] },
      },
    ],
    reports: [{ id: "weekly", program: "shop", cadence: "weekly", recipients: [{ address: "ann@example.com" }] }],
  });

const newest = parsePeriod("2026-W47")!;
const weekBefore = (steps: number) => shiftPeriod(newest, -steps);

/** Forty answers of one week, as they come in under a configuration. */
async function answered(shop: Shop, steps: number, config: Config, score: (at: number) => number): Promise<void> {
  const { start } = weekBefore(steps);
  for (let at = 0; at < 40; at++) {
    const body = { id: `w${steps}-${at}`, customer: `c${at}`, at: `${start}T12:00:00Z`, score: score(at) };
    await shop.deliver({ connection: "survey", body }, config);
  }
}

async function reported(shop: Shop, config: Config): Promise<{ report: Report; text: string }> {
  await shop.refresh(config);
  const view = await prepare({ table: shop.memory, config, codeVersion: "test", fresh: false }, "weekly", newest);
  return { report: view.report, text: renderMail(view).text };
}

const changeOf = ({ changes }: Report, against: Change["against"], metric = "ces"): Change | undefined =>
  changes.find((change) => change.metric === metric && change.against === against);

/** Six weeks as asked before, and the newest week as asked now. */
async function turned(more: Partial<Asked>, score: (at: number) => number): Promise<{ shop: Shop; now: Config }> {
  const shop = createShop(firmAsking());
  for (let steps = 6; steps >= 1; steps--) await answered(shop, steps, firmAsking(), (at) => at % 11);
  const now = firmAsking(more);
  await answered(shop, 0, now, score);
  return { shop, now };
}

const fiveSteps = { scale: { min: 1, max: 5 } };

describe("a question whose scale was changed, and nothing else said", () => {
  test("counts no answer of the old scale, not even one that lies on the new one", async () => {
    const { shop, now } = await turned(fiveSteps, () => 5);
    const { report } = await reported(shop, now);
    expect(report.figures.find(({ metric }) => metric === "ces")).toMatchObject({ value: 100, n: 40 });
    const [earlier] = report.changes.filter(({ metric }) => metric === "ces");
    expect(earlier?.earlier).toBeUndefined();
  });

  test("is compared with nothing, and the report says what was changed", async () => {
    const { shop, now } = await turned(fiveSteps, () => 5);
    const { report, text } = await reported(shop, now);
    for (const against of ["previous", "pooled"] as const)
      expect(changeOf(report, against)).toEqual({
        ...{ metric: "ces", question: "q", audience: "customer", against, verdict: "not-comparable" },
        periods: against === "previous" ? 1 : 6,
        reason: {
          ...{ kind: "asked", changed: ["scale"] },
          earlier: { scale: { min: 0, max: 10 }, direction: "ease" },
          now: { scale: { min: 1, max: 5 }, direction: "ease" },
        },
      });
    expect(text.replaceAll(/\s+/g, " ")).toContain("The question was changed: scale (0–10, now 1–5).");
  });

  test("is not comparable even while few have answered it anew", async () => {
    const shop = createShop(firmAsking());
    for (let steps = 6; steps >= 0; steps--) await answered(shop, steps, firmAsking(), (at) => at % 11);
    const now = firmAsking(fiveSteps);
    for (let at = 0; at < 10; at++) {
      const body = { id: `new-${at}`, customer: `c${at}`, at: `${newest.start}T13:00:00Z`, score: 5 };
      await shop.deliver({ connection: "survey", body }, now);
    }
    const { report } = await reported(shop, now);
    expect(report.figures.find(({ metric }) => metric === "ces")).toMatchObject({ value: 100, n: 10 });
    expect(changeOf(report, "pooled")).toMatchObject({ verdict: "not-comparable", reason: { kind: "asked" } });
  });

  test("is compared with the weeks that asked as now as soon as there are some", async () => {
    const shop = createShop(firmAsking());
    for (let steps = 6; steps >= 3; steps--) await answered(shop, steps, firmAsking(), (at) => at % 11);
    const now = firmAsking(fiveSteps);
    for (let steps = 2; steps >= 0; steps--) await answered(shop, steps, now, (at) => 1 + (at % 5));
    const { report } = await reported(shop, now);
    expect(changeOf(report, "pooled")).toMatchObject({ verdict: "no-clear-change", periods: 2, earlier: 40 });
  });
});

describe("a question", () => {
  test("whose wording was changed starts a new series", async () => {
    const { shop, now } = await turned({ text: "Nothing stood in my way." }, (at) => at % 11);
    const { report } = await reported(shop, now);
    expect(changeOf(report, "pooled")?.reason).toMatchObject({ kind: "asked", changed: ["wording"] });
  });

  test("whose direction was changed starts a new series", async () => {
    const { shop, now } = await turned({ direction: "effort" }, (at) => at % 11);
    const { report, text } = await reported(shop, now);
    expect(changeOf(report, "pooled")?.reason).toMatchObject({ kind: "asked", changed: ["direction"] });
    expect(text.replaceAll(/\s+/g, " ")).toContain("direction (high was ease, now effort)");
  });

  test("whose earlier form is declared to be the same stays one series", async () => {
    const { shop, now } = await turned({ text: "It was easy!", sameAs: [{ text: "It was easy." }] }, (at) => at % 11);
    const { report } = await reported(shop, now);
    expect(changeOf(report, "pooled")).toMatchObject({ verdict: "no-clear-change", periods: 6, difference: 0 });
  });

  test("that is asked as before again goes on with its old series", async () => {
    const shop = createShop(firmAsking());
    await answered(shop, 2, firmAsking(), (at) => at % 11);
    await answered(shop, 1, firmAsking(fiveSteps), () => 5);
    await answered(shop, 0, firmAsking(), (at) => at % 11);
    const { report } = await reported(shop, firmAsking());
    expect(changeOf(report, "previous")?.verdict).toBe("not-comparable");
    expect(changeOf(report, "pooled")).toMatchObject({ verdict: "no-clear-change", periods: 1, difference: 0 });
  });
});

describe("the chart", () => {
  test("breaks where the question was changed: old points without a usual range, then a band of the new ones alone", async () => {
    const shop = createShop(firmAsking());
    for (let steps = 13; steps >= 10; steps--) await answered(shop, steps, firmAsking(), () => 0);
    const now = firmAsking(fiveSteps);
    for (let steps = 9; steps >= 0; steps--) await answered(shop, steps, now, (at) => 1 + ((at + (steps % 2)) % 5));
    const { report } = await reported(shop, now);
    const trend = report.trends.find(({ metric }) => metric === "ces");
    expect(trend?.baseline).toEqual({ from: weekBefore(9).id, to: weekBefore(2).id, periods: 8 });
    expect(trend?.usual).toBeCloseTo(40, 9);
    expect(trend?.points.map(({ low }) => low !== undefined)).toEqual([
      ...[false, false, false, false],
      ...Array.from({ length: 10 }, () => true),
    ]);
    expect(trend?.points.slice(0, 4).map(({ value }) => value)).toEqual([0, 0, 0, 0]);
  });
});

describe("a remap", () => {
  test("after the scale was changed leaves old answers on the scale on which they were given", async () => {
    const { shop, now } = await turned(fiveSteps, () => 5);
    const before = (await reported(shop, now)).report;
    const raised = firmAsking(fiveSteps, 2);
    const route = shop.routes(raised).get("survey")!;
    const pepper = "a pepper for tests";
    const writer = shop.writerOn(shop.memory);
    const done = await remap({ table: shop.memory, route, pepper, dryRun: false, now: shop.now, writer, looked() {} });
    expect(done).toMatchObject({ facts: 280, same: 280, anew: 0, gone: 0, aside: 0 });
    expect((await reported(shop, raised)).report.changes).toEqual(before.changes);
  });
});
