// SERVQUAL's gaps: paired by person, against the target, and what leaders think is expected; clear ones alone are told.
import { describe, expect, test } from "vitest";
import { defineConfig } from "../../../lib/config/index.ts";
import type { Fact } from "../../../lib/domain/fact.ts";
import { expectationFindings } from "../../../lib/findings/gaps/expectation-findings.ts";
import { judged, type ServqualGap } from "../../../lib/findings/gaps/servqual.ts";
import { figureOf } from "../../../lib/metrics/index.ts";
import { renderMail } from "../../../lib/report/message.ts";
import { servqualOf } from "../../../lib/report/model/beliefs/servqual.ts";
import { measuresOf } from "../../../lib/report/model/figures.ts";
import { editionPage } from "../../../lib/report/page/edition-page.ts";
import { cellKeyOf } from "../../../lib/rollup/cells.ts";
import { finishRollup } from "../../../lib/rollup/finish.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { decode, routesOf } from "../../../lib/sources/decode.ts";
import { stageSours } from "../../golden/stories/stage-sours.ts";
import { caseOf, expectNear, missing, rowsOf, title } from "../../reference/cases.ts";

const scale = { min: 1, max: 10 };
const sender = { address: "cx@acme.test", name: "Acme" };
const found = { id: "found", name: "Found", text: "How was it?", metric: "csat", scale };
const expected = {
  id: "expected",
  name: "Expected",
  text: "What did you expect?",
  metric: "expectation",
  scale,
  of: "found",
};
const programs = (question: object) => [
  {
    id: "acme",
    name: "Acme",
    timeZone: "UTC",
    stages: [
      { id: "use", name: "Use" },
      { id: "renew", name: "Renew" },
    ],
    questions: [found, question],
    resolutionTargetHours: 1,
  },
];
const program = defineConfig({ sender, programs: programs(expected) } as never).programs[0]!;

const at = Date.parse("2026-11-17T12:00:00Z");
const common = (id: string) => ({
  program: "acme",
  connection: "c",
  id,
  revision: { order: 1, mapping: 1 },
  segments: {},
});
const score = (question: string, value: number, stage = "use") => ({ question, form: "answer", value, stage });
const answered = (id: string, scores: readonly object[], more: object = {}): Fact =>
  ({ kind: "response", ...common(id), at, audience: "customer", customer: id, scores, ...more }) as Fact;
const pairs = (values: readonly (readonly [number, number])[]): Fact[] =>
  values.map(([was, hoped], n) => answered(`r-${n}`, [score("found", was), score("expected", hoped)]));
const cellsOf = (facts: readonly Fact[]) => finishRollup(foldFacts(facts, program));
const gapsIn = (facts: readonly Fact[]): ServqualGap[] => {
  const cells = cellsOf(facts);
  return servqualOf(
    { current: cells, beliefs: cells },
    measuresOf(Object.keys(cells).map(cellKeyOf), { cells }, program),
    program,
  );
};

