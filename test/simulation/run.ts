// One run from one seed: deliveries, refreshes and reports at once, crashes between any two calls; then what went wrong.
import { recordFacts } from "../../functions/io/facts/facts.ts";
import type { Writer } from "../../functions/io/facts/markers.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Program } from "../../lib/config/index.ts";
import { dayAt, periodOf } from "../../lib/domain/period.ts";
import { testProgram } from "../store/program.ts";
import { createHistory, type History } from "./history.ts";
import { type Protocol, rightProtocol } from "./protocol.ts";
import { createRandom } from "./random.ts";
import { createStory, days, type Story } from "./story.ts";
import { wrongCustomers } from "./true-customers.ts";
import { storedFacts, unacknowledged, wrongFacts, wrongRollups } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

export interface RunOptions {
  readonly seed: number;
  readonly table: Table;
  readonly protocol?: Protocol;
  /** Fixed by default; a table that several runs share needs one program for each. */
  readonly program?: string;
}

const limitMs = 40_000;
const start = Date.parse("2027-01-02T09:00:20Z");
const weeks = [...new Map(days.map((day) => [periodOf("week", day).id, periodOf("week", day)])).values()];

interface Run {
  readonly world: World;
  readonly program: Program;
  readonly protocol: Protocol;
  readonly history: History;
  readonly acknowledged: Set<number>;
  readonly flying: Map<number, { readonly alive: boolean; readonly finished: boolean }>;
  readonly writers: Map<string, Writer>;
  readonly story: Story;
  readonly problems: string[];
  readonly table: Table;
}

/** An instance keeps its writer from delivery to delivery, with its memory of markers, until it dies. */
function writerOf(run: Run, instance: string): Writer {
  const { world, protocol, history, writers } = run;
  const ofInstance = { name: "writer", instance, limitMs: Number.POSITIVE_INFINITY };
  if (!writers.has(instance))
    world.spawn(ofInstance, async (table) => {
      writers.set(instance, protocol.writer(table, limitMs, history));
    });
  return writers.get(instance)!;
}

function deliver(run: Run, index: number): void {
  const { world, program, protocol, history } = run;
  const instance = world.random.pick(["intake-a", "intake-b"]);
  const process = world.spawn({ name: `deliver ${index}`, instance, limitMs }, async (table) => {
    const context = protocol.record(table, writerOf(run, instance), history);
    const incoming = run.story.deliveries[index]!;
    await recordFacts({ ...context, program, lookFirst: instance === "intake-b" }, incoming);
    run.acknowledged.add(index);
    const lost = unacknowledged(program, incoming, history);
    if (lost) run.problems.push(`acknowledged, but not durable: ${lost}`);
  });
  run.flying.set(index, process);
}

function refresh(run: Run, hurried: boolean): void {
  const { world, program, protocol, history } = run;
  const name = `refresh ${world.random.below(1e9)}`;
  world.spawn({ name, instance: name, limitMs: Number.POSITIVE_INFINITY }, async (table) => {
    const own = protocol.refresh(table, history);
    const deadline = world.now() + (hurried ? world.random.below(15_000) : 600_000);
    await refreshProgram({ table: own, program, now: world.now, deadline, reporting: !hurried });
  });
}

/** Waits as the law says, reads every week, and compares with what stood in the table from its cut to its end. */
function report(run: Run): void {
  const { world, program, protocol, history } = run;
  const name = `report ${world.random.below(1e9)}`;
  const cut = world.now();
  const from = history.moment();
  world.spawn({ name, instance: name, limitMs: Number.POSITIVE_INFINITY }, async (table, wait) => {
    for (let tries = 0; tries < 30; tries++) {
      await wait(world.random.below(30));
      const options = { table, program: program.id, cut, now: world.now };
      const outcome = await protocol.settled(options, async () => {
        const read = [];
        for (const period of weeks) read.push((await readCells({ table, program, period, fresh: false })).cells);
        return read;
      });
      if (outcome.kind === "settled") {
        run.problems.push(...history.differences(outcome.value, from));
        return;
      }
    }
  });
}

