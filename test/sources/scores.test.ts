// Which values are scores: nothing is rounded, guessed or made a zero.
import { describe, expect, test } from "vitest";
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
    ["Great", "1", true, "9", "Greater", "constructor", "toString"].map((value) => read(value, "answer", { words })),
  ).toEqual([10, 7, 3, 9, "problem", "problem", "problem"]);
});

describe("words of a scale, as the configuration names them", () => {
  const scale = {
    ...{ "9 - very likely": 9, "sehr zufrieden": 10, とても満足: 8, ممتاز: 7, "очень хорошо": 6 },
    ...{ "😀": 10, "☹": 1, "Très bien": 9, Okay: 5, "4": 4, ไม่ดี: 2 },
  };
  test.each([
    ["another dash", "9 – very likely", 9],
    ["no spaces around it", "9–Very likely", 9],
    ["a digit of full width", "９ － very likely", 9],
    ["an Arabic digit", "٤", 4],
    ["a Persian digit", "۴", 4],
    ["a Devanagari digit", "४", 4],
    ["capitals", "SEHR ZUFRIEDEN", 10],
    ["spaces of another kind", "sehr\u00a0zufrieden ", 10],
    ["Japanese", "とても満足", 8],
    ["Arabic with marks of direction", "\u200fممتاز\u200f", 7],
    ["Russian", "Очень хорошо", 6],
    ["Thai", "ไม่ดี", 2],
    ["a face", "😀", 10],
    ["a face in colour", "☹\uFE0F", 1],
    ["letters composed otherwise", "Tre\u0300s bien", 9],
    ["the word itself", "Okay", 5],
  ])("%s: %s", (_, sent, value) => expect(read(sent, "answer", { words: scale })).toBe(value));

  test.each(["Tres bien", "9 very likely", "very likely", "５", "zufrieden"])("%s is another word", (sent) =>
    expect(read(sent, "answer", { words: scale })).toBe("problem"),
  );
});

test("yes and no are one and nought where that is asked; shares run to 100", () => {
  expect([true, false, 1, 2].map((value) => read(value, "yes-no"))).toEqual([1, 0, 1, "problem"]);
  expect([100, 101, "63", 63.5].map((value) => read(value, "share"))).toEqual([100, "problem", 63, "problem"]);
});
