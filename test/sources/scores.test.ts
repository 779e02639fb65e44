// Which values are scores: nothing is rounded, guessed or made a zero.
import { expect, test } from "vitest";
import type { Question } from "../../lib/config/index.ts";
import { scoreOf } from "../../lib/sources/mapping/scores.ts";

const question: Question = {
  id: "nps",
  name: "NPS",
  text: "?",
  metric: "nps",
  scale: { min: 0, max: 10 },
  survey: "relationship",
  direction: "ease",
};
const words = { Great: 10, "1": 7, true: 3 };
const read = (value: unknown, form: "answer" | "yes-no" | "share" = "answer", more: object = {}) => {
  const found = scoreOf(value, { question: "nps", field: "f", form, ...more }, question);
  return found.kind === "score" ? found.score.value : found.kind;
};

test.each([
  [9, 9],
  [0, 0],
  [-0, 0],
  ["9", 9],
  [" 10.0 ", 10],
  ["-0", 0],
  ["007", 7],
])("%j is %j", (value, score) => expect(Object.is(read(value), score)).toBe(true));

test.each([
  11,
  -1,
  9.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  "11",
  "9.5",
  "0x0A",
  "\uff19",
  "1e1",
  "９",
  "Great",
  "9 of 10",
  "true",
  true,
  {},
  [],
  [9],
])("%j is none", (value) => expect(read(value)).toBe("problem"));

test("left out or empty is unanswered, null is null, and neither is zero", () => {
  expect([undefined, "", " ", null].map((value) => read(value))).toEqual([
    "unanswered",
    "unanswered",
    "unanswered",
    "null",
  ]);
});

test("words are those of the mapping, by their own names only", () => {
  expect(
    ["Great", "1", true, "9", "great", "constructor", "toString"].map((value) => read(value, "answer", { words })),
  ).toEqual([10, 7, 3, 9, "problem", "problem", "problem"]);
});

test("yes and no are one and nought where that is asked; shares run to 100", () => {
  expect([true, false, 1, 2].map((value) => read(value, "yes-no"))).toEqual([1, 0, 1, "problem"]);
  expect([100, 101, "63", 63.5].map((value) => read(value, "share"))).toEqual([100, "problem", 63, "problem"]);
});
