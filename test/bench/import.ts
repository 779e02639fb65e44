// What an import costs: the real command over invented rows, killed in the middle and resumed; rows/s and peak memory.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { writeSection } from "./section.ts";

/** How many rows are read, mapped and sorted, and how many are stored too: each of those costs most of a millisecond of the SDK. */
const [read, rows] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 20_000)];
const days = 730;
const directory = mkdtempSync(path.join(tmpdir(), "gapwatch-bench-import-"));
const file = path.join(directory, "answers.csv");

/** Two years of answers, each row of another day than the one before. */
async function writeRows(rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write("id,answered,email,score,ease,plan,comment\n");
  const start = Date.parse("2024-10-01T06:00:00Z");
  for (let n = 0; n < rows; n += 1) {
    const at = new Date(start + (n % days) * 86_400_000 + (n % 36_000) * 1000).toISOString();
    const comment = n % 3 === 0 ? '"It worked, but I had to ask what the second page means."' : "";
    const line = `r-${n},${at},c-${n % 250_000}@example.com,${n % 11},${1 + (n % 7)},${n % 2 ? "pro" : "basic"},${comment}\n`;
    if (!stream.write(line)) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}

interface Counts {
  readonly facts: number;
  readonly markers: number;
}

const store = fork(path.join(import.meta.dirname, "store-server.mjs"), { execArgv: ["--max-old-space-size=4096"] });
const [{ port }] = await once(store, "message");
async function counts(): Promise<Counts> {
  store.send("count");
  const [answer] = await once(store, "message");
  return answer;
}

/** The most memory that a process ever had in use, as Linux counts it (VmHWM), in MB. Undefined once it is gone. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

interface Ran {
  readonly peak: number;
  readonly seconds: number;
  readonly out: string;
}

/** Runs the command to its end, or until the store holds so many facts. */
async function runImport(killAt: number, ...more: readonly string[]): Promise<Ran> {
  const url = `http://127.0.0.1:${port}`;
  const args = ["import", file, "--connection", "survey", "--config", "test/cli/gapwatch.config.ts", "--json"];
  const child: ChildProcess = spawn(process.execPath, ["infra/cli/bin.js", ...args, ...more], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...{ AWS_ENDPOINT_URL_DYNAMODB: url, AWS_ENDPOINT_URL_SECRETS_MANAGER: url, AWS_REGION: "eu-west-1" },
      ...{ AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" },
    },
  });
  const began = performance.now();
  let [peak, out, running] = [0, "", true];
  child.stdout?.on("data", (piece) => {
    out += piece;
  });
  const ended = once(child, "close").then(() => {
    running = false;
  });
  while (running) {
    peak = Math.max(peak, peakOf(child.pid) ?? 0);
    if (killAt < Infinity && (await counts()).facts >= killAt) child.kill("SIGKILL");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  return { peak, out, seconds: (performance.now() - began) / 1000 };
}

try {
  await writeRows(read);
  // A laptop store that does not exist: a dry run then looks at none.
  const dry = await runImport(Infinity, "--dry-run", "--local", path.join(directory, "none"));
  if (JSON.parse(dry.out).stored !== read) throw new Error(`of ${read} rows not all would be stored`);
  await writeRows(rows);
  const killed = await runImport(rows / 2, "--table", "gapwatch");
  const atKill = await counts();
  const resumed = await runImport(Infinity, "--table", "gapwatch");
  const end = await counts();
  const { stored, duplicates } = JSON.parse(resumed.out);
  const peak = Math.max(killed.peak, resumed.peak);
  if (end.facts !== rows || stored + duplicates !== rows) throw new Error(`${end.facts} facts of ${rows} rows`);
  const seconds = killed.seconds + resumed.seconds;
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  writeSection(
    "import",
    `## An import

\`gapwatch import\` as an operator runs it, over invented answers of ${days} days, each row of another day than the one before.
Memory is the most that the whole importing process ever had resident, as Linux counts it (VmHWM).

*Dry*: \`--dry-run\` without a store: every row is read, mapped, sorted by day through the temporary file and looked at.
*Stored*: each row put through the SDK over loopback to a stand-in for DynamoDB in another process, which keeps keys, days,
revisions and bodies in memory and judges every condition; killed (SIGKILL) in the middle and given again. The time of both
runs counts, the second reading too. The SDK's share of each put is what a row costs.

| run | rows | killed after | known already when given again | facts at the end | rows/s | peak MB | markers |
|---|---|---|---|---|---|---|---|
| dry | ${whole(read)} | – | – | – | ${whole(read / dry.seconds)} | ${whole(dry.peak)} | – |
| stored | ${whole(rows)} | ${whole(atKill.facts)} | ${whole(duplicates)} | ${whole(end.facts)} | ${whole(rows / seconds)} | ${whole(peak)} | ${whole(end.markers)} |`,
  );
  if (Math.max(peak, dry.peak) >= 300) {
    console.error(`an import must stay under 300 MB, got ${whole(Math.max(peak, dry.peak))}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(directory, { recursive: true });
  store.disconnect();
}
