// The weights of the Customer Experience Score: what is no part of it is refused, with the path, the reason and the fix.
import { describe, expect, test } from "vitest";
import { checkConfig, scoreParts } from "../../lib/config/index.ts";
import { figureOf } from "../../lib/metrics/index.ts";

const weighing = (weights: Record<string, number>) =>
  checkConfig({
    sender: { address: "cx@example.com" },
    programs: [{ id: "acme", name: "Acme", timeZone: "UTC", experienceScore: { weights } }],
  });

describe("weights of the score", () => {
  test.each(["npss", "ttr-median", "churn", "toString"])("refuse %s, which is no part of it", (part) => {
    expect(weighing({ nps: 2, [part]: 1 })).toEqual({
      kind: "problems",
      problems: [
        {
          path: `programs.0.experienceScore.weights.${part}`,
          problem: `there is no part of the score "${part}"; known: ${scoreParts.join(", ")}`,
        },
      ],
    });
  });

  test("take every part, and each is a figure", () => {
    expect(weighing(Object.fromEntries(scoreParts.map((part) => [part, 1]))).kind).toBe("config");
    for (const part of scoreParts) expect(figureOf(part)?.figure.id).toBe(part);
  });

  test("refuse a weight below 0", () => {
    expect(weighing({ nps: -1 })).toMatchObject({ problems: [{ problem: "a weight is 0 or more" }] });
  });
});
