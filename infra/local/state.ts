// What a running stack tells of itself in its directory, so that commands can join it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Endpoints } from "./environment.ts";

export interface StackState {
  readonly pid: number;
  readonly port: number;
  readonly endpoints: Endpoints;
  /** Milliseconds that the stack's clock is ahead of the real one. */
  readonly shift: number;
}

const stateFile = (directory: string): string => join(directory, "stack.json");
const clockFile = (directory: string): string => join(directory, "clock.json");

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const readJson = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

export function writeState(directory: string, state: StackState): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(stateFile(directory), `${JSON.stringify(state, undefined, 2)}\n`);
}

/** Takes the state away, unless another stack has put its own there since. */
export function removeState(directory: string): void {
  if (readJson(stateFile(directory))?.pid === process.pid) rmSync(stateFile(directory), { force: true });
}

/** The stack that runs on a directory, if one does. */
export function runningStack(directory: string): StackState | undefined {
  const state: StackState | undefined = readJson(stateFile(directory));
  return state && isAlive(state.pid) ? state : undefined;
}

/** Remembers how far the clock of a kept table has come. */
export const writeClock = (directory: string, now: number): void =>
  writeFileSync(clockFile(directory), `${JSON.stringify({ now: new Date(now).toISOString() })}\n`);

/** How far the clock of a kept table had come. */
export function readClock(directory: string): number | undefined {
  const now = Date.parse(readJson(clockFile(directory))?.now ?? "");
  return Number.isNaN(now) ? undefined : now;
}
