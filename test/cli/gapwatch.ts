// Runs a command as an operator does: a process of its own, its two outputs, and its exit code.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export const shopConfig = fileURLToPath(new URL("./gapwatch.config.ts", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What the environment of the tests could tell a command is taken away, so that only its options count. */
const environment = (): NodeJS.ProcessEnv => {
  const { GAPWATCH_CONFIG, GAPWATCH_TABLE, AWS_REGION, AWS_DEFAULT_REGION, NODE_OPTIONS, ...rest } = process.env;
  return rest;
};

/** Starts a command, which ends when it is done or killed. */
export const startGapwatch = (args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ["infra/cli/bin.js", ...args], { cwd: root, env: environment() });

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const [out, err]: Buffer[][] = [[], []];
    child.stdout.on("data", (chunk) => out?.push(chunk));
    child.stderr.on("data", (chunk) => err?.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out ?? []).toString(), err: Buffer.concat(err ?? []).toString() }),
    );
  });
}

export function gapwatch(args: readonly string[], input = ""): Promise<Ended> {
  const child = startGapwatch(args);
  // A command that is done before its input is read closes the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return ended(child);
}

export interface Directory {
  readonly path: string;
  remove(): Promise<void>;
}

export async function temporaryDirectory(): Promise<Directory> {
  const path = await mkdtemp(join(tmpdir(), "gapwatch-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
