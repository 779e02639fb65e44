// The bundles are the same bytes every time, and know the configuration that they were given.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BundledFunction, bundleFunctions } from "../../infra/bundle.ts";

const directory = mkdtempSync(join(tmpdir(), "gapwatch-bundle-"));
const config = resolve(import.meta.dirname, "../../gapwatch.config.ts");
let first: BundledFunction[];
let second: BundledFunction[];

beforeAll(async () => {
  first = await bundleFunctions({ config, outdir: join(directory, "a") });
  second = await bundleFunctions({ config, outdir: join(directory, "b") });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("every function is bundled, and the same sources give the same bytes", () => {
  expect(first.map(({ name }) => name)).toEqual(["intake", "refresh", "report", "page", "feedback", "fetch"]);
  for (const [at, { directory: one }] of first.entries()) {
    const other = second[at]?.directory ?? "";
    expect(readdirSync(other)).toEqual(readdirSync(one));
    for (const file of readdirSync(one)) {
      expect(readFileSync(join(other, file)).equals(readFileSync(join(one, file)))).toBe(true);
    }
  }
});
test("nothing is left to install, and the configuration is inside all that read it", () => {
  for (const { name, directory: one } of first) {
    const code = readFileSync(join(one, "index.mjs"), "utf8");
    // Feedback learns all from the events.
    expect(code.includes("Ballintree")).toBe(name !== "feedback");
    expect(code).not.toMatch(/from\s*"(?:@aws-sdk|@middy|valibot|#config)/);
    expect(readdirSync(one)).toContain("index.mjs.map");
  }
});
test("what drawing needs lies beside the report", () => {
  expect(readdirSync(first.find(({ name }) => name === "report")!.directory)).toEqual(
    expect.arrayContaining(["resvg.wasm", "inter-400.ttf"]),
  );
});
