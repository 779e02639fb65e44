// The reference cases beside the project: published and recomputed figures with their tolerances.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";

/** Where the cases lie. */
export const folder = path.resolve(import.meta.dirname, "../../../shared/reference");

/** Whether the cases are there. Without them these tests are skipped, and the title says so. */
export const missing = !existsSync(folder);

export const title = (of: string): string =>
  missing ? `${of}: SKIPPED, there is no ../shared/reference beside the project` : of;

// biome-ignore lint/suspicious/noExplicitAny: the cases are of many shapes, and each test knows its own
type Loose = any;

export interface Case {
  readonly id: string;
  readonly input: Loose;
  readonly expected: Loose;
  readonly tolerance: number;
}

export function casesOf(file: string): Case[] {
  return missing ? [] : JSON.parse(readFileSync(path.join(folder, `${file}-cases.json`), "utf8")).cases;
}

export function caseOf(file: string, id: string): Case {
  const found = casesOf(file).find((one) => one.id === id);
  if (!found) throw new Error(`${file} has no case ${id}`);
  return found;
}

export const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(path.join(folder, file)), { columns: true });

/** Within the tolerance of the case: a number, or a list of numbers. */
export function expectNear(found: unknown, expected: number | readonly number[], { id, tolerance }: Case): void {
  const [ones, others] = [[found].flat(), [expected].flat()];
  expect(ones.length, id).toBe(others.length);
  others.forEach((other, at) => {
    const one = ones[at];
    if (typeof one !== "number") throw new Error(`${id}: expected ${other}, found ${String(one)}`);
    expect(Math.abs(one - other), `${id}: ${one} against ${other}`).toBeLessThanOrEqual(tolerance + 1e-12);
  });
}

/** Every case of a file has its test: a new one is noticed. */
export function expectAll(file: string, tested: readonly string[]): void {
  expect(
    casesOf(file)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...tested].sort());
}

/** Scores as counts. */
export function countsOf(scores: readonly number[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const score of scores) counts[score] = (counts[score] ?? 0) + 1;
  return counts;
}

/** Values by what they have in common, in order of first appearance. */
export function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
