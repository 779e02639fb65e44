// Facts of what customers did, and their way through day rollups to the cells of a period.
import fc from "fast-check";
import type { Program } from "../../../lib/config/index.ts";
import type { Engagement, Fact, Order, Subscription } from "../../../lib/domain/fact.ts";
import { channels } from "../../../lib/domain/fact.ts";
import type { Figure, Measurement } from "../../../lib/domain/figure.ts";
import { dayOf } from "../../../lib/domain/merge.ts";
import { type Period, parsePeriod } from "../../../lib/domain/period.ts";
import { figureOf } from "../../../lib/metrics/index.ts";
import type { Counts } from "../../../lib/metrics/metric.ts";
import { measuresOf } from "../../../lib/report/model/figures.ts";
import { cellKeyOf, cellText } from "../../../lib/rollup/cells.ts";
import { countCustomers } from "../../../lib/rollup/count-customers.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { mergeLedgers } from "../../../lib/rollup/ledger.ts";
import { mergeRollups } from "../../../lib/rollup/merge.ts";
import type { Cells, Rollup } from "../../../lib/rollup/rollup.ts";
import { programOf } from "../world.ts";

export const program = programOf({ floors: { suppress: 1 } });

const common = (id: string, customer: string | undefined, day: string) => ({
  ...{ program: "acme", connection: "shop", id, revision: { order: 1, mapping: 1 }, segments: {} },
  ...(customer !== undefined && { customer }),
  at: Date.parse(`${day}T12:00:00Z`),
});

let made = 0;
const nextId = (): string => `f-${made++}`;

export const order = (customer: string, day: string, more: Partial<Order> = {}): Order => ({
  ...{ kind: "order", value: 1000, currency: "EUR" },
  ...common(nextId(), customer, day),
  ...more,
});

export const started = (customer: string, day: string, revenue = 1000, more: object = {}): Subscription => ({
  ...{ kind: "subscription-started", revenue, currency: "EUR" },
  ...common(nextId(), customer, day),
  ...more,
});

export const ended = (customer: string, day: string, revenue = 1000, more: object = {}): Subscription => ({
  ...{ kind: "subscription-ended", revenue, currency: "EUR" },
  ...common(nextId(), customer, day),
  ...more,
});

export const changed = (customer: string, day: string, before: number, after: number): Subscription => ({
  ...{ kind: "subscription-changed", before, after, currency: "EUR" },
  ...common(nextId(), customer, day),
});

export const engaged = (
  customer: string,
  day: string,
  channel: Engagement["channel"] = "visit",
  more: Partial<Engagement> = {},
): Engagement => ({ kind: "engagement", channel, ...common(nextId(), customer, day), ...more });

export function periodNamed(id: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new Error(`${id} is no period`);
  return period;
}

/** One rollup for each day, as the store keeps them. */
export function dayRollups(facts: readonly Fact[], of: Program = program): Map<string, Rollup> {
  const days = new Map<string, Fact[]>();
  for (const fact of facts) {
    const day = dayOf(fact, of.timeZone);
    if (day === undefined) continue;
    const known = days.get(day) ?? [];
    known.push(fact);
    days.set(day, known);
  }
  return new Map([...days].map(([day, list]) => [day, foldFacts(list, of)]));
}

/** Facts, folded by day, merged before the period and within it, and counted. */
export function cellsOf(facts: readonly Fact[], period: Period, of: Program = program): Cells {
  const days = dayRollups(facts, of);
  const ledger = (passes: (day: string) => boolean) =>
    mergeRollups([...days].filter(([day]) => passes(day)).map(([, rollup]) => rollup)).ledger ?? mergeLedgers([]);
  const count = countCustomers({ program: of, period, depth: "newest" });
  count.add(
    new Map(Object.entries(ledger((day) => day < period.start))),
    ledger((day) => day >= period.start && day < period.end),
  );
  return count.cells();
}

export const countsOf = (cells: Cells, metric: string, place: object = {}): Counts =>
  cells[cellText({ metric, audience: "customer", ...place })] ?? {};

/** A figure of the whole, or of a currency. */
export function measure(cells: Cells, id: string, question?: string, of: Program = program): Measurement {
  const found = figureOf(id);
  if (!found) throw new Error(`there is no figure ${id}`);
  const counts = countsOf(cells, found.metric.id, question === undefined ? {} : { question });
  return found.figure.measure(counts, { program: of });
}

export const figuresOf = (cells: Cells, of: Program = program): Figure[] =>
  measuresOf(Object.keys(cells).map(cellKeyOf), { cells }, of).map(({ figure }) => figure);

const who = fc.constantFrom("ann", "ben", "cy", "__proto__");
const when = fc
  .integer({ min: 0, max: 120 })
  .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
const where = fc.constantFrom<Record<string, string>>({}, { account: "small" }, { account: "large" });
const money = fc.integer({ min: 0, max: 5000 });
const currency = fc.constantFrom("EUR", "USD");

const anyBehaviour: fc.Arbitrary<(id: string) => Fact> = fc
  .oneof(
    fc
      .tuple(who, when, money, currency, fc.boolean())
      .map(([customer, day, value, code, cancelled]) => order(customer, day, { value, currency: code, cancelled })),
    fc
      .tuple(who, when, money, currency)
      .map(([customer, day, revenue, code]) => started(customer, day, revenue, { currency: code })),
    fc
      .tuple(who, when, money, currency)
      .map(([customer, day, revenue, code]) => ended(customer, day, revenue, { currency: code })),
    fc.tuple(who, when, money, money).map(([customer, day, before, after]) => changed(customer, day, before, after)),
    fc
      .tuple(who, when, fc.constantFrom(...channels), fc.boolean())
      .map(([customer, day, channel, bot]) => engaged(customer, day, channel, { bot })),
  )
  .chain((fact) =>
    where.map(
      (segments) =>
        (id: string): Fact => ({ ...fact, segments, id }),
    ),
  );

/** Anything that customers may do over four months, one fact per key. */
export const anyHistory: fc.Arbitrary<Fact[]> = fc
  .array(anyBehaviour, { maxLength: 30 })
  .map((makers) => makers.map((make, at) => make(`h-${at}`)));
