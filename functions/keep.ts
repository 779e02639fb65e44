// Makes durable what a delivery says: its facts first, then, where something could not be used, the bytes as they came.
import { keptAsideUntil } from "../lib/domain/retention.ts";
import type { Decoded, Route } from "../lib/sources/decode.ts";
import type { Delivery } from "../lib/sources/source.ts";
import { type Recorded, recordFacts } from "./io/facts/facts.ts";
import type { Writer } from "./io/facts/markers.ts";
import { setAside } from "./io/facts/quarantine.ts";
import type { Table } from "./io/table/table.ts";
import { askFor } from "./io/vendors/pending.ts";

export interface Store {
  readonly table: Table;
  readonly writer: Writer;
}

/** A delivery that holds facts, or something that is kept for a person to look at. */
export interface Keepable {
  readonly delivery: Delivery;
  readonly route: Route;
  readonly decoded: Extract<Decoded, { kind: "facts" | "aside" }>;
  readonly receivedAt: number;
}

export interface Kept {
  readonly stored: number;
  readonly duplicates: number;
  /** What the vendor has to be asked for first. */
  readonly waiting: number;
  readonly problem?: string;
}

function incomingOf({ decoded, delivery, route }: Keepable) {
  const changes = decoded.kind === "facts" ? decoded.changes : [];
  // One copy of the bytes gives all facts of a delivery again.
  return changes.map((change, at) => ({
    change,
    ...(route.connection.keepRaw && at === 0 ? { raw: delivery.body } : {}),
  }));
}

function problemOf({ decoded }: Keepable): string | undefined {
  if (decoded.kind === "aside") return decoded.problem;
  return decoded.problems.length === 0 ? undefined : decoded.problems.join("; ");
}

/** Called by intake. Resolves when all is durable; repeats safely: what is known is a duplicate. */
export async function keep({ table, writer }: Store, keepable: Keepable): Promise<Kept> {
  const { connection, program } = keepable.route;
  const incoming = incomingOf(keepable);
  const recorded: readonly Recorded[] =
    incoming.length === 0 ? [] : await recordFacts({ table, program, writer, lookFirst: true }, incoming);
  const problem = problemOf(keepable);
  const fetches = keepable.decoded.kind === "facts" ? (keepable.decoded.fetches ?? []) : [];
  if (fetches.length > 0) {
    const { receivedAt } = keepable;
    await askFor(table, { program: program.id, connection: connection.id, receivedAt }, fetches);
  }
  if (problem !== undefined) {
    const { delivery, receivedAt } = keepable;
    const ids = { program: program.id, connection: connection.id };
    await setAside(table, {
      ...ids,
      problem,
      raw: delivery.body,
      receivedAt,
      until: keptAsideUntil(program, receivedAt),
    });
  }
  const stored = recorded.filter((one) => one === "stored").length;
  const counts = { stored, duplicates: recorded.length - stored, waiting: fetches.length };
  return { ...counts, ...(problem === undefined ? {} : { problem }) };
}
