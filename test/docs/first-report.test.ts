// The README's way from a file to a first report: its commands are run, and print what it says they print.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Directory, temporaryDirectory } from "../cli/gapwatch.ts";

const root = path.resolve(import.meta.dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

/** The block that follows a mark. */
function blockAfter(mark: string): string {
  const [, after = ""] = readme.split(`<!-- first-report:${mark} -->\n`);
  return /^```\w+\n([\s\S]*?)\n```/.exec(after)?.[1] ?? "";
}

const commands = blockAfter("commands").split("\n");
const prints = blockAfter("prints");

let directory: Directory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

it("begins with what a fresh clone needs", () => {
  expect(commands[0]).toBe("npm ci");
  expect(commands).toHaveLength(4);
});

it("ends in the report that the README shows, well within five minutes", async () => {
  // This clone is installed already, and its own store is left alone.
  const script = commands.slice(1).join("\n").replaceAll(".gapwatch/first-report", path.join(directory.path, "store"));
  const { GAPWATCH_TABLE, NODE_OPTIONS, ...env } = process.env;
  const began = performance.now();
  const { stdout } = await promisify(execFile)("sh", ["-ec", script], { cwd: root, env });
  expect(performance.now() - began).toBeLessThan(150_000);
  const [shown = "", rest] = prints.split("\n…");
  expect(rest).toBe("");
  expect(stdout.slice(0, shown.length)).toBe(shown);
}, 180_000);
