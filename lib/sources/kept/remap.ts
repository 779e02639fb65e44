// Remap: a fact that a mapping made, and what the mapping of today makes of the same bytes.
import { canonical } from "../../domain/digest.ts";
import { type FactChange, type Instant, isDeletion, isMerging, isTicket } from "../../domain/fact.ts";
import { mergeFact } from "../../domain/merge.ts";
import type { Route } from "../decode.ts";
import { decodeAgain, originOf, sameFact } from "./again.ts";

/**
 * `same`: nothing changes. `made`: the caller still leaves out what alters nothing. `unraised`: it would, but the fact was made by a mapping of the same version, so that nobody
 * could tell the old one from the new. `made`: facts to store, and, where the bytes cannot be used or are not wanted
 * any more, why; `aside` bytes are kept aside.
 */
export type Remapped =
  | { readonly kind: "same" | "unraised" }
  | {
      readonly kind: "made";
      readonly changes: readonly FactChange[];
      readonly aside?: string;
      /** The fact is not made any more: its tombstone, which keeps the bytes where no new fact does. */
      readonly gone?: FactChange;
    };

/** What a fact says, whoever made it when. */
const content = (change: FactChange | undefined): string =>
  canonical(change && { ...change, revision: { order: 0, mapping: 0 } });

/** Of the version of today, and never older than the fact that it replaces. */
function over(made: FactChange, stored: FactChange): FactChange {
  const { order, mapping } = made.revision;
  return {
    ...made,
    revision: { order: sameFact(made, stored) ? Math.max(order, stored.revision.order) : order, mapping },
  };
}

function tombstone(stored: FactChange, mapping: number): FactChange {
  const revision = { order: stored.revision.order, mapping };
  if (isTicket(stored)) return { ...stored, revision, deleted: Math.max(stored.seen, stored.deleted ?? 0) };
  if (isDeletion(stored)) return { ...stored, revision };
  const { kind, program, connection, id } = stored;
  return { kind, program, connection, id, revision, deleted: true };
}

const isGone = (stored: FactChange): boolean =>
  isTicket(stored) ? stored.deleted !== undefined && stored.deleted >= stored.seen : isDeletion(stored);

/**
 * Whether storing a change would alter what is known of its fact, whatever its revision says.
 *
 * @example
 * alters({ kind: "response", program: "p", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }, undefined); // => true
 */
export const alters = (change: FactChange, known: FactChange | undefined): boolean =>
  content(mergeFact(known, change)) !== content(known);

/** The fact itself is made anew from the very bytes that made it, so only what merges is compared merged. */
const differs = (own: FactChange, stored: FactChange): boolean =>
  isMerging(stored) ? alters(own, stored) : content(own) !== content(stored);

/**
 * What becomes of a stored fact whose bytes are decoded again.
 *
 * Empty: `same` where the mapping of today says what the fact says.
 */
export function remapped(
  stored: FactChange,
  raw: Uint8Array,
  made: { route: Route; pepper: string; now: Instant },
): Remapped {
  const { route, pepper, now } = made;
  const { version } = route.connection.mapping;
  const decoded = decodeAgain(raw, route, { pepper, now, origin: originOf(stored) });
  const raised = stored.revision.mapping < version;
  if (decoded.kind !== "facts") {
    if (isGone(stored)) return { kind: "same" };
    if (!raised) return { kind: "unraised" };
    const aside = decoded.kind === "ignored" ? {} : { aside: decoded.problem };
    return { kind: "made", changes: [], ...aside, gone: tombstone(stored, version) };
  }
  const changes = decoded.changes.map((change) => over(change, stored));
  const own = changes.find((change) => sameFact(change, stored));
  const isSame = own !== undefined && !differs(own, stored);
  if (isSame && (changes.length === 1 || !raised)) return { kind: "same" };
  if (!raised) return { kind: "unraised" };
  const aside = decoded.problems.length > 0 ? { aside: decoded.problems.join("; ") } : {};
  const gone = own === undefined && !isGone(stored) ? { gone: tombstone(stored, version) } : {};
  return { kind: "made", changes, ...aside, ...gone };
}
