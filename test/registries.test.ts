// The four registries: ids are unique, and what is registered has its cases and its examples.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { options } from "../infra/options/index.ts";
import { metrics } from "../lib/metrics/index.ts";
import { sections } from "../lib/report/sections/index.ts";
import { sources } from "../lib/sources/index.ts";

const root = path.resolve(import.meta.dirname, "..");
const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

describe("registries", () => {
  test.each([
    ["sources", sources.map(({ id }) => id)],
    ["metrics", metrics.map(({ id }) => id)],
    ["figures", metrics.flatMap(({ figures }) => figures.map(({ id }) => id))],
    ["sections", sections.map(({ id }) => id)],
    ["options", options.map(({ id }) => id)],
  ])("the ids of %s are unique and not empty", (_, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id))).toBe(true);
    expect(unique(ids)).toBe(true);
  });

  test.each(sources.map(({ id }) => id))("source %s has a file of its own and cases", (id) => {
    const files = readdirSync(path.join(root, "lib/sources"), { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => path.basename(file) === `${id}.ts`)).toHaveLength(1);
    expect(existsSync(path.join(root, `test/cases/sources/${id}.ts`))).toBe(true);
  });

  test("each metric says what it means and shows an example", () => {
    const index = readFileSync(path.join(root, "lib/metrics/index.ts"), "utf8");
    const files = [...index.matchAll(/from "\.\/([a-z/-]+)\.ts"/g)].map((match) => match[1]);
    for (const file of files.filter((name) => name !== "metric")) {
      expect(readFileSync(path.join(root, `lib/metrics/${file}.ts`), "utf8"), file).toContain("@example");
    }
  });
});
