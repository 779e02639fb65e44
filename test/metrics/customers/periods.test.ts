// Laws of what is counted of customers, for every metric and at every grain: from days to a year.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "../../../lib/domain/digest.ts";
import type { Fact, Response } from "../../../lib/domain/fact.ts";
import { type Period, periodOf } from "../../../lib/domain/period.ts";
import { countCustomers } from "../../../lib/rollup/count-customers.ts";
import { finishRollup } from "../../../lib/rollup/finish.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { addLedger, type CustomerRows } from "../../../lib/rollup/ledger.ts";
import { mergeRollups } from "../../../lib/rollup/merge.ts";
import { anyHistory, cellsOf, countsOf, dayRollups, periodNamed, program } from "./world.ts";

const kinds = ["day", "week", "month", "quarter", "year"] as const;
const anyPeriod = fc
  .tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 120 }))
  .map(([kind, day]) => periodOf(kind, new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)));

const dayOf = (fact: Fact): string => ("at" in fact ? new Date(fact.at).toISOString().slice(0, 10) : "");
const isIn = (fact: Fact, { start, end }: Period): boolean => dayOf(fact) >= start && dayOf(fact) < end;

/** Who bought in a period, or held a subscription at any time of it, told from the facts one by one. */
function customersIn(facts: readonly Fact[], period: Period): Set<string> {
  const found = new Set<string>();
  const running = new Map<string, number>();
  for (const fact of facts) {
    const { kind, customer = "" } = fact;
    if (kind === "order" && !fact.cancelled && isIn(fact, period)) found.add(customer);
    if (kind === "subscription-started" && isIn(fact, period)) found.add(customer);
    const step = kind === "subscription-started" ? 1 : kind === "subscription-ended" ? -1 : 0;
    if (dayOf(fact) < period.start) running.set(customer, (running.get(customer) ?? 0) + step);
  }
  for (const [customer, count] of running) if (count > 0) found.add(customer);
  return found;
}

describe("what is counted of customers, at every grain", () => {
  test("tells different customers exactly", () => {
    fc.assert(
      fc.property(anyHistory, anyPeriod, (facts, period) => {
        const { n = 0 } = countsOf(cellsOf(facts, period), "customers");
        expect(n).toBe(customersIn(facts, period).size);
      }),
    );
  });

  test("never depends on the order of facts", () => {
    const shuffled = anyHistory.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
    );
    fc.assert(
      fc.property(shuffled, anyPeriod, ([facts, others], period) => {
        expect(canonical(cellsOf(others, period))).toBe(canonical(cellsOf(facts, period)));
      }),
    );
  });

  test("is, without one customer, what it would be had he never been", () => {
    fc.assert(
      fc.property(anyHistory, anyPeriod, fc.constantFrom("ann", "__proto__"), (facts, period, gone) => {
        const rollups = [...dayRollups(facts)];
        const rowsOf = (passes: (day: string) => boolean): CustomerRows => {
          const rows: CustomerRows = new Map();
          for (const [day, { ledger = {} }] of rollups) if (passes(day)) addLedger(rows, ledger);
          rows.delete(gone);
          return rows;
        };
        const count = countCustomers({ program, period, depth: "newest" });
        const within = rowsOf((day) => day >= period.start && day < period.end);
        count.add(
          rowsOf((day) => day < period.start),
          Object.fromEntries(within),
        );
        const others = facts.filter(({ customer }) => customer !== gone);
        expect(canonical(count.cells())).toBe(canonical(cellsOf(others, period)));
      }),
    );
  });

  test("carried on from month to month is what each month gives from its facts", () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const known: CustomerRows = new Map();
        for (const id of ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]) {
          const period = periodNamed(id);
          const did = mergeRollups([...dayRollups(facts.filter((fact) => isIn(fact, period))).values()]).ledger ?? {};
          const count = countCustomers({ program, period, depth: "newest" });
          count.add(known, did);
          expect(canonical(count.cells())).toBe(canonical(cellsOf(facts, period)));
          addLedger(known, did);
        }
      }),
    );
  });
});

const question = program.questions.find(({ metric, survey }) => metric === "nps" && survey !== "transactional");

const anyAnswers = fc
  .array(
    fc.tuple(fc.constantFrom("ann", "ben", "cy"), fc.integer({ min: 0, max: 89 }), fc.integer({ min: 0, max: 10 })),
    {
      maxLength: 20,
    },
  )
  .map((all) =>
    all.map(
      ([customer, day, value], at): Response => ({
        ...{
          kind: "response",
          program: "acme",
          connection: "survey",
          id: `r-${at}`,
          audience: "customer",
          segments: {},
        },
        ...{ revision: { order: 1, mapping: 1 }, at: Date.UTC(2025, 0, 1 + day, 12) + at, customer },
        scores: [{ question: question?.id ?? "", form: "answer", value }],
      }),
    ),
  );

test("of each customer the latest answer of a quarter counts, whichever days and months it is merged from", () => {
  fc.assert(
    fc.property(anyAnswers, fc.array(fc.nat({ max: 2 }), { minLength: 20, maxLength: 20 }), (answers, groups) => {
      const latest = new Map<string, Response>();
      for (const answer of answers)
        if ((latest.get(answer.customer ?? "")?.at ?? 0) < answer.at) latest.set(answer.customer ?? "", answer);
      const expected: Record<string, number> = {};
      for (const { scores } of latest.values())
        for (const score of scores) if ("value" in score) expected[score.value] = (expected[score.value] ?? 0) + 1;
      const months = [0, 1, 2].map((month) => answers.filter(({ at }) => new Date(at).getUTCMonth() === month));
      const merged = mergeRollups(
        months.map((month) =>
          mergeRollups(
            [0, 1, 2].map((group) =>
              foldFacts(
                month.filter((one) => groups[answers.indexOf(one)] === group),
                program,
              ),
            ),
          ),
        ),
      );
      expect(countsOf(finishRollup(merged), "nps", { question: question?.id })).toEqual(expected);
    }),
  );
});
