// Drivers: what leaders rank first, what customers' answers go with, and when the two are clearly not the same.
import { describe, expect, test } from "vitest";
import { defineConfig } from "../../../lib/config/index.ts";
import type { Fact } from "../../../lib/domain/fact.ts";
import { expectationFindings } from "../../../lib/findings/gaps/expectation-findings.ts";
import { meanRanks } from "../../../lib/metrics/drivers/ranking.ts";
import { driversIn } from "../../../lib/report/model/beliefs/drivers.ts";
import { finishRollup } from "../../../lib/rollup/finish.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { decode, routesOf } from "../../../lib/sources/decode.ts";
import { correlationInterval } from "../../../lib/statistics/intervals/correlation-interval.ts";
import { kendallInterval } from "../../../lib/statistics/intervals/kendall-interval.ts";
import { correlation } from "../../../lib/statistics/samples/pearson.ts";

const words = ["Price", "Delivery", "Quality"];
const ids = ["price", "delivery", "quality"];
const ranking = {
  id: "rank",
  name: "Drivers",
  text: "What matters most?",
  metric: "ranking",
  scale: { min: 1, max: 3 },
  words,
  drivers: ids,
  outcome: "nps",
};
const programs = (question: object) => [
  {
    ...{ id: "acme", name: "Acme", timeZone: "UTC" },
    questions: [
      { id: "nps", name: "NPS", text: "?", metric: "nps", scale: { min: 0, max: 10 } },
      ...ids.map((id) => ({ id, name: id, text: "?", metric: "csat", scale: { min: 1, max: 5 } })),
      question,
    ],
  },
];
const sender = { address: "cx@acme.test", name: "Acme" };
const config = defineConfig({
  ...{ sender, programs: programs(ranking) },
  connections: [
    {
      ...{ id: "leaders", program: "acme", source: "generic", secret: "s", audience: "leader" },
      mapping: { id: "id", customer: "who", scores: [{ question: "rank", field: "order" }] },
    },
  ],
} as never);
const program = config.programs[0]!;

function ranked(id: string, order: readonly string[]): Fact[] {
  const body = new TextEncoder().encode(JSON.stringify({ id, who: id, order }));
  const decoded = decode({ headers: {}, body }, routesOf(config).get("leaders")!, {
    pepper: "p",
    receivedAt: Date.parse("2026-11-17T12:00:00Z"),
  });
  if (decoded.kind !== "facts") throw new Error(decoded.kind);
  return decoded.changes as Fact[];
}

const answered = (at: number, scores: Record<string, number>): Fact =>
  ({
    ...{
      kind: "response",
      program: "acme",
      connection: "c",
      id: `c-${at}`,
      revision: { order: 1, mapping: 1 },
      at: 1.7e12 + at,
    },
    ...{ audience: "customer", customer: `k-${at}`, segments: {} },
    scores: Object.entries(scores).map(([question, value]) => ({ question, form: "answer", value })),
  }) as Fact;

/** Delivery follows the whole, price has nothing to do with it, quality a little. */
const customers = Array.from({ length: 200 }, (_, at) =>
  answered(at, {
    nps: at % 11,
    price: 1 + ((at * 7) % 5),
    delivery: 1 + Math.floor((at % 11) / 2.3),
    quality: 1 + (((at % 11) + (at % 7)) % 5),
  }),
);
const leaders = Array.from({ length: 6 }, (_, at) =>
  ranked(`l-${at}`, at === 0 ? ["Price", "Quality"] : ["price", "quality", "delivery"]),
).flat();
const found = (facts: readonly Fact[]) => {
  const cells = finishRollup(foldFacts(facts, program));
  return driversIn({ current: cells, beliefs: cells }, program)[0];
};

