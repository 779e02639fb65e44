import { describe, expect, test } from "vitest";
import { agreementOf } from "../../lib/findings/agreement.ts";
import { findingsOf } from "../../lib/findings/answer.ts";
import type { Evidence } from "../../lib/findings/changes/moved.ts";
import type { Change } from "../../lib/findings/finding.ts";

const metrics = {
  csat: { id: "csat", family: "attitude" },
  ces: { id: "ces", family: "effort" },
  "ttr-median": { id: "ttr", family: "operations" },
  churn: { id: "churn", family: "behaviour" },
} as const;

const change = (metric: string, better: boolean | undefined, place: Partial<Change> = {}): Change => ({
  ...{ metric, audience: "customer", against: "pooled", periods: 6, difference: 9, ...place },
  ...(better === undefined ? { verdict: "no-clear-change" } : { verdict: "up", better }),
});

const evidence = (...changes: Change[]): Evidence => ({
  ...{ figures: [], trends: [], gaps: [], relevant: {}, lowBase: 30, incomplete: false, metrics, changes },
});

describe("the families of measures", () => {
  test("satisfaction up while churn is up: a disagreement, and a finding of its own", () => {
    const found = evidence(
      change("csat", true, { stage: "support" }),
      change("churn", false),
      change("ces", undefined),
    );
    const agreement = agreementOf(found);
    expect(agreement).toEqual({
      verdict: "disagree",
      families: { attitude: "better", effort: "same", operations: "unknown", behaviour: "worse" },
      pair: {
        better: { metric: "csat", stage: "support", audience: "customer" },
        worse: { metric: "churn", audience: "customer" },
      },
    });
    expect(findingsOf(found)).toContainEqual({ kind: "disagreement", ...agreement.pair });
  });

  test("two that fell together agree; one alone is one; none is none", () => {
    expect(agreementOf(evidence(change("csat", false), change("ces", false))).verdict).toBe("agree");
    expect(agreementOf(evidence(change("csat", false), change("ces", undefined))).verdict).toBe("one");
    expect(agreementOf(evidence(change("csat", undefined))).verdict).toBe("none");
    expect(agreementOf(evidence()).verdict).toBe("unknown");
  });

  test("two stages that go their own ways are no contradiction of one another", () => {
    const found = evidence(change("csat", true, { stage: "support" }), change("ces", false, { stage: "onboarding" }));
    expect(agreementOf(found).pair).toBeUndefined();
    expect(findingsOf(found).some(({ kind }) => kind === "disagreement")).toBe(false);
  });

  test("a segment says nothing about the rest", () => {
    const found = evidence(change("csat", true, { segment: "account=small" }), change("churn", false));
    expect(agreementOf(found).verdict).toBe("one");
  });

  test("what customers do is named before how we work", () => {
    const found = evidence(change("csat", true), change("ttr-median", false), change("churn", false));
    expect(agreementOf(found).pair?.worse.metric).toBe("churn");
  });
});
