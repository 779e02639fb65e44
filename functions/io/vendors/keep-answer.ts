// What a vendor's API answered: made durable as facts, and as kept bytes where it cannot be used.
import type { Instant } from "../../../lib/domain/fact.ts";
import { type Decoded, meaningOf, type Route } from "../../../lib/sources/decode.ts";
import { recordFacts } from "../facts/facts.ts";
import type { Writer } from "../facts/markers.ts";
import { setAside } from "../facts/quarantine.ts";
import type { Table } from "../table/table.ts";
import type { VendorClient } from "./client.ts";
import type { Pending } from "./pending.ts";

export interface FetchContext {
  readonly table: Table;
  readonly writer: Writer;
  readonly client: VendorClient;
  readonly pepper: string;
  readonly token: string;
  readonly now: () => Instant;
}

/** What became of it. After `denied` and `busy` the connection's other questions wait, too. */
export type FetchOutcome = "stored" | "known" | "not-wanted" | "aside" | "later" | "busy" | "denied";

/** Kept for a person to look at, with the reason. */
export async function keepAside(
  context: FetchContext,
  route: Route,
  aside: { problem: string; raw: Uint8Array; pending: Pending },
) {
  const { problem, raw, pending } = aside;
  const ids = { program: route.program.id, connection: route.connection.id };
  await setAside(context.table, { ...ids, problem, raw, receivedAt: pending.asked });
}

/** Facts first, then the bytes of what cannot be used. */
export async function keepAnswer(
  context: FetchContext,
  route: Route,
  pending: Pending,
  raw: Uint8Array,
): Promise<FetchOutcome> {
  const { table, writer, pepper, now } = context;
  const { connection, program, source } = route;
  const read = source.read({ headers: {}, body: raw }, connection);
  const decoded: Decoded = meaningOf(read, route, { pepper, receivedAt: now() });
  if (decoded.kind === "ignored") return "not-wanted";
  const problems = decoded.kind === "facts" ? decoded.problems : [decoded.problem];
  const changes = decoded.kind === "facts" ? decoded.changes : [];
  const incoming = changes.map((change, at) => ({ change, ...(connection.keepRaw && at === 0 && { raw }) }));
  const recorded = incoming.length === 0 ? [] : await recordFacts({ table, program, writer }, incoming);
  if (problems.length > 0) await keepAside(context, route, { problem: problems.join("; "), raw, pending });
  if (problems.length > 0) return "aside";
  return recorded.includes("stored") ? "stored" : "known";
}
