// A world of processes that share a table: one call happens at a time, in an order that chance decides, and may fail.
import type { Table } from "../../functions/io/table/table.ts";
import { type Conduct, conducted } from "../store/memory-table.ts";
import type { Random } from "./random.ts";

/** Whatever runs: dead ones never hear back from a call. */
export interface Process {
  readonly name: string;
  /** Processes of one instance die together. */
  readonly instance: string;
  /** Longer than this after its start, the platform kills it. */
  readonly limitMs: number;
  readonly startedAt: number;
  alive: boolean;
  finished: boolean;
}

/** A call on its way to the table, or an answer on its way back to a process that is slow to take it. */
interface Pending {
  readonly process: Process;
  readonly kind: "call" | "answer";
  readonly issuedAt: number;
  /** Not before this many steps, unless nothing else is left to do. */
  readonly earliest: number;
  /** Lets it happen. */
  act(): Promise<void>;
  /** The call fails without having happened. */
  fail(): void;
  /** The call happens, the answer does not arrive. */
  lose(): Promise<void>;
  /** The SDK sends it twice; only the second answer arrives. */
  repeat(): Promise<void>;
}

/** What a process does, with its table and a way to wait for some steps. */
type Body = (table: Table, wait: (steps: number) => Promise<void>) => Promise<void>;

export interface World {
  readonly random: Random;
  now(): number;
  advance(ms: number): void;
  /** Starts a process on the table. */
  spawn(setup: Omit<Process, "alive" | "finished" | "startedAt">, body: Body): Process;
  kill(instance: string): void;
  readonly pending: readonly Pending[];
  running(prefix: string): number;
  /** Lets one pending call happen, well or badly. */
  step(faults: Faults): Promise<void>;
  /** Runs until nothing is pending, without faults. */
  settle(): Promise<void>;
}

export interface Faults {
  left: number;
  readonly probability: number;
}

export interface WorldOptions {
  readonly table: Table;
  readonly random: Random;
  readonly start: number;
  /** A call that has waited longer than this fails, as the SDK gives it up. */
  readonly callLimitMs: number;
  onDeath(instance: string): void;
}

/** Lets everything run that waits for nothing but itself. */
const drain = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createWorld(options: WorldOptions): World {
  const { random, callLimitMs } = options;
  let now = options.start;
  let steps = 0;
  const pending: Pending[] = [];
  const processes: Process[] = [];

  /** Most things happen soon, some later; a process without a limit may stall for long. */
  const soonOrLate = (): number => steps + (random.chance(0.2) ? random.below(50) : 0);
  const stalled = ({ limitMs }: Process): number => steps + random.below(Number.isFinite(limitMs) ? 50 : 250);

  const conductOf =
    (process: Process): Conduct =>
    (_call, act) =>
      new Promise((resolve, reject) => {
        if (!process.alive) return;
        const effect = async (): Promise<() => void> => {
          try {
            const answer = await act();
            return () => resolve(answer);
          } catch (error) {
            return () => reject(error);
          }
        };
        const none = async () => {};
        const take = async () => {
          const answer = await effect();
          if (!random.chance(0.06)) return answer();
          const late = { kind: "answer" as const, earliest: stalled(process), act: async () => answer() };
          pending.push({ process, issuedAt: now, ...late, fail: answer, lose: none, repeat: none });
        };
        const fail = () => reject(new Error("throttled"));
        const lose = async () => {
          await effect();
          reject(new Error("answer lost"));
        };
        const repeat = async () => {
          await effect();
          await take();
        };
        pending.push({ process, kind: "call", issuedAt: now, earliest: soonOrLate(), act: take, fail, lose, repeat });
      });

  const kill = (instance: string): void => {
    for (const process of processes) if (process.instance === instance) process.alive = false;
    for (let at = pending.length - 1; at >= 0; at--) if (!pending[at]!.process.alive) pending.splice(at, 1);
    options.onDeath(instance);
  };

  async function misfortune(one: Pending): Promise<void> {
    const kind = random.below(5);
    if (kind === 0) one.fail();
    else if (kind === 1) await one.lose();
    else if (kind === 2) await one.repeat();
    else {
      if (kind === 3) await one.lose();
      kill(one.process.instance);
    }
  }

  /** One of those whose time has come; else the one whose time comes first. */
  function next(): Pending | undefined {
    const ripe = pending.filter(({ earliest }) => earliest <= steps);
    const first = pending.reduce<Pending | undefined>((a, b) => (a && a.earliest <= b.earliest ? a : b), undefined);
    const one = ripe.length > 0 ? random.pick(ripe) : first;
    if (one) pending.splice(pending.indexOf(one), 1);
    return one;
  }

  async function step(faults: Faults): Promise<void> {
    await drain();
    steps++;
    const one = next();
    if (!one?.process.alive) return;
    if (now - one.process.startedAt > one.process.limitMs) kill(one.process.instance);
    else if (one.kind === "answer") await one.act();
    else if (now - one.issuedAt > callLimitMs) one.fail();
    else if (faults.left > 0 && random.chance(faults.probability)) {
      faults.left--;
      await misfortune(one);
    } else await one.act();
  }

  return {
    random,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    spawn(setup, body) {
      const process: Process = { ...setup, startedAt: now, alive: true, finished: false };
      processes.push(process);
      const none = async () => {};
      const wait = (count: number) =>
        new Promise<void>((resolve) => {
          const done = () => resolve();
          const later = { kind: "answer" as const, issuedAt: now, earliest: steps + count };
          pending.push({ process, ...later, act: async () => done(), fail: done, lose: none, repeat: none });
        });
      body(conducted(options.table, conductOf(process), 8), wait)
        .catch(() => {})
        .finally(() => {
          process.finished = true;
        });
      return process;
    },
    kill,
    pending,
    running: (prefix) =>
      processes.filter(({ name, alive, finished }) => alive && !finished && name.startsWith(prefix)).length,
    step,
    async settle() {
      for (await drain(); pending.length > 0; await drain()) await step({ left: 0, probability: 0 });
    },
  };
}
