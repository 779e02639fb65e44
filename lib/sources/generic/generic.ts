// The generic source: any JSON, signed in one of four ways, read by a mapping of JSON paths.

import type { Connection } from "../../config/index.ts";
import { digest } from "../../domain/digest.ts";
import type { Instant } from "../../domain/fact.ts";
import { idOf, idRule, textOf } from "../mapping/text.ts";
import { momentOf, timeRule } from "../mapping/times.ts";
import { readBody } from "../reading/body.ts";
import { type JsonObject, lookup } from "../reading/lookup.ts";
import { genericSample } from "../samples/commerce.ts";
import { signBy, verifyBy } from "../signing/schemes.ts";
import type { Read, Reading, Source } from "../source.ts";
import { behaviourIn, isNothing } from "./behaviour.ts";

const momentNames = ["at", "updated", "opened", "resolved", "reopened", "promised", "delivered"] as const;
type MomentName = (typeof momentNames)[number];

/** The mapped moments of a body, or the first that is no moment. */
type Moments =
  | { readonly kind: "moments"; readonly moments: Readonly<Partial<Record<MomentName, Instant>>> }
  | { readonly kind: "problem"; readonly problem: string };

/** A version number stays as it is; text of digits is one too, unless it is a time. */
function versionOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function momentsOf(body: JsonObject, { mapping }: Connection): Moments {
  const moments: Partial<Record<MomentName, Instant>> = {};
  for (const name of momentNames) {
    const field = mapping[name];
    const value = field === undefined ? undefined : lookup(body, field);
    if (field === undefined || isNothing(value)) continue;
    const moment = (name === "updated" ? versionOf(value) : undefined) ?? momentOf(value, mapping.timeZone ?? "UTC");
    if (moment === undefined) return { kind: "problem", problem: `${name} ${timeRule}` };
    moments[name] = moment;
  }
  return { kind: "moments", moments };
}

const isOneOf = (body: JsonObject, rule: { field: string; is: readonly string[] } | undefined): boolean => {
  const text = rule && textOf(lookup(body, rule.field));
  return text !== undefined && rule?.is.includes(text) === true;
};

/** The moments of a ticket, each as a reading of its own: a row or a snapshot may report several at once. */
function ticketReadings(reading: Reading, moments: Readonly<Partial<Record<MomentName, Instant>>>): Reading[] {
  const { opened, resolved, reopened } = moments;
  const open = opened === undefined ? reading : { ...reading, opened };
  if (reading.deleted || (resolved === undefined && reopened === undefined)) return [open];
  const later = {
    ...open,
    ...(resolved === undefined ? {} : { resolved }),
    ...(reopened === undefined ? {} : { reopened }),
  };
  return opened === undefined ? [later] : [open, later];
}

/**
 * Reads one body or row by the connection's mapping.
 *
 * @param fallbackId the id where the mapping names none: equal deliveries are then one answer
 */
export function readGeneric(body: JsonObject, connection: Connection, fallbackId: () => string): Read {
  const { mapping } = connection;
  if (mapping.only && !isOneOf(body, mapping.only))
    return { kind: "ignored", reason: "only other deliveries are wanted" };
  const id = mapping.id === undefined ? fallbackId() : idOf(lookup(body, mapping.id));
  if (id === undefined) return { kind: "aside", problem: `id ${idRule}` };
  const deleted = isOneOf(body, mapping.deleted);
  const found = momentsOf(body, connection);
  if (found.kind === "problem") return { kind: "aside", problem: found.problem };
  const { at, updated } = found.moments;
  const field = (name: string): unknown => lookup(body, name);
  const reading = { id, order: updated, at, ...(deleted ? { deleted } : {}), field };
  if (mapping.kind === "response") return { kind: "readings", readings: [{ kind: "response", ...reading }] };
  if (mapping.kind === "ticket")
    return { kind: "readings", readings: ticketReadings({ kind: "ticket", ...reading }, found.moments) };
  const did = behaviourIn(body, mapping, found.moments);
  if (did.kind === "problem") return { kind: "aside", problem: did.problem };
  return { kind: "readings", readings: [{ kind: "behaviour", ...reading, did }] };
}

/** Everything that sends JSON. Fields of the mapping are JSON paths such as "answers.0.score". */
export const generic: Source<"generic"> = {
  id: "generic",
  accepts: ["application/json", "text/json", "application/octet-stream"],
  verify: (delivery, secrets, now, connection) => verifyBy(connection.auth, { delivery, secrets, now }),
  auth: (connection) => connection.auth,
  sign: (signing) => signBy(signing.connection.auth, signing),
  sample: (asked, { mapping }) => genericSample(asked, mapping),
  connect: "In the sender's screen for webhooks: this URL, method POST, content type application/json, and the secret.",
  read(delivery, connection) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readGeneric(body.value, connection, () => digest(delivery.body, 32));
  },
};
