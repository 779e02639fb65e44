// Runs every benchmark as it would be deployed, bundled, each in a process of its own, and writes docs/benchmarks.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const here = "test/bench";
/** Processes beside the benchmarks. */
const servers = ["stub-server.ts", "store-server.ts"];
const [, , wanted, ...rest] = process.argv;
const benches = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && !["run.ts", "section.ts", ...servers].includes(file))
  .filter((file) => wanted === undefined || file === `${wanted}.ts`);

if (benches.length === 0) {
  console.error(`there is no benchmark "${wanted}"; known: ${readdirSync(here).join(", ")}`);
  process.exitCode = 2;
}

const outdir = mkdtempSync(path.join(tmpdir(), "gapwatch-bench-"));
const require = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
await build({
  entryPoints: [...benches, ...servers].map((file) => path.join(here, file)),
  ...{ outdir, bundle: true, platform: "node", target: "node20", format: "esm", outExtension: { ".js": ".mjs" } },
  banner: { js: require },
  logLevel: "error",
});
for (const file of benches) {
  console.log(`\n— ${file}`);
  const bundle = path.join(outdir, file.replace(/ts$/, "mjs"));
  const { status } = spawnSync(process.execPath, [bundle, ...rest], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
rmSync(outdir, { recursive: true });
