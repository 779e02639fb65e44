// Runs the `@example` of every docblock in lib: what the documentation says is what the code gives.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";

interface Example {
  readonly code: string;
  readonly expected: string;
}

const lib = path.resolve(import.meta.dirname, "../lib");
const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Lines of a docblock's example: `code; // => value`. Lines without a value prepare the next one. */
function examplesOf(source: string): Example[] {
  const blocks = [...source.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map((match) => match[1] ?? "");
  return blocks.flatMap((block) => {
    const [, ...parts] = block.split(/@example(?=\s)/);
    return parts.flatMap((part) => {
      const lines = part
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, ""))
        .filter((line) => line.trim() && !line.trim().startsWith("@"));
      let before = "";
      return lines.flatMap((line) => {
        const [code, expected] = line.split("// =>");
        if (expected === undefined) {
          before += `${line}\n`;
          return [];
        }
        return [{ code: `${before}return (${(code ?? "").trim().replace(/;$/, "")});`, expected: expected.trim() }];
      });
    });
  });
}

const domain = readdirSync(path.join(lib, "domain")).map((file) => path.join(lib, "domain", file));

async function exportsOf(paths: readonly string[]): Promise<Record<string, unknown>> {
  const modules = await Promise.all(paths.map((file) => import(pathToFileURL(file).href)));
  return Object.assign({}, ...modules);
}

function evaluate(code: string, scope: Record<string, unknown>): unknown {
  const names = Object.keys(scope).filter((name) => name !== "default");
  const { code: plain } = transformSync(`function example() {${code}}`, { loader: "ts" });
  return new Function(...names, `${plain}; return example();`)(...names.map((name) => scope[name]));
}

const documented = files
  .map((file) => ({ file, examples: examplesOf(readFileSync(path.join(lib, file), "utf8")) }))
  .filter(({ examples }) => examples.length > 0);

describe.each(documented)("lib/$file", ({ file, examples }) => {
  test("its examples hold", async () => {
    const scope = await exportsOf([...domain, path.join(lib, file)]);
    for (const { code, expected } of examples) {
      expect(await evaluate(code, scope), code).toEqual(evaluate(`return (${expected});`, scope));
    }
  });
});
