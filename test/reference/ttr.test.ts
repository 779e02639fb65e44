// Every reference case of time to resolution, by the product's own path from facts to figures.
import { describe, expect, test } from "vitest";
import type { Ticket } from "../../lib/domain/fact.ts";
import { dayAt, parseInstant, periodOf } from "../../lib/domain/period.ts";
import { figureOf } from "../../lib/metrics/index.ts";
import { orderedDurations } from "../../lib/metrics/tickets/durations.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { programOf, ticket } from "../metrics/world.ts";
import { caseOf, casesOf, expectAll, expectNear, grouped, missing, rowsOf, title } from "./cases.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const instant = (text: string): number => parseInstant(text, "UTC") ?? Number.NaN;
const cellsOf = (facts: readonly Ticket[], program = programOf()) => finishRollup(foldFacts(facts, program));

/** The event log as tickets: opened by the first event, first resolved by the first decision, resolved by the last event. */
function tickets(): Ticket[] {
  const events = rowsOf("tickets-running-example.csv").map(({ ticket: id = "", activity = "", at = "" }) => ({
    ...{ id, activity },
    at: instant(at),
  }));
  return [...grouped(events, ({ id }) => id)].flatMap(([id, own]) => {
    const times = own.map(({ at }) => at);
    const of = (name: string) => own.filter(({ activity }) => activity === name).map(({ at }) => at);
    const opened = Math.min(...times);
    const reopened = of("reinitiate request");
    const moments = { id, opened, ...(reopened.length > 0 && { reopened: Math.max(...reopened) }) };
    return [
      ticket({ ...moments, resolved: Math.max(...times) }),
      ticket({ ...moments, kind: "ticket-first-resolved", resolved: Math.min(...of("decide")) }),
    ];
  });
}

const business = casesOf("ttr").filter(({ id }) => id.startsWith("biz-"));
const others = ["ttr-running-example", "ttr-open", "ttr-negative", "period-boundary"];

describe.skipIf(missing)(title("reference cases of ttr"), () => {
  test("every case is tested", () => {
    expect(business).toHaveLength(5);
    expectAll("ttr", [...business.map(({ id }) => id), ...others]);
  });

  test("ttr-running-example", () => {
    const one = caseOf("ttr", "ttr-running-example");
    const program = programOf();
    const cells = cellsOf(tickets(), program);
    for (const slot of ["full", "first"]) {
      const counts = cells[`ttr|customer|${slot}`] ?? {};
      const value = (id: string) => {
        const figure = figureOf(id)?.figure.measure(counts, { program });
        return figure?.kind === "measured" ? [figure.n, figure.value] : [];
      };
      const { n, mean, median, p90_type7: p90, min, max } = one.expected[slot];
      expectNear(value("ttr-mean"), [n, mean], one);
      expectNear(value("ttr-median"), [n, median], one);
      expectNear(value("ttr-p90"), [n, p90], one);
      const durations = orderedDurations(counts);
      expectNear([durations.at(1), durations.at(durations.n)], [min, max], one);
    }
    const seconds: number[] = Object.values(one.expected.full_seconds_by_ticket);
    const durations = orderedDurations(cells["ttr|customer|full"] ?? {});
    expectNear(
      seconds.map((_, at) => durations.at(at + 1)),
      [...seconds].sort((a, b) => a - b),
      one,
    );
    expect(cells["reopen-rate|customer"]).toEqual({ resolved: 6, reopened: one.expected.reopened_tickets.length });
  });

  test.each(business)("$id", (one) => {
    const { input, expected } = one;
    const program = programOf({
      timeZone: input.time_zone,
      workingHours: {
        days: input.schedule.map(
          ({ weekday_mon0: day, start, end }: { weekday_mon0: number; start: string; end: string }) => ({
            ...{ start, end },
            weekday: weekdays[day] ?? "monday",
          }),
        ),
        holidays: input.holidays,
      },
    });
    const cells = cellsOf(
      [ticket({ id: "t", opened: instant(input.opened), resolved: instant(input.resolved) })],
      program,
    );
    expect(cells["ttr|customer|full"]?.sum).toBe(expected.calendar_minutes * 60);
    expect(cells["ttr|customer|full-business"]?.sum).toBe(expected.business_minutes * 60);
  });

  test("ttr-open", () => {
    const { input, expected } = caseOf("ttr", "ttr-open");
    expect([expected.in_mean, input.resolved]).toEqual([false, null]);
    const open = { id: "t", opened: instant(input.opened) };
    const cells = cellsOf([ticket(open), ticket({ ...open, kind: "ticket-opened" })]);
    expect(cells).toEqual({ "backlog|customer": { opened: 1 } });
  });

  test("ttr-negative", () => {
    const { input, expected } = caseOf("ttr", "ttr-negative");
    expect(expected.rejected).toBe(true);
    const cells = cellsOf([ticket({ id: "t", opened: instant(input.opened), resolved: instant(input.resolved) })]);
    expect(Object.keys(cells).filter((text) => text.startsWith("ttr"))).toEqual([]);
  });

  test("period-boundary", () => {
    const { input, expected } = caseOf("ttr", "period-boundary");
    const months = input.at.map((at: string) => periodOf("month", dayAt(instant(at), input.time_zone)).id);
    expect(months).toEqual(expected.month);
  });
});
