// A run in which a person is erased while deliveries of theirs come, crashes happen and figures are counted anew.
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { erasePerson, noteErased, noteErasure } from "../../functions/io/people/erase.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { isDeletion } from "../../lib/domain/fact.ts";
import type { Person } from "../../lib/sources/kept/person.ts";
import { personMark } from "../../lib/table/erasure-keys.ts";
import { changeOf } from "../../lib/table/items.ts";
import { createMemoryTable, type MemoryTable } from "../store/memory-table.ts";
import { response, testProgram } from "../store/program.ts";
import { createRandom } from "./random.ts";
import { createStory, days } from "./story.ts";
import { wrongRollups } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

/** How erasures go about it; a known-wrong variant puts another step in its place. */
export interface ErasureProtocol {
  /** The table that an erasure, or a refresh that sweeps, works on. */
  table(table: Table): Table;
  /** Whether the erasure is on record, so that what still arrives is swept. */
  readonly noted: boolean;
}

export const rightErasure: ErasureProtocol = { table: (table) => table, noted: true };

const gone = "ann";
const ann: Person = {
  is: (customer) => customer === gone,
  ...{ isNamedBy: () => false, addressesIn: () => [], isIn: () => false, isMentioned: () => false },
};
const limitMs = 40_000;
const never = Number.POSITIVE_INFINITY;

type Delivery = Parameters<typeof recordFacts>[1];

interface Run {
  readonly world: World;
  readonly memory: MemoryTable;
  readonly program: ReturnType<typeof testProgram>;
  readonly protocol: ErasureProtocol;
  /** Facts that were swept: none of them may ever live again. */
  readonly swept: Map<string, { pk: string; sk: string }>;
  /** Deliveries that were answered: their vendors do not send them again. */
  readonly answered: Set<Delivery>;
  erased: boolean;
}

/** Notes which facts an erasure or a refresh takes away. */
const watched = ({ swept, protocol }: Run, table: Table): Table => {
  const noted = (key: { pk: string; sk: string }, outcome: "written" | "refused") => {
    if (key.pk.startsWith("FACT#") && outcome === "written")
      swept.set(`${key.pk} ${key.sk}`, { pk: key.pk, sk: key.sk });
    return outcome;
  };
  return protocol.table({
    ...table,
    put: async (item, condition) => noted(item, await table.put(item, condition)),
    delete: async (key, condition) => noted(key, await table.delete(key, condition)),
  });
};

function erase(run: Run): void {
  const { world, program, protocol } = run;
  const name = `erase ${world.random.below(1e9)}`;
  world.spawn({ name, instance: name, limitMs: never }, async (plain) => {
    const table = watched(run, plain);
    const mark = personMark(gone);
    const note = () => noteErasure(table, program.id, { mark, generation: 1 }, world.now());
    if (protocol.noted) await note();
    const writer = createWriter({ table, now: world.now, limitMs });
    const common = { routes: new Map(), person: ann, dryRun: false, looked: () => {} };
    await erasePerson({ table, program, writer, ...common });
    if (protocol.noted) await noteErased(table, program.id, mark);
    run.erased = true;
  });
}

function refresh(run: Run): void {
  const { world, program } = run;
  const name = `refresh ${world.random.below(1e9)}`;
  world.spawn({ name, instance: name, limitMs: never }, async (plain) => {
    await refreshProgram({ table: watched(run, plain), program, now: world.now, deadline: world.now() + 600_000 });
  });
}

function deliver({ world, program, answered }: Run, incoming: Delivery): void {
  const name = `deliver ${world.random.below(1e9)}`;
  world.spawn({ name, instance: name, limitMs }, async (table) => {
    const writer = createWriter({ table, now: world.now, limitMs });
    await recordFacts({ table, program, writer }, incoming);
    answered.add(incoming);
  });
}

/** Everything settles; then every marker's minute passes and refresh has its way. */
async function counted(run: Run): Promise<void> {
  const { world } = run;
  await world.settle();
  for (let tries = 0; tries < 2; tries++) {
    world.advance(10 * 60_000);
    refresh(run);
    await world.settle();
  }
}

/** Newer copies of everything, also under no name: nothing of the person may come back by them. */
async function reviveAll(run: Run): Promise<void> {
  for (const id of ["r1", "r2", "r3"])
    for (const [order, customer] of [
      [900, gone],
      [901, undefined],
    ] as const)
      deliver(run, [
        { change: response(id, { program: run.program.id, order, day: days[0], ...(customer && { customer }) }) },
      ]);
  await counted(run);
}

function problemsOf({ memory, program, swept }: Run): string[] {
  const problems: string[] = [];
  for (const [pk, items] of memory.partitions) {
    if (!pk.startsWith("FACT#")) continue;
    for (const item of items.values()) {
      const change = changeOf(item);
      if (!change || isDeletion(change)) continue;
      if (change.customer === gone && item.day !== undefined) problems.push(`${item.sk} of the erased still counts`);
      if (swept.has(`${item.pk} ${item.sk}`)) problems.push(`${item.sk} was erased in ${program.id} and lives again`);
    }
  }
  return problems;
}

/** What went wrong in a run; nothing, if erasures are right. */
export async function simulateErasure(
  seed: number,
  protocol: ErasureProtocol = rightErasure,
): Promise<readonly string[]> {
  const random = createRandom(seed);
  const program = testProgram("acme", 1 + (seed % 2));
  const story = createStory(random, program.id);
  const memory = createMemoryTable();
  const world = createWorld({
    ...{ table: memory, random, start: Date.parse("2027-01-02T09:00:20Z"), callLimitMs: 8_000 },
    onDeath: () => {},
  });
  const run: Run = { world, memory, program, protocol, swept: new Map(), answered: new Set(), erased: false };
  const faults = { left: random.below(8), probability: 0.05 };
  const left = [...story.deliveries];
  for (let steps = 0; steps < 300; steps++) {
    const next = world.running("deliver") < 3 && random.chance(0.1) ? left.shift() : undefined;
    if (next) deliver(run, next);
    if (world.running("refresh") < 2 && random.chance(0.06)) refresh(run);
    if (!run.erased && world.running("erase") === 0 && random.chance(0.03)) erase(run);
    if (random.chance(0.3)) world.advance(random.below(1_000));
    if (random.chance(0.03)) world.advance(60_000);
    await world.step(faults);
  }
  await world.settle();
  for (const delivery of story.deliveries) if (!run.answered.has(delivery)) deliver(run, delivery);
  await world.settle();
  if (!run.erased) erase(run);
  await counted(run);
  const problems = [...problemsOf(run), ...(await wrongRollups(memory, program, "stored"))];
  await reviveAll(run);
  return [...problems, ...problemsOf(run), ...(await wrongRollups(memory, program, "stored"))];
}
