// Laws of rollups: the order and grouping of facts never matter, and what is gone leaves no trace.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellKeyOf, cellText, mergeCells } from "../../lib/rollup/cells.ts";
import { definitionOf } from "../../lib/rollup/definition.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { mergeRollups } from "../../lib/rollup/merge.ts";
import { emptyRollup, type Rollup } from "../../lib/rollup/rollup.ts";
import { answer, anyFacts, at, program, programOf, response, scored } from "../metrics/world.ts";

const bytes = (value: unknown): string => JSON.stringify(value);
const shuffled = anyFacts.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
);
const day = 86_400_000;

const finished = (rollup: Parameters<typeof finishRollup>[0]) => scored(finishRollup(rollup));

describe("rollups of any facts", () => {
  test("the order of facts never matters, to the byte", () => {
    fc.assert(
      fc.property(shuffled, ([facts, others]) => {
        expect(bytes(foldFacts(others, program))).toBe(bytes(foldFacts(facts, program)));
      }),
    );
  });

  test("the rollup of parts equals the rollup of the whole, in any grouping", () => {
    const grouped = fc.tuple(anyFacts, fc.array(fc.nat({ max: 3 }), { minLength: 24, maxLength: 24 }));
    fc.assert(
      fc.property(grouped, ([facts, groups]) => {
        const parts = [0, 1, 2, 3].map((group) =>
          foldFacts(
            facts.filter((_, index) => groups[index] === group),
            program,
          ),
        );
        const [a = emptyRollup, b = emptyRollup, c = emptyRollup, d = emptyRollup] = parts;
        const whole = foldFacts(facts, program);
        const groupings: Rollup[] = [
          mergeRollups(parts),
          mergeRollups([d, c, b, a]),
          mergeRollups([mergeRollups([a, b]), mergeRollups([c, d])]),
          mergeRollups([a, mergeRollups([mergeRollups([c, b]), d]), emptyRollup]),
        ];
        for (const grouping of groupings) expect(bytes(grouping)).toBe(bytes(whole));
        expect(bytes(finishRollup(mergeRollups(parts)))).toBe(bytes(finishRollup(whole)));
      }),
    );
  });

  test("merging one rollup gives itself", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const rollup = foldFacts(facts, program);
        expect(bytes(mergeRollups([rollup]))).toBe(bytes(rollup));
        expect(bytes(JSON.parse(bytes(rollup)))).toBe(bytes(rollup));
      }),
    );
  });

  test("removing a customer's facts equals never having had them", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("ann", "ben", "a|b"), (facts, customer) => {
        const others = facts.filter((fact) => fact.customer !== customer);
        const rollup = foldFacts(others, program);
        const remade = mergeRollups(others.map((fact) => foldFacts([fact], program)));
        expect(bytes(rollup)).toBe(bytes(remade));
        const subjects = Object.values(rollup.roster).flatMap((rows) => Object.keys(rows));
        expect(subjects.filter((subject) => subject.endsWith(`|${customer.replace("|", "%7C")}`))).toEqual([]);
      }),
    );
  });

  test("counts are whole numbers above nothing", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const counts of Object.values(finishRollup(foldFacts(facts, program))))
          for (const count of Object.values(counts)) expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
      }),
    );
  });
});

