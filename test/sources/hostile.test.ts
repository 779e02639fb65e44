// Whatever a body holds in place of what a vendor would send, no source throws: it says what is wrong, or wants nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../lib/sources/decode.ts";
import { sources } from "../../lib/sources/index.ts";
import { pepper, type SourceCase } from "../cases/sources/case.ts";
import { bytesOf } from "./bytes.ts";
import { needsOf, routeOf } from "./route.ts";

const receipt = { pepper, receivedAt: Date.parse("2026-10-06T12:00:00Z") };
const kinds = ["facts", "ignored", "aside", "refusal"];

/** How many values a body holds, itself among them. */
const sizeOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1)
    : 1;

/** A copy of a body with its n-th value replaced. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  let left = at;
  const walk = (each: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value);
}

const bySource: readonly (readonly [string, readonly SourceCase[]])[] = await Promise.all(
  sources.map(async ({ id }) => [id, (await import(`../cases/sources/${id}.ts`)).cases] as const),
);

describe.each(bySource)("%s", (source, cases) => {
  const own = cases.filter(({ body }) => !("vendor" in body));

  test("survives any value in any place", () => {
    expect(own.length).toBeGreaterThan(0);
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(null, [], {}, "", "__proto__", -1, 1e300, [null], { toString: 1 }, "\u0000"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...own), fc.nat(), odd, ({ connection, body }, at, by) => {
        const route = routeOf({ source, ...needsOf(source), ...connection });
        const whole = "own" in body ? body.own : "form" in body ? body.form : undefined;
        const other = replaced(whole, at % sizeOf(whole), by);
        const bytes =
          "form" in body && typeof other === "object" && other !== null
            ? bytesOf({
                form: Object.fromEntries(
                  Object.entries(other).map(([name, text]) => [
                    name,
                    typeof text === "string" ? text : JSON.stringify(text),
                  ]),
                ),
              })
            : bytesOf({ own: other });
        expect(kinds).toContain(decode({ headers: {}, body: bytes }, route, receipt).kind);
      }),
      { numRuns: 300 },
    );
  });
});
