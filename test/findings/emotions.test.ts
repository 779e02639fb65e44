// Emotions: shares of words, one family of changes for each stage, and one question along the row.
import { describe, expect, test } from "vitest";
import { defineConfig } from "../../lib/config/index.ts";
import { faces, feelingAt } from "../../lib/domain/feelings.ts";
import { emotionsAt } from "../../lib/findings/emotions.ts";
import { emotionsOf } from "../../lib/report/model/journey/emotions.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { program as base } from "../report-model/world.ts";

const words = ["calm", "cross", "lost"];
const questions = [
  { id: "felt", name: "Felt", text: "How did you feel?", metric: "emotion", scale: { min: 1, max: 3 }, words },
  { id: "face", name: "Face", text: "Which face?", metric: "emotion", scale: { min: 1, max: 5 } },
];
const config = defineConfig({
  sender: { address: "cx@acme.test", name: "Acme CX" },
  programs: [{ ...base, questions }],
} as never);
const program = config.programs[0]!;
const question = program.questions[0]!;
const rules = { floors: { lowBase: 30 }, causes: [], incomplete: false, context: { program } };

const past = (period: string, counts: Record<string, number>, hidden = false) => ({
  period,
  start: "2026-11-09",
  counts,
  hidden,
});
const felt = (now: Record<string, number>, before: Record<string, number>) =>
  emotionsAt(
    { question, stage: "purchase", words, current: past("2026-W47", now), earlier: [past("2026-W46", before)] },
    rules,
  );

const cell = (id: string, stage: string) => cellText({ metric: "emotion", question: id, stage, audience: "customer" });
const rowOf = (current: Record<string, Record<string, number>>, earlier: typeof current = {}) =>
  emotionsOf({
    inputs: { current, earlier: [{ period: "2026-W46", cells: earlier }] },
    program,
    period: { id: "2026-W47", start: "2026-11-16" },
    incomplete: false,
  });

describe("a word", () => {
  test("is up where its share rose clearly, and no word is better or worse", () => {
    const [cross, calm] = felt({ n: 200, 1: 80, 2: 120 }, { n: 200, 1: 120, 2: 60 });
    expect(cross).toMatchObject({
      word: "cross",
      value: 60,
      n: 200,
      change: { verdict: "up", difference: 30, earlier: 30 },
    });
    expect(calm?.change?.verdict).toBe("down");
    expect(cross?.change).not.toHaveProperty("better");
  });

  test("is not clear alone where it is one of many that did not move", () => {
    const one = felt({ n: 100, 1: 50, 2: 30, 3: 20 }, { n: 100, 1: 50, 2: 18, 3: 20 });
    // 30 of 100 against 18 of 100: p = .047 alone, above .1 / 3 of a family of three.
    expect(one.map(({ change }) => change?.verdict)).toEqual(["no-clear-change", "no-clear-change", "no-clear-change"]);
  });

  test("gets no verdict from few answers, and none at all where it is hidden", () => {
    expect(felt({ n: 20, 1: 20 }, { n: 200, 1: 20 })[0]?.change).toMatchObject({ verdict: "too-few", needs: 10 });
    expect(
      emotionsAt({ question, stage: "purchase", words, current: past("w", { n: 4, 1: 4 }, true), earlier: [] }, rules),
    ).toEqual([]);
  });
});

describe("the row", () => {
  test("is of the question that most stages were asked; another one is told apart", () => {
    const { question: of, at } = rowOf({
      [cell("felt", "purchase")]: { n: 40, 1: 40 },
      [cell("felt", "onboarding")]: { n: 50, 2: 50 },
      [cell("face", "support")]: { n: 60, 5: 45, 1: 15 },
    });
    expect(of).toBe("felt");
    expect(at.get("support")).toEqual({ question: "face" });
    expect(at.get("onboarding")).toMatchObject([{ word: "cross", value: 100 }, {}, {}]);
  });

  test("of faces names them, and hides a stage of few with the one that would give it away", () => {
    const { at } = rowOf({
      [cell("face", "purchase")]: { n: 4, 1: 4 },
      [cell("face", "onboarding")]: { n: 50, 2: 50 },
      [cell("face", "support")]: { n: 60, 5: 45, 1: 15 },
    });
    expect([...at.keys()]).toEqual(["support"]);
    expect(at.get("support")).toMatchObject([
      { word: "very happy", value: 75 },
      { word: "very unhappy", value: 25 },
      {},
      {},
      {},
    ]);
  });
});

describe("five faces", () => {
  test("are read as words, as drawn faces whatever their tone, and nothing else", () => {
    expect(["😞", "🙁", "😐", "☺️", " 😀 ", "Very happy"].map((sent) => feelingAt(sent, {}))).toEqual([
      1, 2, 3, 4, 5, 5,
    ]);
    expect(feelingAt("🎉", {})).toBeUndefined();
    expect(feelingAt("😀", { words })).toBeUndefined();
    expect(faces).toHaveLength(5);
  });

  test("stand for the words of a question that lists none, on a scale of five", () => {
    const bad = { ...questions[1], scale: { min: 1, max: 7 } };
    expect(() =>
      defineConfig({ sender: { address: "cx@acme.test" }, programs: [{ ...base, questions: [bad] }] } as never),
    ).toThrow(/five faces/);
  });
});
