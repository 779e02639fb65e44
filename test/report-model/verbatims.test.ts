import { describe, expect, test } from "vitest";
import { chooseQuotes, maximumQuotes } from "../../lib/report/model/journey/verbatims.ts";
import type { Quotes } from "../../lib/rollup/rollup.ts";

const list = (name: string, times: readonly number[]) =>
  times.map((at) => ({ rank: `00${at}|survey|${name}-${at}`, connection: "survey", id: `${name}-${at}` }));

const stages = [{ id: "onboarding" }, { id: "support" }];

describe("the comments that a report quotes", () => {
  const quotes: Quotes = {
    "onboarding|low": list("ol", [11, 12, 13, 14, 15]),
    "support|low": list("sl", [21, 22, 23, 24, 25]),
    "support|high": list("sh", [31]),
    "onboarding|middle": list("om", [41]),
  };

  test("are never the worst alone, and no stage is left out", () => {
    const ids = chooseQuotes(quotes, { stages }, []).map(({ id }) => id);
    expect(ids).toHaveLength(maximumQuotes);
    expect(ids).toEqual(expect.arrayContaining(["sh-31", "om-41", "ol-15", "sl-25"]));
  });

  test("stand newest first", () => {
    const ids = chooseQuotes(quotes, { stages }, []).map(({ id }) => Number(id.split("-")[1]));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  test("are never of a hidden stage, and none twice", () => {
    const chosen = chooseQuotes({ ...quotes, "support|high": list("sl", [25]) }, { stages }, ["onboarding"]);
    expect(chosen.every(({ stage }) => stage === "support")).toBe(true);
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
  });

  test("do not depend on the order of the keys", () => {
    const backwards = Object.fromEntries(Object.entries(quotes).reverse());
    expect(chooseQuotes(backwards, { stages }, [])).toEqual(chooseQuotes(quotes, { stages }, []));
  });
});