describe("gap 5", () => {
  test("is what each person found less what he expected, about one stage", () => {
    const facts = [
      ...pairs([
        [7, 9],
        [8, 8],
      ]),
      answered("other-stage", [score("found", 1), score("expected", 10, "renew")]),
      answered("half", [score("found", 1)]),
      answered("leader", [score("found", 1), score("expected", 10)], { audience: "leader" }),
    ];
    expect(cellsOf(facts)["expectation-gap|customer|found|use"]).toEqual({ "-2": 1, "0": 1 });
    expect(cellsOf(facts)["expectation-gap|customer|found"]).toEqual({ "-2": 1, "0": 1 });
  });

  test("counts each person's latest pair, and pairs nothing across two scales", () => {
    const again = answered("later", [score("found", 5), score("expected", 6)], { customer: "r-0", at: at + 1 });
    expect(cellsOf([...pairs([[7, 9]]), again])["expectation-gap|customer|found|use"]).toEqual({ "-1": 1 });
    const bad = { ...expected, scale: { min: 1, max: 5 } };
    expect(() => defineConfig({ sender, programs: programs(bad) } as never)).toThrow(/on the same scale/);
  });

  test("is clear with enough answers only", () => {
    const lower = Array.from({ length: 40 }, (_, n) => [6 + (n % 3), 8 + (n % 2)] as const);
    expect(gapsIn(pairs(lower))).toMatchObject([
      { gap: 5, question: "found", unit: "score", n: 40, verdict: "short" },
      { gap: 5, question: "found", stage: "use", n: 40, verdict: "short" },
    ]);
    expect(gapsIn(pairs(lower.slice(0, 12)))[0]?.verdict).toBe("too-few");
    expect(gapsIn(pairs(lower.slice(0, 4)))).toEqual([]);
  });

  test.skipIf(missing)(title("is that of the published satisfaction data"), () => {
    const one = caseOf("csat-ces", "servqual-gap5-PERQ1-CUEX1");
    const rows = rowsOf("satisfaction-mobi.csv").map((row) => [Number(row.PERQ1), Number(row.CUEX1)] as const);
    const cells = cellsOf(pairs(rows));
    const figure = figureOf("expectation-gap")?.figure.measure(cells["expectation-gap|customer|found|use"] ?? {}, {
      program,
      question: program.questions[0]!,
    });
    if (figure?.kind !== "measured") throw new Error("the gap is suppressed");
    expectNear(
      [figure.n, figure.value, figure.low, figure.high],
      [one.expected.n, one.expected.mean_gap, ...one.expected.ci95],
      one,
    );
  });
});

describe("gap 3", () => {
  const resolved = (n: number, hours: number): Fact =>
    ({
      kind: "ticket-resolved",
      ...common(`t-${n}`),
      opened: at,
      resolved: at + hours * 3_600_000,
      seen: at + hours * 3_600_000,
      stage: "use",
    }) as Fact;

  test("is the median time less the target: more time falls short", () => {
    const slow = Array.from({ length: 41 }, (_, n) => resolved(n, 2 + n / 100));
    expect(gapsIn(slow)[0]).toMatchObject({
      gap: 3,
      unit: "seconds",
      n: 41,
      verdict: "short",
      value: expect.closeTo(1.2 * 3600, 0),
    });
    expect(gapsIn(Array.from({ length: 41 }, (_, n) => resolved(n, 0.5)))[0]?.verdict).toBe("over");
  });
});

describe("gap 1", () => {
  const leaders = (share: number): Fact[] =>
    Array.from({ length: 6 }, (_, n) =>
      answered(`l-${n}`, [{ question: "expected", form: "share", value: share + n, stage: "use" }], {
        audience: "leader",
      }),
    );
  const customers = Array.from({ length: 60 }, (_, n) => answered(`c-${n}`, [score("expected", n % 2 === 0 ? 10 : 5)]));

  test("is what leaders think that customers expect, less what they do", () => {
    const one = gapsIn([...customers, ...leaders(80)]).find(({ gap }) => gap === 1);
    expect(one).toMatchObject({
      question: "expected",
      stage: "use",
      audience: "leader",
      unit: "percent",
      value: expect.closeTo(32.5, 6),
      n: 60,
      verdict: "over",
    });
    expect(gapsIn([...customers.slice(0, 20), ...leaders(80)])).toEqual([]);
    expect(gapsIn([...customers, ...leaders(80).slice(0, 4)])).toEqual([]);
  });
});