describe("the latest answer", () => {
  const [early, late] = [
    response({ id: "r1", customer: "ann", at, scores: [answer("recommend", 3)], segments: { account: "small" } }),
    response({ id: "r2", customer: "ann", at: at + day, scores: [answer("recommend", 9)] }),
  ];

  test("of a customer to a relationship question counts, whatever came first", () => {
    const days = [foldFacts([late], program), foldFacts([early], program)];
    expect(finished(mergeRollups(days))).toEqual({ "nps|customer|recommend": { 9: 1 } });
  });

  test("takes its segment with it: the superseded one leaves the cell of its segment", () => {
    expect(finished(foldFacts([early], program))).toEqual({
      "nps|customer|recommend": { 3: 1 },
      "nps|customer|recommend|||account=small": { 3: 1 },
    });
  });

  test("at the same moment is that of the newer revision, then of the greater fact key", () => {
    const older = response({
      id: "z",
      customer: "ann",
      scores: [answer("recommend", 1)],
      revision: { order: 9, mapping: 1 },
    });
    const newer = response({
      id: "a",
      customer: "ann",
      scores: [answer("recommend", 2)],
      revision: { order: 10, mapping: 1 },
    });
    const twin = response({ ...newer, id: "b", scores: [answer("recommend", 4)] });
    const cells = (facts: (typeof older)[]) => finished(foldFacts(facts, program));
    expect(cells([newer, older])).toEqual({ "nps|customer|recommend": { 2: 1 } });
    expect(cells([twin, newer, older])).toEqual({ "nps|customer|recommend": { 4: 1 } });
  });

  test("is judged by stage within a stage, and over all stages on the whole", () => {
    const use = response({ id: "u", customer: "ann", at: at + day, stage: "use", scores: [answer("recommend", 2)] });
    const start = response({ id: "o", customer: "ann", at, stage: "onboarding", scores: [answer("recommend", 10)] });
    expect(finished(foldFacts([use, start], program))).toEqual({
      "nps|customer|recommend": { 2: 1 },
      "nps|customer|recommend|onboarding": { 10: 1 },
      "nps|customer|recommend|use": { 2: 1 },
    });
  });

  test("about each ticket counts to a transactional question, so that a customer may count twice", () => {
    const about = (id: string, instance: string, value: number, later: number) =>
      response({ id, customer: "ann", instance, at: at + later, scores: [answer("service", value)] });
    const facts = [about("a", "t-1", 1, 0), about("b", "t-1", 5, 1), about("c", "t-2", 3, 0)];
    expect(finished(foldFacts(facts, program))).toEqual({ "csat|customer|service": { 3: 1, 5: 1 } });
  });

  test("of nobody known is every answer", () => {
    const facts = ["a", "b"].map((id) => response({ id, scores: [answer("recommend", 9)] }));
    expect(scored(foldFacts(facts, program).cells)).toEqual({ "nps|customer|recommend": { 9: 2 } });
  });
});

describe("cell texts", () => {
  test("read back as the key that they were written from", () => {
    const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
    const keys = fc.record({
      metric: fc.constantFrom("nps", "ttr"),
      audience: fc.constantFrom("customer" as const, "staff" as const, "leader" as const),
      question: text,
      stage: text,
      touchpoint: text,
      segment: text,
    });
    fc.assert(
      fc.property(keys, ({ question, stage, touchpoint, segment, ...rest }) => {
        const key = {
          ...rest,
          ...(question !== undefined && { question }),
          ...(stage !== undefined && { stage }),
          ...(touchpoint !== undefined && { touchpoint }),
          ...(segment !== undefined && { segment }),
        };
        expect(cellKeyOf(cellText(key))).toEqual(key);
      }),
    );
  });

  test("cells of two rollups add up", () => {
    const one = { "nps|customer|q": { 9: 1 }, "backlog|customer": { opened: 2 } };
    expect(mergeCells(one, { "nps|customer|q": { 9: 2, 0: 1 } })).toEqual({
      "backlog|customer": { opened: 2 },
      "nps|customer|q": { 0: 1, 9: 3 },
    });
  });
});

describe("quotes", () => {
  const told = (id: string, value: number, later = 0, stage?: string) =>
    response({ id, at: at + later, comment: "words", ...(stage && { stage }), scores: [answer("recommend", value)] });

  test("are the newest five of a stage and class, by fact key and without words", () => {
    const facts = Array.from({ length: 8 }, (_, index) => told(`r${index}`, 6, index, "use"));
    const { quotes } = foldFacts([...facts].reverse(), program);
    expect(Object.keys(quotes)).toEqual(["use|low"]);
    expect(quotes["use|low"]?.map(({ id }) => id)).toEqual(["r3", "r4", "r5", "r6", "r7"]);
    expect(bytes(quotes)).not.toContain("words");
  });

  test("fall into three classes, and under no stage where there is none", () => {
    const { quotes } = foldFacts([told("a", 6), told("b", 8), told("c", 9)], program);
    expect(Object.keys(quotes)).toEqual(["|high", "|low", "|middle"]);
  });

  test("leave out staff, blank comments, and responses without an answer that counts", () => {
    const facts = [{ ...told("a", 3), audience: "staff" as const }, { ...told("b", 3), comment: "  " }, told("c", 11)];
    expect(foldFacts(facts, program).quotes).toEqual({});
  });
});

describe("the definition of rollups", () => {
  test("changes with what folding reads, and not with names", () => {
    const plain = definitionOf(program);
    expect(definitionOf(programOf({ name: "Acme Ltd" }))).toBe(plain);
    expect(definitionOf(programOf({ resolutionTargetHours: 4 }))).not.toBe(plain);
    expect(definitionOf(programOf({ timeZone: "Europe/London" }))).not.toBe(plain);
    expect(definitionOf(programOf({ questions: [] }))).not.toBe(plain);
  });
});
