// Everything that is kept of one person: their facts, and the deliveries of theirs that are kept aside.
import type { Config, Program } from "../../../lib/config/index.ts";
import { type FactChange, isDeletion } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { type Person, personIn } from "../../../lib/sources/kept/person.ts";
import { pseudonymsOf } from "../../../lib/sources/signing/pseudonym.ts";
import { keptBytes } from "../facts/kept-aside.ts";
import { storedProgram } from "../facts/program.ts";
import { allFacts, type StoredFact } from "../table/scan.ts";
import type { Table } from "../table/table.ts";
import { findingIn, isCustomerIn } from "./find-person.ts";

export interface AccessSearch {
  readonly table: Table;
  readonly config: Config;
  readonly routes: ReadonlyMap<string, Route>;
  readonly pepper: string;
  readonly looked: () => void;
}

export interface AccessedFact {
  /** The day that it counts on; left out where it counts on none. */
  readonly day?: string;
  readonly fact: FactChange;
}

export interface Access {
  readonly facts: readonly AccessedFact[];
  readonly keptAside: readonly {
    readonly program: string;
    readonly connection: string;
    readonly receivedAt: string;
    readonly problem: string;
    /** As it was sent. */
    readonly body: string;
  }[];
}

const factOf = ({ item, change }: StoredFact): AccessedFact[] =>
  change && !isDeletion(change) ? [{ ...(typeof item.day === "string" && { day: item.day }), fact: change }] : [];

async function factsIn(search: AccessSearch, program: Program, person: Person): Promise<AccessedFact[]> {
  const facts: AccessedFact[] = [];
  for await (const stored of allFacts(search.table, program)) {
    search.looked();
    if (findingIn(stored, { ...search, person }).kind === "theirs") facts.push(...factOf(stored));
  }
  return facts;
}

/** Only what names them as the customer: another person's delivery may mention them, and is not theirs to see. */
async function asideIn(
  { table, routes }: AccessSearch,
  program: Program,
  person: Person,
): Promise<Access["keptAside"]> {
  const found = [];
  for await (const { raw, connection, receivedAt, problem } of keptBytes(table, program.id)) {
    if (!raw || !isCustomerIn(raw, routes.get(connection), person)) continue;
    const body = new TextDecoder().decode(raw);
    found.push({ program: program.id, connection, receivedAt: new Date(receivedAt).toISOString(), problem, body });
  }
  return found;
}

/** Called by the access command. Writes nothing. */
export async function accessTo(search: AccessSearch, customer: string): Promise<Access> {
  const facts: AccessedFact[] = [];
  const keptAside = [];
  for (const program of search.config.programs) {
    const theirs = pseudonymsOf(search.pepper, program.id, customer);
    const person = personIn({ pepper: search.pepper, program: program.id, wanted: (one) => theirs.includes(one) });
    if (await storedProgram(search.table, program)) facts.push(...(await factsIn(search, program, person)));
    keptAside.push(...(await asideIn(search, program, person)));
  }
  return { facts, keptAside };
}