describe("gap 4", () => {
  const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T22:00:00Z`;
  const connected = (mapping: object) =>
    defineConfig({
      ...{ sender, programs: programs(expected) },
      connections: [{ id: "shop", program: "acme", source: "generic", secret: "s", stage: "use", mapping }],
    } as never);
  const mapping = {
    kind: "order",
    id: "id",
    at: "at",
    value: "total",
    currency: { is: "EUR" },
    promised: "eta",
    delivered: "came",
  };
  const config = connected(mapping);
  function ordered(id: string, eta: string | undefined, came?: string): Fact[] {
    const body = new TextEncoder().encode(JSON.stringify({ id, at: day(10), total: "9.50", eta, came }));
    const decoded = decode({ headers: {}, body }, routesOf(config).get("shop")!, {
      pepper: "p",
      receivedAt: Date.parse(day(28)),
    });
    if (decoded.kind !== "facts") throw new Error(decoded.kind);
    return decoded.changes as Fact[];
  }
  const many = (n: number, eta: string, came?: string) =>
    Array.from({ length: n }, (_, at) => ordered(`${eta}-${came}-${at}`, eta, came)).flat();

  test("is by days: later the same day is no broken promise, and an order without one counts nowhere", () => {
    const facts = [
      ...ordered("a", day(12), day(14)),
      ...ordered("b", "2026-11-12T01:00:00Z", day(12)),
      ...ordered("c", undefined, day(12)),
      ...ordered("d", day(12)),
    ];
    expect(cellsOf(facts)["promise|customer"]).toEqual({ "0": 1, "2": 1, waiting: 1 });
  });

  test("is the mean number of days, beside the share that came late", () => {
    const facts = [...many(30, day(12), day(14)), ...many(10, day(12), day(11))];
    const cells = cellsOf(facts);
    expect(
      figureOf("late-share")?.figure.measure(cells["promise|customer|use"] ?? cells["promise|customer||use"] ?? {}, {
        program,
      }),
    ).toMatchObject({ value: 75, n: 40 });
    expect(gapsIn(facts)[0]).toMatchObject({
      gap: 4,
      unit: "seconds",
      n: 40,
      value: expect.closeTo(1.25 * 86_400, 3),
      verdict: "short",
    });
  });

  test("waits while more than a fifth of what was promised is on its way: the quick ones came first", () => {
    const facts = [...many(30, day(12), day(11)), ...many(10, day(20))];
    const cells = cellsOf(facts);
    expect(figureOf("late-share")?.figure.measure(cells["promise|customer"] ?? {}, { program })).toEqual({
      kind: "suppressed",
      reason: "not-finished",
      n: 30,
    });
    expect(gapsIn(facts)).toEqual([]);
    expect(gapsIn([...many(41, day(12), day(11)), ...many(10, day(20))])).toHaveLength(2);
  });
});

describe("told", () => {
  const gap: ServqualGap = {
    gap: 5,
    question: "satisfied",
    stage: "onboarding",
    unit: "score",
    value: -0.42,
    low: -0.6,
    high: -0.2,
    n: 250,
    verdict: "short",
  };
  const viewWith = (servqual: readonly ServqualGap[]) => ({
    ...stageSours,
    report: { ...stageSours.report, servqual },
  });
  const flat = (text: string): string => text.replace(/\s+/g, " ");

  test("in the mail only where it is clear, on the page always", () => {
    expect(flat(renderMail(viewWith([gap])).text)).toContain(
      "Onboarding: customers found 0.4 steps less than they expected (−0.6 to −0.2; 250 customers).",
    );
    const unclear = viewWith([{ ...gap, verdict: "unclear" }]);
    expect(renderMail(unclear).text).not.toContain("than they expected");
    expect(editionPage({ ...unclear, pageUrl: "https://cx.example/r/t" })).toContain("may be none");
  });

  test("as findings: not that we were on time, nor what may be none", () => {
    const found = [gap, { ...gap, gap: 4, unit: "seconds", verdict: "over" }, { ...gap, verdict: "unclear" }] as const;
    expect(expectationFindings([], found)).toEqual([{ kind: "servqual", gap }]);
  });

  test("as one family: one of many that barely excludes 0 may be none", () => {
    const barely = { gap: 5, unit: "score", value: 0.2, low: 0.001, high: 0.399, n: 90 } as const;
    const none = { ...barely, value: 0, low: -0.2, high: 0.2 };
    expect(judged([barely], 30)[0]?.verdict).toBe("over");
    expect(judged([barely, ...Array.from({ length: 9 }, () => none)], 30)[0]?.verdict).toBe("unclear");
  });
});
