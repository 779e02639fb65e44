// Laws of the ledger: order and grouping never matter, not even within a day, and nobody leaves a trace.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerIn, rollupOf, textsOf } from "../../../functions/io/rollups/blobs.ts";
import { canonical } from "../../../lib/domain/digest.ts";
import { customerMetrics } from "../../../lib/metrics/customers/index.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { mergeLedgers } from "../../../lib/rollup/ledger.ts";
import { mergeRollups } from "../../../lib/rollup/merge.ts";
import { emptyRollup } from "../../../lib/rollup/rollup.ts";
import { anyHistory, cellsOf, countsOf, dayRollups, figuresOf, measure, order, periodNamed, program } from "./world.ts";

const bytes = canonical;
const march = periodNamed("2025-03");
const shuffled = anyHistory.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
);

describe("the ledger of any facts", () => {
  test("never depends on their order", () => {
    fc.assert(
      fc.property(shuffled, ([facts, others]) => {
        expect(bytes(foldFacts(others, program))).toBe(bytes(foldFacts(facts, program)));
      }),
    );
  });

  test("of parts is that of the whole, in any grouping, also of parts of one day", () => {
    const grouped = fc.tuple(anyHistory, fc.array(fc.nat({ max: 3 }), { minLength: 30, maxLength: 30 }));
    fc.assert(
      fc.property(grouped, ([facts, groups]) => {
        const [a = emptyRollup, b = emptyRollup, c = emptyRollup, d = emptyRollup] = [0, 1, 2, 3].map((group) =>
          foldFacts(
            facts.filter((_, at) => groups[at] === group),
            program,
          ),
        );
        const whole = bytes(foldFacts(facts, program));
        expect(bytes(mergeRollups([a, b, c, d]))).toBe(whole);
        expect(bytes(mergeRollups([d, mergeRollups([c, mergeRollups([b, a])])]))).toBe(whole);
        expect(bytes(mergeRollups([mergeRollups([a, c]), mergeRollups([d, b]), emptyRollup]))).toBe(whole);
        expect(bytes(mergeRollups([...dayRollups(facts).values()]))).toBe(bytes(foldFacts(counted(facts), program)));
      }),
    );
  });

  test("comes back from its stored texts as it was", () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const rollup = foldFacts(facts, program);
        expect(bytes(rollupOf(textsOf(rollup)))).toBe(bytes(rollup));
        expect(bytes(ledgerIn(textsOf(rollup)) ?? null)).toBe(bytes(rollup.ledger ?? null));
      }),
    );
  });

  test("of everybody but one is as if that one had never been", () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom("ann", "__proto__"), (facts, gone) => {
        const others = facts.filter(({ customer }) => customer !== gone);
        const ledger = foldFacts(facts, program).ledger ?? {};
        const rest = Object.fromEntries(Object.entries(ledger).filter(([customer]) => customer !== gone));
        expect(bytes(foldFacts(others, program).ledger ?? {})).toBe(bytes(rest));
        expect(bytes(cellsOf(others, march))).toBe(bytes(cellsOf(others.toReversed(), march)));
      }),
    );
  });

  test("gives whole counts, and figures that are finite and within their intervals", () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const cells = cellsOf(facts, march);
        for (const counts of Object.values(cells))
          for (const count of Object.values(counts)) expect(Number.isSafeInteger(count)).toBe(true);
        for (const figure of figuresOf(cells)) {
          if (figure.kind === "suppressed") continue;
          expect(Number.isFinite(figure.value), figure.metric).toBe(true);
          expect(figure.low, figure.metric).toBeLessThanOrEqual(figure.value + 1e-9);
          expect(figure.high, figure.metric).toBeGreaterThanOrEqual(figure.value - 1e-9);
        }
      }),
    );
  });

  test("counts the same whichever customers are counted together", () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const of = (customer: string) => facts.filter((fact) => fact.customer === customer);
        const parts = ["ann", "ben", "cy", "__proto__"].map((customer) => cellsOf(of(customer), march));
        for (const { id } of customerMetrics.filter(({ needs }) => needs === undefined)) {
          const whole = Object.entries(countsOf(cellsOf(facts, march), id)).sort();
          const sum = new Map<string, number>();
          for (const part of parts)
            for (const [bucket, count] of Object.entries(countsOf(part, id)))
              sum.set(bucket, (sum.get(bucket) ?? 0) + count);
          expect(whole).toEqual([...sum].sort());
        }
      }),
    );
  });
});

describe("nobody", () => {
  test("gives no cells, and every figure about customers says that there is none", () => {
    expect(cellsOf([], march)).toEqual({});
    for (const { figures } of customerMetrics)
      for (const { id } of figures)
        expect(measure({}, id), id).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
  });

  test("whose name is not known gets into the ledger", () => {
    const { customer: _, ...anonymous } = order("ann", "2025-03-01");
    expect(foldFacts([anonymous], program).ledger).toBeUndefined();
    expect(mergeLedgers([])).toEqual({});
  });
});

/** Those that count on a day: dayRollups leaves out cancelled orders and machines before they are folded. */
function counted(facts: Parameters<typeof dayRollups>[0]) {
  return facts.filter((fact) => !("cancelled" in fact && fact.cancelled) && !("bot" in fact && fact.bot));
}
