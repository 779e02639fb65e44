import { describe, expect, test } from "vitest";
import { defineConfig } from "../../lib/config/index.ts";
import { emotionShares } from "../../lib/metrics/surveys/emotion.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { decode, routesOf } from "../../lib/sources/decode.ts";
import { leaders, period, reportFrom, steady, week } from "./story.ts";
import { config as base, csatCounts, inputsOf } from "./world.ts";

const words = ["curious", "confident", "frustrated"];
const config = defineConfig({
  sender: { address: "cx@acme.test" },
  programs: [
    {
      id: "acme",
      name: "Acme",
      timeZone: "UTC",
      stages: ["purchase", "onboarding", "support"].map((id) => ({ id, name: id })),
      questions: [
        { id: "satisfied", name: "Satisfied", text: "?", metric: "csat", scale: { min: 1, max: 5 } },
        { id: "other", name: "Satisfied too", text: "?", metric: "csat", scale: { min: 1, max: 7 } },
        { id: "felt", name: "Felt", text: "How did you feel?", metric: "emotion", scale: { min: 1, max: 3 }, words },
      ],
    },
  ],
  connections: [
    {
      ...{ id: "form", program: "acme", source: "generic", secret: "form" },
      mapping: {
        ...{ id: "id", customer: "who", stage: "stage" },
        scores: [{ question: "felt", field: "felt" }],
      },
    },
  ],
});
const program = config.programs[0]!;

const answered = (id: string, felt: unknown, who = id) => {
  const body = new TextEncoder().encode(JSON.stringify({ id, who, stage: "purchase", felt }));
  const route = routesOf(config).get("form")!;
  return decode({ headers: {}, body }, route, { pepper: "p", receivedAt: Date.parse("2026-11-17T12:00:00Z") });
};

const at = (metric: string, question: string, stage: string) =>
  cellText({ metric, question, stage, audience: "customer" });

describe("the journey", () => {
  test("has the stages in order, the weakest and the widest gap named", () => {
    const { journey } = reportFrom({ current: week({ onboarding: 47, support: 80 }), beliefs: leaders(78, 4) });
    expect(journey?.stages.map(({ stage }) => stage)).toEqual(["purchase", "onboarding", "support"]);
    expect(journey).toMatchObject({ weakest: "onboarding", widestGap: "onboarding", end: "support" });
    expect(journey?.stages[1]?.attitude).toMatchObject({ value: 47, n: 100 });
    expect(journey?.stages[0]).toEqual({ stage: "purchase", n: 0 });
  });

  test("names no weakest stage where two cannot be told apart", () => {
    expect(reportFrom({ current: week(steady) }).journey?.weakest).toBeUndefined();
    expect(reportFrom({}).journey).toBeUndefined();
    expect(base.programs).toHaveLength(1);
  });

  test("marks a stage that was asked another question", () => {
    const current = {
      [at("csat", "satisfied", "purchase")]: csatCounts(70, 100),
      [at("csat", "satisfied", "onboarding")]: csatCounts(60, 100),
      [at("csat", "other", "support")]: { 7: 80, 1: 20 },
    };
    const { journey } = reportOf(inputsOf({ current }), { program, config: { id: "weekly" }, period, revision: 1 });
    expect(journey?.attitude).toEqual({ metric: "csat", question: "satisfied" });
    expect(journey?.stages[2]?.attitude).toEqual({ question: "other" });
  });
});

describe("between stages", () => {
  const flow = (stage: string) => cellText({ metric: "stage-flow", stage, audience: "customer" });
  const current: Cells = {
    [flow("purchase")]: { entered: 100, on: 74, "+9": 74 },
    [flow("onboarding")]: { entered: 40, on: 40, "+0": 30, "+1": 10 },
  };
  const journeyIn = (now: Cells, before: Cells = {}) =>
    reportOf(inputsOf({ current: now, earlier: [{ period: "2026-W46", cells: before }] }), {
      ...{ program, config: { id: "w" }, period, revision: 1 },
    }).journey;

  test("stands how many went no further, in the period before as well, and how long the others took", () => {
    const journey = journeyIn(current, { [flow("purchase")]: { entered: 100, on: 83, "+5": 83 } });
    const [purchase, onboarding, support] = journey?.stages ?? [];
    expect(purchase?.onward).toMatchObject({
      dropOff: { value: 26, n: 100 },
      earlier: 17,
      time: { value: 777_600, n: 74 },
    });
    expect(onboarding?.onward).toMatchObject({ dropOff: { value: 0 }, time: { value: 0 } });
    expect(onboarding?.onward).not.toHaveProperty("earlier");
    expect(support).toEqual({ stage: "support", n: 0 });
  });

  test("nothing stands below the floor, nor where one hidden stage alone would be left", () => {
    const few = { ...current, [flow("purchase")]: { entered: 4, on: 2, "+1": 2 } };
    expect(journeyIn(few)).toBeUndefined();
  });
});

describe("emotions", () => {
  test("are chosen words: each once a customer, by the stage they were asked about", () => {
    const decoded = [
      answered("a", ["curious", "Confident"]),
      answered("b", ["curious", "curious"]),
      answered("c", "frustrated"),
    ];
    const facts = decoded.flatMap((one) => (one.kind === "facts" ? one.changes : []));
    const cells = finishRollup(foldFacts(facts as never, program));
    expect(cells[at("emotion", "felt", "purchase")]).toEqual({ n: 3, 1: 2, 2: 1, 3: 1 });
    expect(cells["response-rate|customer|felt|purchase"]).toEqual({ answered: 3 });
  });

  test("a word that the question does not have is kept aside, the others count", () => {
    expect(answered("a", ["curious", "cross"])).toMatchObject({ kind: "facts", problems: [expect.any(String)] });
    expect(answered("a", ["cross"]).kind).toBe("aside");
  });

  test("give shares with Wilson's interval, and none below the floor", () => {
    const [first] = emotionShares({ n: 10, 1: 0, 2: 10 }, words);
    expect(first).toMatchObject({ word: "confident", value: 100, high: 100 });
    const current = {
      [at("csat", "satisfied", "purchase")]: csatCounts(70, 100),
      [at("csat", "satisfied", "onboarding")]: csatCounts(60, 100),
      [at("emotion", "felt", "purchase")]: { n: 40, 1: 30, 3: 10 },
      [at("emotion", "felt", "onboarding")]: { n: 4, 3: 4 },
    };
    const stages = (changed: object) =>
      reportOf(inputsOf({ current: { ...current, ...changed } }), { program, config: { id: "w" }, period, revision: 1 })
        .journey?.stages;
    const more = { [at("emotion", "felt", "support")]: { n: 50, 2: 50 } };
    // One hidden stage alone could be worked out from the whole, so that the next smallest is hidden as well.
    expect(stages(more)?.map(({ emotions }) => emotions?.[0]?.word)).toEqual([undefined, undefined, "confident"]);
  });

  test("a question of words lists them", () => {
    const bad = { ...config.programs[0]!.questions[2]!, words: ["one"] };
    expect(() =>
      defineConfig({ sender: { address: "cx@acme.test" }, programs: [{ ...program, questions: [bad] }] } as never),
    ).toThrow(/lists its words/);
  });
});
