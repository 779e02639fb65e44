// What a program fixes at its first write: how many shards hold its facts, and its time zone.
import type { Program } from "../../../lib/config/index.ts";
import { programKey } from "../../../lib/table/rollup-keys.ts";
import type { Item, Table } from "../table/table.ts";

const fixed = ({ shards, timeZone }: Program) => ({ shards, timeZone });

function checkFixed(program: Program, stored: Item): void {
  for (const [field, value] of Object.entries(fixed(program))) {
    if (stored[field] === value) continue;
    throw new Error(
      `programs.${program.id}.${field} is ${stored[field]} in the table and ${value} in the configuration; it is fixed at the first write: put ${stored[field]} back, or export the program and import it into a new table`,
    );
  }
}

/** What is stored of a program, checked. Undefined before its first write. Called before every refresh and read. */
export async function storedProgram(table: Table, program: Program): Promise<Item | undefined> {
  const stored = await table.get(programKey(program.id));
  if (stored) checkFixed(program, stored);
  return stored;
}

/** Called by every writer before its first fact. Repeats safely; of two at once the first one counts. */
export async function openProgram(table: Table, program: Program): Promise<void> {
  if (await storedProgram(table, program)) return;
  const outcome = await table.put({ ...programKey(program.id), ...fixed(program) }, { kind: "absent" });
  if (outcome === "refused") await storedProgram(table, program);
}
