// A reading of a ticket becomes facts: one for each moment that the delivery reports.
import type { Instant, Ticket } from "../../domain/fact.ts";
import type { Reading } from "../source.ts";
import type { Mapped, Meaning } from "./meaning.ts";
import { placementOf } from "./placement.ts";
import { idOf, idRule } from "./text.ts";
import { isAhead } from "./times.ts";

const everyKind = ["ticket-opened", "ticket-first-resolved", "ticket-resolved"] as const;

/** Which facts a reading speaks of. */
function kindsOf(reading: Reading): readonly Ticket["kind"][] {
  if (reading.deleted || reading.restored) return everyKind;
  if (reading.resolved !== undefined) return ["ticket-first-resolved", "ticket-resolved"];
  return reading.reopened === undefined ? ["ticket-opened"] : ["ticket-resolved"];
}

/** Moments that cannot be: in the future, or before the ticket was opened. */
function problemsOf(reading: Reading, opened: Instant, now: Instant): string[] {
  const moments = { opened, resolved: reading.resolved, reopened: reading.reopened, at: reading.at };
  return Object.entries(moments).flatMap(([name, moment]) => {
    if (moment === undefined) return [];
    if (isAhead(moment, now)) return [`${name} of the ticket must not lie in the future`];
    return name !== "at" && moment < opened ? [`${name} of the ticket must not lie before opened`] : [];
  });
}

/** The moments of a fact of one kind, and when the ticket was last seen to exist. */
function momentsOf(kind: Ticket["kind"], reading: Reading, opened: Instant) {
  const { resolved, reopened } = reading;
  const seen = Math.max(
    opened,
    reading.deleted ? opened : (reading.at ?? opened),
    resolved ?? opened,
    reopened ?? opened,
  );
  return {
    opened,
    ...(resolved === undefined || kind === "ticket-opened" ? {} : { resolved }),
    ...(reopened === undefined || kind !== "ticket-resolved" ? {} : { reopened }),
    seen,
  };
}

/**
 * What a reading of a ticket means: an opening, a resolution (the first one and the full one are facts of their own), a
 * reopening, or a deletion, which takes the ticket out of all of them.
 *
 * Every fact says when the ticket was opened; a resolution without it, or before it, is kept aside.
 */
export function ticketOf(reading: Reading, meaning: Meaning): Mapped {
  const { connection, program, receivedAt } = meaning;
  const id = idOf(reading.id);
  if (id === undefined) return { changes: [], problems: [`id of the ticket ${idRule}`] };
  const { opened } = reading;
  if (opened === undefined) return { changes: [], problems: ["ticket must say when it was opened"] };
  const problems = problemsOf(reading, opened, receivedAt);
  const placed = placementOf(reading, meaning);
  if (placed.kind === "problems") problems.push(...placed.problems);
  if (problems.length > 0 || placed.kind === "problems") return { changes: [], problems };
  const at = reading.at ?? receivedAt;
  const changes = kindsOf(reading).map((kind): Ticket => {
    const moments = momentsOf(kind, reading, opened);
    return {
      program: program.id,
      kind,
      connection: connection.id,
      id,
      revision: { order: Math.max(0, reading.order ?? moments.seen), mapping: connection.mapping.version },
      ...placed.placement,
      ...moments,
      ...(reading.deleted ? { deleted: Math.min(at, receivedAt) } : {}),
    };
  });
  return { changes, problems: [] };
}