const isOpen = (run: Run, index: number): boolean => {
  const flight = run.flying.get(index);
  return !run.acknowledged.has(index) && (!flight?.alive || flight.finished);
};

const minuteMs = 60_000;

/** Time passes slowly, or to shortly before or after the turn of a minute, where markers settle. */
function pass(world: World, hectic: boolean): void {
  const { random } = world;
  const left = minuteMs - (world.now() % minuteMs);
  if (random.chance(0.3)) world.advance(random.below(1_000));
  if (random.chance(0.02)) world.advance(Math.max(0, left - random.below(10_000)));
  if (random.chance(hectic ? 0.05 : 0.02)) world.advance(left + random.below(3_000));
}

function act(run: Run): void {
  const { world } = run;
  const { random } = world;
  const { hectic } = run.story;
  const open = run.story.deliveries.map((_, index) => index).filter((index) => isOpen(run, index));
  if (open.length > 0 && world.running("deliver") < (hectic ? 1 : 3) && random.chance(hectic ? 0.04 : 0.12))
    deliver(run, hectic || random.chance(0.5) ? open[0]! : random.pick(open));
  const turned = world.now() % minuteMs < 5_000;
  if (world.running("refresh") < 3 && random.chance(turned ? 0.15 : 0.03)) refresh(run, random.chance(0.3));
  if (world.running("report") < 2 && random.chance(0.04)) report(run);
  pass(world, hectic);
}

/** Deliveries are sent again until they are acknowledged; then every marker's minute passes and refresh has its way. */
async function finish(run: Run): Promise<void> {
  const { world, program } = run;
  await world.settle();
  for (let index = 0; index < run.story.deliveries.length; index++)
    for (let tries = 0; tries < 3 && !run.acknowledged.has(index); tries++) {
      deliver(run, index);
      await world.settle();
    }
  if (run.acknowledged.size < run.story.deliveries.length) run.problems.push("a delivery is never acknowledged");
  run.problems.push(...(await wrongRollups(run.table, program, "fresh")));
  const customers = async (fresh: boolean) => {
    const facts = await storedFacts(run.table, program);
    return wrongCustomers(run.table, program, { facts, fresh, closed: dayAt(world.now(), program.timeZone) });
  };
  run.problems.push(...(await customers(true)));
  world.advance(10 * 60_000);
  for (let tries = 0; tries < 2; tries++) {
    refresh(run, false);
    await world.settle();
  }
  run.problems.push(...wrongFacts(program, run.story.deliveries, run.history));
  run.problems.push(...(await wrongRollups(run.table, program, "stored")), ...(await customers(false)));
  const left = [...(run.history.partition(`DIRTY#${program.id}`) ?? [])].length;
  if (left > 0) run.problems.push(`${left} markers are left at the end`);
}

/** What went wrong in a run; nothing, if the protocol is right. */
export async function simulate(options: RunOptions): Promise<readonly string[]> {
  const random = createRandom(options.seed);
  const program = testProgram(options.program ?? "acme", 1 + (options.seed % 2));
  const story = createStory(random, program.id);
  const writers = new Map<string, Writer>();
  const history = createHistory({ now: () => world.now(), program });
  const world = createWorld({
    ...{ table: history.watch(options.table), random, start, callLimitMs: 8_000 },
    onDeath: (instance) => writers.delete(instance),
  });
  const run: Run = {
    ...{ world, program, history, writers, story, table: options.table },
    ...{ protocol: options.protocol ?? rightProtocol, acknowledged: new Set(), flying: new Map(), problems: [] },
  };
  const faults = { left: random.below(8), probability: 0.05 };
  for (let steps = 0; steps < 400 && (run.acknowledged.size < story.deliveries.length || steps < 150); steps++) {
    act(run);
    await world.step(faults);
  }
  await finish(run);
  return run.problems;
}
