// From a delivery to facts: read by its source, given meaning by its connection. Intake, replay and remap all go this way.
import type { Config, Connection, Program } from "../config/index.ts";
import { type FactChange, type Instant, isTicket } from "../domain/fact.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isExpired, withoutWords } from "../domain/retention.ts";
import { sourceOf } from "./index.ts";
import { fitting, reasons } from "./limits.ts";
import { factsOf } from "./mapping/facts-of.ts";
import type { Meaning } from "./mapping/meaning.ts";
import { textOf } from "./mapping/text.ts";
import { type Delivery, type Fetch, type Read, type Reading, type Source, testsIgnored } from "./source.ts";

/** A connection with everything that it points to. */
export interface Route {
  readonly connection: Connection;
  readonly program: Program;
  readonly source: Source;
}

/** What a delivery comes to. `problems` beside facts: the rest of it is kept aside. Without changes, all of it is to be fetched. */
export type Decoded =
  | {
      readonly kind: "facts";
      readonly changes: readonly FactChange[];
      readonly problems: readonly string[];
      /** What the vendor has to be asked for before it is a fact. */
      readonly fetches?: readonly Fetch[];
    }
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "aside"; readonly problem: string }
  | Refusal;

/** What decoding needs beside the delivery: the pepper for pseudonyms, when the delivery came, and what was asked then. */
export type Receipt = Pick<Meaning, "pepper" | "receivedAt" | "asked">;

/** Times without a zone are read in the mapping's zone, else in the program's. */
function withZone(connection: Connection, { timeZone }: Program): Connection {
  return { ...connection, mapping: { ...connection.mapping, timeZone: connection.mapping.timeZone ?? timeZone } };
}

/**
 * Every connection of a configuration by its id, looked up once at the start.
 *
 * @throws when a connection names a source or program that does not exist, or lacks what its source needs
 */
export function routesOf(config: Config): ReadonlyMap<string, Route> {
  return new Map(
    config.connections.map((connection) => {
      const program = config.programs.find(({ id }) => id === connection.program);
      const source = sourceOf(connection.source);
      if (!program || !source)
        throw new Error(`connection ${connection.id} names ${program ? "a source" : "a program"} that does not exist`);
      const lacking = source.lacks?.(connection);
      if (lacking !== undefined) throw new Error(`connection ${connection.id} (${source.id}) needs ${lacking}`);
      return [connection.id, { connection: withZone(connection, program), program, source }];
    }),
  );
}

/**
 * What would be taken away by the next pass over what is past its time is not taken in. A ticket is seen by whoever tells
 * of it, and whether a subscription runs takes more than one fact to know.
 */
function keptOf(changes: readonly FactChange[], program: Program, now: Instant): FactChange[] {
  const stays = (change: FactChange): boolean =>
    isTicket(change) || change.kind.startsWith("subscription") || !isExpired(change, program, now);
  return changes.filter(stays).map((change) => withoutWords(change, program, now));
}

/** Whether the mapping tells a reading from those that count: somebody tries the connection. */
function isTest(reading: Reading, { countTests, mapping: { test } }: Connection): boolean {
  const text = test && !countTests ? textOf(reading.field(test.field)) : undefined;
  return text !== undefined && test?.is.includes(text) === true;
}

/** What a read body comes to under a route. */
export function meaningOf(read: Read, route: Route, receipt: Receipt): Decoded {
  if (read.kind !== "readings") return read;
  const meaning = { connection: route.connection, program: route.program, ...receipt };
  const readings = read.readings.filter((reading) => !isTest(reading, route.connection));
  if (readings.length < read.readings.length && readings.length === 0) return testsIgnored;
  const mapped = readings.map((reading) => factsOf(reading, meaning));
  const { changes: told, problems: tooLarge } = fitting(mapped.flatMap((each) => each.changes));
  const changes = route.program.retention ? keptOf(told, route.program, receipt.receivedAt) : told;
  const problems = reasons([...(read.problems ?? []), ...tooLarge, ...mapped.flatMap((each) => each.problems)]);
  const { fetches = [] } = read;
  if (fetches.length > 0) return { kind: "facts", changes, problems, fetches };
  if (changes.length > 0) return { kind: "facts", changes, problems };
  if (problems.length > 0) return { kind: "aside", problem: problems.join("; ") };
  if (told.length > 0) return { kind: "ignored", reason: "it is older than what is kept of its kind" };
  return { kind: "ignored", reason: "there is no mapped score and no comment" };
}

/** Decodes a delivery that has been verified. */
export const decode = (delivery: Delivery, route: Route, receipt: Receipt): Decoded =>
  meaningOf(route.source.read(delivery, route.connection), route, receipt);
