// The reference cases of sentiment: only what is promised, the direction of a score that somebody else declared.
import { describe, expect, test } from "vitest";
import { sentimentOf } from "../../lib/domain/sentiment.ts";
import { casesOf, missing, title } from "./cases.ts";

describe.skipIf(missing)(title("reference cases of sentiment"), () => {
  test("every declared compound score points the way that its publishers say", () => {
    const cases = casesOf("sentiment");
    expect(cases.length).toBeGreaterThan(0);
    for (const { expected, id } of cases) {
      const compound: number = expected.compound;
      const way = compound >= 0.05 ? "positive" : compound <= -0.05 ? "negative" : "neutral";
      expect(sentimentOf(compound), id).toBe(way);
    }
  });
});
