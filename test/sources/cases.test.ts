// Every case of every source, and every published body of the vendors.
import { describe, expect, test } from "vitest";
import type { Program } from "../../lib/config/index.ts";
import { askedAs } from "../../lib/domain/asked.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { decode } from "../../lib/sources/decode.ts";
import { sources } from "../../lib/sources/index.ts";
import { pepper, type SourceCase } from "../cases/sources/case.ts";
import { cases as presets } from "../cases/sources/presets.ts";
import { bytesOf, published } from "./bytes.ts";
import { needsOf, routeOf } from "./route.ts";

/** Cases leave out how a question was asked; every score says so, and says it rightly. */
function withoutAsked(change: FactChange, { questions }: Program): object {
  if (!("scores" in change)) return change;
  const scores = change.scores.map(({ asked, ...score }) => {
    expect(asked).toBe(askedAs(questions.find(({ id }) => id === score.question)!));
    return score;
  });
  return { ...change, scores };
}

function seen(source: string, { connection, body, receivedAt }: SourceCase): object {
  const route = routeOf({ source, ...needsOf(source), ...connection });
  const receipt = { pepper, receivedAt: Date.parse(receivedAt ?? "2026-10-06T12:00:00Z") };
  const decoded = decode({ headers: {}, body: bytesOf(body) }, route, receipt);
  switch (decoded.kind) {
    case "facts":
      return {
        ...(decoded.fetches && { asks: decoded.fetches.map(({ path }) => path) }),
        ...((!decoded.fetches || decoded.changes.length > 0) && {
          facts: decoded.changes.map((change) => withoutAsked(change, route.program)),
        }),
        ...(decoded.problems.length > 0 && { problems: decoded.problems }),
      };
    case "ignored":
      return { ignored: decoded.reason };
    case "aside":
      return { aside: decoded.problem };
    case "refusal":
      return { refused: decoded.problem };
  }
}

const bySource: readonly (readonly [string, readonly SourceCase[]])[] = await Promise.all(
  sources.map(async ({ id }) => [id, (await import(`../cases/sources/${id}.ts`)).cases] as const),
);

describe.each([...bySource, ["presets", presets] as const])("%s", (name, cases) => {
  const source = name === "presets" ? "generic" : name;
  const isPublished = ({ body }: SourceCase) => "vendor" in body;
  test.each(cases.filter((each) => !isPublished(each)))("$name", (each) => {
    expect(seen(source, each)).toEqual(each.expect);
  });

  const bodies = cases.filter(isPublished);
  describe.runIf(bodies.length > 0)("published bodies", () => {
    test.skipIf(!published).each(bodies)("$name (skipped where ../shared/payloads is missing)", (each) => {
      expect(seen(source, each)).toEqual(each.expect);
    });
  });
});
