// Earlier forms of a question: their answers are counted under another name, or not at all, never with those of now.
import { describe, expect, test } from "vitest";
import { defineConfig } from "../../lib/config/index.ts";
import { askedAs } from "../../lib/domain/asked.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { metrics } from "../../lib/metrics/index.ts";
import { formOf, questionNamed } from "../../lib/metrics/surveys/forms.ts";
import { definitionOf } from "../../lib/rollup/definition.ts";

const asking = (text: string, direction: "ease" | "effort" = "ease") =>
  defineConfig({
    sender: { address: "cx@example.com" },
    programs: [
      {
        ...{ id: "acme", name: "Acme", timeZone: "UTC" },
        questions: [
          { id: "price", name: "Price", text, metric: "ces", scale: { min: 1, max: 7 }, direction },
          { id: "speed", name: "Speed", text: "It was fast.", metric: "ces", scale: { min: 1, max: 7 } },
          { id: "care", name: "Care", text: "I was helped.", metric: "ces", scale: { min: 1, max: 7 } },
          { id: "all", name: "All", text: "All in all?", metric: "csat", scale: { min: 1, max: 5 } },
          {
            ...{ id: "first", name: "First", text: "What matters most?", metric: "ranking" },
            ...{ scale: { min: 1, max: 3 }, words: ["Price", "Speed", "Care"], drivers: ["price", "speed", "care"] },
            outcome: "all",
          },
        ],
      },
    ],
  }).programs[0]!;

const [before, now] = [asking("The price is fair."), asking("I am content with the price.")];
const price = (program: typeof now) => program.questions[0]!;

const answer = (asked: string): Response => ({
  ...{ kind: "response", program: "acme", connection: "survey", id: "r", revision: { order: 1, mapping: 1 } },
  ...{ at: 0, audience: "customer", customer: "c", segments: {} },
  scores: [
    { question: "price", form: "answer", value: 6, asked },
    { question: "all", form: "answer", value: 4 },
  ],
});

const namesIn = (id: string, asked: string): (string | undefined)[] =>
  metrics
    .find((metric) => metric.id === id)!
    .fold(answer(asked), now)
    .map(({ cell }) => cell.question);

describe("answers to an earlier wording", () => {
  test("are counted under a name that gives the question back as it was asked", () => {
    const asked = askedAs(price(before));
    expect(namesIn("ces", asked)).toEqual([`price~${asked}`]);
    expect(namesIn("ces", askedAs(price(now)))).toEqual(["price"]);
    expect(questionNamed(`price~${asked}`, now)).toEqual({ ...price(now), id: `price~${asked}` });
  });

  test("say nothing of the drivers of now", () => {
    const pairs = (asked: string) =>
      Object.keys(metrics.find(({ id }) => id === "drivers")!.fold(answer(asked), now)[0]?.counts ?? {});
    expect(pairs(askedAs(price(now))).some((key) => key.startsWith("1:"))).toBe(true);
    expect(pairs(askedAs(price(before))).some((key) => key.startsWith("1:"))).toBe(false);
  });

  test("still say that somebody answered", () => {
    expect(namesIn("response-rate", askedAs(price(before)))).toContain("price");
  });
});

test("spaces and line breaks are no other wording", () => {
  expect(askedAs(price(asking(" The price\n is  fair. ")))).toBe(askedAs(price(before)));
});

test("a form is made once for each question", () => {
  const asked = askedAs(price(asking("The price is fair.", "effort")));
  expect(formOf(price(now), asked)).toBe(formOf(price(now), asked));
  expect(formOf(price(now), asked).direction).toBe("effort");
});

test("another wording folds anew", () => {
  expect(definitionOf(before)).not.toBe(definitionOf(now));
});