describe("drivers", () => {
  test("are ranked by how closely customers' answers go with the whole, beside the mean ranks of leaders", () => {
    const one = found([...customers, ...leaders]);
    expect(one?.drivers.map(({ word }) => word)[0]).toBe("Delivery");
    expect(one?.drivers.find(({ word }) => word === "Price")?.leader).toBe(1);
    expect(one?.drivers.find(({ word }) => word === "Delivery")?.leader).toBe(3);
    expect(one?.drivers[0]?.customers).toMatchObject({ n: 200, value: expect.closeTo(0.98, 1) });
  });

  test("name a mistake only where another driver is clearly the stronger", () => {
    expect(found([...customers, ...leaders])?.agreement[0]).toMatchObject({
      audience: "leader",
      n: 6,
      mistaken: { believed: "Price", followed: "Delivery" },
    });
    const told = expectationFindings([found([...customers, ...leaders])!], []);
    expect(told).toEqual([
      {
        kind: "drivers",
        question: "rank",
        audience: "leader",
        n: 6,
        customers: 200,
        believed: "Price",
        followed: "Delivery",
      },
    ]);
    const right = Array.from({ length: 6 }, (_, at) => ranked(`r-${at}`, ["Delivery", "Quality", "Price"])).flat();
    expect(found([...customers, ...right])?.agreement[0]).not.toHaveProperty("mistaken");
    expect(found([...customers.slice(0, 29), ...leaders])?.agreement).toEqual([]);
  });

  test("show no ranks of fewer leaders than the floor, and each person once", () => {
    expect(found([...customers, ...leaders.slice(0, 4)])?.drivers[0]).not.toHaveProperty("leader");
    const again = leaders.map((fact) => ({ ...fact, id: `${fact.id}-again` }) as Fact);
    expect(found([...leaders, ...again])?.agreement).toEqual([]);
    expect(found([...customers, ...leaders, ...again])?.agreement[0]?.n).toBe(6);
    expect(found(leaders.slice(0, 4))).toBeUndefined();
  });

  test("that somebody leaves out share the places that are left", () => {
    // Price first, then nothing: the other two share the ranks 2 and 3.
    const cells = finishRollup(foldFacts(ranked("x", ["Price"]), program));
    expect(meanRanks(cells["belief-ranking|leader|rank"] ?? {}, 3)).toEqual([1, 2.5, 2.5]);
  });

  test("are of customers and leaders apart: a customer's ranking is no belief", () => {
    expect(finishRollup(foldFacts(customers, program))["belief-ranking|customer|rank"]).toBeUndefined();
  });

  test.each([
    [{ ...ranking, words: ["Price", "Delivery"] }, /three words/],
    [{ ...ranking, outcome: undefined }, /about the whole/],
    [{ ...ranking, drivers: ["price", "delivery", "nothing"] }, /no question "nothing"/],
  ])("of a bad ranking are refused", (bad, problem) => {
    expect(() => defineConfig({ sender, programs: programs(bad) } as never)).toThrow(problem);
  });
});

describe("the intervals", () => {
  test("a correlation from sums is Pearson's, with Fisher's interval", () => {
    const pairs = [
      [1, 2],
      [2, 1],
      [3, 5],
      [4, 4],
      [5, 6],
    ] as const;
    const sum = (of: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + of(x, y), 0);
    const sums = {
      n: 5,
      x: sum((x) => x),
      y: sum((_, y) => y),
      xx: sum((x) => x * x),
      xy: sum((x, y) => x * y),
      yy: sum((_, y) => y * y),
    };
    expect(correlationInterval(sums)?.value).toBeCloseTo(correlation(pairs) ?? Number.NaN, 12);
    // r = .5 of n = 103: tanh(.549306 -+ 1.959964 / 10) = .3391 to .6326.
    const half = { n: 103, x: 0, y: 0, xx: 100, xy: 50, yy: 100 };
    expect(correlationInterval(half)).toMatchObject({
      low: expect.closeTo(0.3391, 3),
      high: expect.closeTo(0.6326, 3),
    });
    expect(correlationInterval({ ...half, n: 3 })).toBeUndefined();
    expect(correlationInterval({ ...half, xx: 0, xy: 0 })).toBeUndefined();
  });

  test("that of a rank correlation narrows with the list, and is none for short or perfect ones", () => {
    const [ten, forty] = [kendallInterval(0.5, 10), kendallInterval(0.5, 40)];
    // tanh(.549306 -+ 1.959964 sqrt(.437 / 6)) = .0203 to .7925
    expect(ten).toMatchObject({ low: expect.closeTo(0.0203, 3), high: expect.closeTo(0.7925, 3) });
    expect(forty?.low).toBeGreaterThan(ten?.low ?? 1);
    expect([kendallInterval(0.5, 4), kendallInterval(1, 10)]).toEqual([undefined, undefined]);
  });
});
