// Every published body at hand becomes stated facts, is kept aside, or is not wanted: each for a stated reason.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FactChange } from "../../lib/domain/fact.ts";
import { type Decoded, decode } from "../../lib/sources/decode.ts";
import { pepper } from "../cases/sources/case.ts";
import { bytesOf } from "./bytes.ts";
import { rows } from "./published-table.ts";
import { routeOf } from "./route.ts";

const index = new URL("../../../shared/payloads/index.json", import.meta.url);
const there = existsSync(index);
const files: readonly { readonly file: string; readonly kind: string }[] = there
  ? JSON.parse(readFileSync(index, "utf8")).files
  : [];

/** A fact in a few words. */
function words(change: FactChange): string {
  const said = "scores" in change ? change.scores.map(({ question, value }) => `${question} ${value}`) : [];
  const worth = "value" in change ? [`${change.value} ${change.currency}`] : [];
  const revenue = "revenue" in change ? [`${change.revenue} ${change.currency}`] : [];
  return [change.kind, change.id, ...said, ...worth, ...revenue].join(" ");
}

function outcome(decoded: Decoded): string {
  switch (decoded.kind) {
    case "facts": {
      const asked = (decoded.fetches ?? []).map(({ path }) => `asks ${path}`);
      return `facts: ${[...decoded.changes.map(words), ...asked, ...decoded.problems].join("; ")}`;
    }
    case "ignored":
      return `ignored: ${decoded.reason}`;
    case "aside":
      return `aside: ${decoded.problem}`;
    case "refusal":
      return `refused: ${decoded.problem}`;
  }
}

describe.skipIf(!there)("published bodies (skipped: ../shared/payloads/index.json is missing)", () => {
  test("every file of the index has its row, and every row its file", () => {
    const bodies = files.filter(({ kind }) => kind !== "test-vectors").map(({ file }) => file);
    expect(rows.map(({ file }) => file).toSorted()).toEqual(bodies.toSorted());
  });

  test.each(rows)("$file", ({ file, connection, part, comes }) => {
    const body = { vendor: file, ...(part && { part }) };
    const receipt = { pepper, receivedAt: Date.parse("2030-01-01T12:00:00Z") };
    const decoded = decode({ headers: {}, body: bytesOf(body) }, routeOf(connection), receipt);
    expect(outcome(decoded)).toBe(comes);
  });
});
