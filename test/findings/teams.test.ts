import { describe, expect, test } from "vitest";
import type { Gap } from "../../lib/findings/finding.ts";
import { teamsApart } from "../../lib/findings/gaps/teams.ts";

const team = (name: string, value: number, half: number): Gap => ({
  ...{ metric: "csat", question: "satisfied", stage: "use", team: name, audience: "staff", form: "share" },
  ...{ unit: "percent", verdict: "aligned", gap: { value: value - 50, low: value - 60, high: value - 40 } },
  belief: { value, low: value - half, high: value + half, n: 9 },
});

describe("teams beside each other", () => {
  test("are named where the difference of what they believe excludes 0", () => {
    expect(teamsApart([team("north", 70, 5), team("south", 50, 5)])).toMatchObject({
      ...{ more: "north", less: "south" },
      apart: { value: 20 },
    });
  });

  test("are not named where their intervals overlap so far that the difference may be none", () => {
    expect(teamsApart([team("north", 56, 5), team("south", 50, 5)])).toBeUndefined();
  });

  test("need more to be named the more pairs there are", () => {
    const two = [team("a", 57.6, 5), team("b", 50, 5)];
    expect(teamsApart(two)).toBeDefined();
    expect(teamsApart([...two, ...["c", "d", "e", "f"].map((name) => team(name, 54, 5))])).toBeUndefined();
  });

  test("that may not be shown are never named", () => {
    const { belief: _belief, gap: _gap, ...hidden } = team("north", 90, 1);
    expect(teamsApart([hidden, team("south", 50, 5)])).toBeUndefined();
  });
});
