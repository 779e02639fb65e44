// Reads again what was kept: the vendor's bytes by the configuration of today, beside the fact that they made once.
import { type FactChange, type FactKey, type Instant, isDeletion, isTicket } from "../../domain/fact.ts";
import { type Decoded, decode, meaningOf, type Route } from "../decode.ts";
import { readGeneric } from "../generic/generic.ts";
import { readBody } from "../reading/body.ts";
import type { Read } from "../source.ts";

/** What a fact keeps of how it came, for what its bytes do not say. */
export interface Origin {
  readonly id: string;
  /** When it happened, or was received. Deletions keep it where their order is a time. */
  readonly at?: Instant;
  /** How its questions were asked: a mended mapping does not change what was asked. */
  readonly asked?: Readonly<Record<string, string>>;
}

const firstTime = 1e12;

function askedIn(change: FactChange): Pick<Origin, "asked"> {
  if (isDeletion(change) || change.kind !== "response") return {};
  const asked = change.scores.flatMap((score) => (score.asked === undefined ? [] : [[score.question, score.asked]]));
  return asked.length > 0 ? { asked: Object.fromEntries(asked) } : {};
}

/**
 * What a stored fact says of how it came: the id that a row was given, and when it happened or was received.
 *
 * @example
 * originOf({ kind: "response", program: "p", connection: "c", id: "row-1", revision: { order: 2, mapping: 1 }, deleted: true }); // => { id: "row-1" }
 */
export function originOf(change: FactChange): Origin {
  const { id, revision } = change;
  if (!isDeletion(change)) return { id, at: isTicket(change) ? change.seen : change.at, ...askedIn(change) };
  return revision.order >= firstTime ? { id, at: revision.order } : { id };
}

function readAgain(raw: Uint8Array, { connection, source }: Route, fallbackId: string): Read {
  if (source.id !== "generic") return source.read({ headers: {}, body: raw }, connection);
  const body = readBody(raw);
  // Rows without a column for their id, and deliveries without one, keep the id that they were given.
  return body.kind === "refusal" ? body : readGeneric(body.value, connection, () => fallbackId);
}

/**
 * Decodes the bytes of a stored fact again. Where the sender gave no id or time, those of the fact stay.
 *
 * Empty: as `decode`.
 */
export function decodeAgain(
  raw: Uint8Array,
  route: Route,
  kept: { readonly pepper: string; readonly origin: Origin; readonly now: Instant },
): Decoded {
  const { origin, pepper, now } = kept;
  const read = readAgain(raw, route, origin.id);
  if (read.kind !== "readings") return read;
  const readings = read.readings.map((reading) => ({ ...reading, at: reading.at ?? origin.at }));
  const { asked } = origin;
  return meaningOf({ ...read, readings }, route, { pepper, receivedAt: now, ...(asked && { asked }) });
}

/** Decodes what was kept aside, as it would be decoded had it been received at the same moment under this configuration. */
export const decodeKept = (raw: Uint8Array, route: Route, kept: { pepper: string; receivedAt: Instant }): Decoded =>
  decode({ headers: {}, body: raw }, route, kept);

/**
 * The customers that bytes name where the mapping says that customers stand, as the sender writes them.
 *
 * Empty: an empty list where no customer is mapped, or the bytes cannot be read.
 */
export function customersIn(raw: Uint8Array, route: Route): readonly unknown[] {
  const { customer } = route.connection.mapping;
  if (customer === undefined) return [];
  const read = readAgain(raw, route, "");
  return read.kind === "readings" ? read.readings.map((reading) => reading.field(customer)) : [];
}

/** Whether two changes speak of the same fact. */
export const sameFact = (a: FactKey, b: FactKey): boolean =>
  a.kind === b.kind && a.connection === b.connection && a.id === b.id && a.program === b.program;
