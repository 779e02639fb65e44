// No figure of the reference cases is left out in silence: every case and every expected value is read by a test, or
// stands here with the reason why not.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Case, casesOf, folder, missing, title } from "./cases.ts";

/** Expected values that no test reads, by file. */
const unread: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "mean-quantile": {
    published: "the same value with fewer digits",
    type6_p90: "quantiles are of type 7; the case's types are read from `by_type`",
  },
  nps: { ci95: "of the plain Wald interval, which the product does not use" },
  "perception-gap": {
    ci95: "of the plain Wald interval, which the product does not use",
    wald: "the product does not use the plain Wald interval",
  },
  proportion: {
    wilson_cc95: "the product has no interval with continuity correction",
    published_wilson_cc: "the product has no interval with continuity correction",
  },
  "response-selection": {
    superseded: "it is what is not in `counted`, which is read",
    provisional: "an edition is incomplete or corrected; no figure is provisional",
  },
  sentiment: {
    pos: "no sentiment is read into words: only the direction of a declared score is taken over",
    neu: "no sentiment is read into words: only the direction of a declared score is taken over",
    neg: "no sentiment is read into words: only the direction of a declared score is taken over",
  },
  ttr: {
    reopen_events: "tickets that were reopened are counted, not how often",
    counted_as: "a remark in words",
  },
};

const own = import.meta.dirname;
const root = path.resolve(own, "..");

/** Every test that reads reference cases. */
const tests = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && path.join(root, file) !== import.meta.filename)
  .map((file) => readFileSync(path.join(root, file), "utf8"))
  .filter((text) => /"\.[./]*(?:reference\/)?cases\.ts"/.test(text));

const files = missing
  ? []
  : readdirSync(folder)
      .filter((file) => file.endsWith("-cases.json"))
      .map((file) => file.replace("-cases.json", ""));

/** The tests that name a file of cases. */
const textOf = (file: string): string => tests.filter((text) => text.includes(`"${file}"`)).join("\n");

/** A case by its id, or the file as a whole. */
const isClaimed = (id: string, file: string, text: string): boolean =>
  text.includes(`"${id}"`) || new RegExp(`casesOf\\("${file}"\\)`).test(text);

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of expected values; months, tickets, scores and groups are entries of a list that is read whole. */
const namesIn = (expected: Case["expected"]): string[] =>
  isPlain(expected)
    ? Object.entries(expected)
        .filter(([name]) => /^[a-z][a-z0-9_]*$/.test(name))
        .flatMap(([name, value]) => [name, ...namesIn(value)])
    : [];

describe.skipIf(missing)(title("every reference case"), () => {
  test("has a test that names its file", () => {
    expect(files.length).toBeGreaterThan(12);
    for (const file of files) expect(textOf(file), file).not.toBe("");
  });

  test.each(files)("of %s is claimed by a test", (file) => {
    const left = casesOf(file).filter(({ id }) => !isClaimed(id, file, textOf(file)));
    expect(left.map(({ id }) => id)).toEqual([]);
  });

  test.each(files)("of %s has every expected value read, or says why not", (file) => {
    const names = new Set(casesOf(file).flatMap(({ expected }) => namesIn(expected)));
    const left = [...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(textOf(file)));
    expect(left.sort()).toEqual(Object.keys(unread[file] ?? {}).sort());
  });
});
