// Erasures of a whole deployment: one person in every program, or everybody who was ever erased, once more.
import type { Config, Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { personIn } from "../../../lib/sources/kept/person.ts";
import { generationOf, pseudonymsOf } from "../../../lib/sources/signing/pseudonym.ts";
import { erasedKey, personMark } from "../../../lib/table/erasure-keys.ts";
import type { Writer } from "../facts/markers.ts";
import { storedProgram } from "../facts/program.ts";
import type { Table } from "../table/table.ts";
import { type Erased, erasePerson, noteErased, noteErasure, noteSearched } from "./erase.ts";
import { readErased } from "./erased.ts";

export interface ErasureRun {
  readonly table: Table;
  readonly config: Config;
  readonly routes: ReadonlyMap<string, Route>;
  readonly pepper: string;
  readonly writer: Writer;
  readonly now: () => Instant;
  readonly dryRun: boolean;
  readonly looked: () => void;
}

export type ErasedIn = Erased & { readonly program: string };

const nothing: Erased = { facts: {}, bytes: 0, comments: 0, aside: 0, days: [] };

/** The search itself; a program that was never written to holds nothing. */
async function search(run: ErasureRun, program: Program, wanted: (one: string) => boolean): Promise<ErasedIn> {
  const { table, routes, pepper, writer, dryRun, looked } = run;
  const person = personIn({ pepper, program: program.id, wanted });
  const stored = await storedProgram(table, program);
  const erased = stored ? await erasePerson({ table, program, writer, routes, person, dryRun, looked }) : nothing;
  return { program: program.id, ...erased };
}

/** Every erasure is noted before the first thing goes, so that what arrives meanwhile is swept. */
export async function eraseEverywhere(run: ErasureRun, customer: string): Promise<ErasedIn[]> {
  const { table, config, pepper, now, dryRun } = run;
  const theirs = (program: string) => pseudonymsOf(pepper, program, customer);
  // Under every pepper: facts that are still to be renamed, or are stored by who knows an older one, are theirs too.
  if (!dryRun)
    for (const { id } of config.programs)
      for (const one of theirs(id))
        await noteErasure(table, id, { mark: personMark(one), generation: generationOf(one) }, now());
  const done: ErasedIn[] = [];
  for (const program of config.programs) {
    const names = theirs(program.id);
    done.push(await search(run, program, (one) => names.includes(one)));
    if (!dryRun) for (const one of names) await noteErased(table, program.id, personMark(one));
  }
  return done;
}

/** Takes over who was erased according to another table: after a restore, the one that was in use before it. */
export async function adoptErasures(run: Pick<ErasureRun, "table" | "config" | "now">, from: Table): Promise<number> {
  const { table, config, now } = run;
  let count = 0;
  for (const { id } of config.programs) {
    const { persons, facts } = await readErased(from, id);
    for (const [mark, generation] of persons) await noteErasure(table, id, { mark, generation }, now());
    for (const mark of facts) await table.put({ ...erasedKey(id, "fact", mark) }, { kind: "always" });
    count += persons.size;
  }
  return count;
}

/** Everybody who was ever erased, searched for in one go: after a restore, or after one that was cut off. */
export async function eraseAgain(run: ErasureRun): Promise<ErasedIn[]> {
  const { table, config, now, dryRun } = run;
  const done: ErasedIn[] = [];
  for (const program of config.programs) {
    const began = now();
    const { persons } = await readErased(table, program.id);
    done.push(await search(run, program, (one) => persons.has(personMark(one))));
    if (dryRun) continue;
    for (const mark of persons.keys()) await noteErased(table, program.id, mark);
    await noteSearched(table, program.id, began);
  }
  return done;
}
