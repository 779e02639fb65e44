// What of a stored thing is a person's: the whole of it, bytes or words that name them, or nothing.
import { isDeletion } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { customersIn } from "../../../lib/sources/kept/again.ts";
import type { Person } from "../../../lib/sources/kept/person.ts";
import type { KeptBytes } from "../facts/kept-aside.ts";
import { rawOf, type StoredFact } from "../table/scan.ts";

export type Found =
  | { readonly kind: "nothing" }
  /** A fact of theirs. `named`: its very key names them. */
  | { readonly kind: "theirs"; readonly named: boolean }
  /** A fact of somebody else: its bytes name them, or the comment does, here with the address masked. */
  | { readonly kind: "mentioned"; readonly bytes: boolean; readonly masked?: string };

interface Looking {
  readonly routes: ReadonlyMap<string, Route>;
  readonly person: Person;
}

/** Ids in keys are encoded. */
function idIn(sk: string): string {
  const id = sk.slice(sk.lastIndexOf("#") + 1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Whether bytes name them where the mapping says that the customer stands. */
export const isCustomerIn = (raw: Uint8Array, route: Route | undefined, person: Person): boolean =>
  route !== undefined && customersIn(raw, route).some(person.isNamedBy);

function masked(comment: string | undefined, person: Person): string | undefined {
  const addresses = comment === undefined ? [] : person.addressesIn(comment);
  return addresses.length === 0
    ? undefined
    : addresses.reduce((text, address) => text.replaceAll(address, "(removed)"), comment ?? "");
}

/** Looks at one stored fact, also at the tombstone of an erased one, whose key may still name them. */
export function findingIn({ item, change }: StoredFact, { routes, person }: Looking): Found {
  const named = person.isIn(change?.id ?? idIn(item.sk));
  if (named) return { kind: "theirs", named };
  if (!change) return { kind: "nothing" };
  const customer = isDeletion(change) ? undefined : change.customer;
  if (person.is(customer)) return { kind: "theirs", named };
  const raw = rawOf(item);
  const isCustomer = raw !== undefined && isCustomerIn(raw, routes.get(change.connection), person);
  if (isCustomer && customer === undefined && !isDeletion(change)) return { kind: "theirs", named };
  const bytes = isCustomer || (raw !== undefined && person.isMentioned(raw));
  const comment = change.kind === "response" && !isDeletion(change) ? masked(change.comment, person) : undefined;
  if (!bytes && comment === undefined) return { kind: "nothing" };
  return { kind: "mentioned", bytes, ...(comment !== undefined && { masked: comment }) };
}

/** Whether a delivery that is kept aside names them. */
export const isKeptOf = ({ raw }: KeptBytes, route: Route | undefined, person: Person): boolean =>
  raw !== undefined && (isCustomerIn(raw, route, person) || person.isMentioned(raw));
