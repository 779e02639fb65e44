// Facts of one ticket or subscription go together: whether another one of it is still kept.
import type { Program } from "../../../lib/config/index.ts";
import { type FactChange, type FactKind, type Instant, isDeletion, isTicket } from "../../../lib/domain/fact.ts";
import { isExpired } from "../../../lib/domain/retention.ts";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factKey } from "../../../lib/table/keys.ts";
import type { Table } from "../table/table.ts";

export interface Keeping {
  readonly table: Table;
  readonly program: Program;
  readonly now: () => Instant;
}

/** Those whose end decides come last, so that a pass that is cut off leaves no end without its start. */
export const kindsInTurn: readonly FactKind[] = [
  ...(["response", "order", "engagement", "invitation"] as const),
  ...(["ticket-first-resolved", "ticket-opened", "ticket-resolved"] as const),
  ...(["subscription-changed", "subscription-started", "subscription-ended"] as const),
];

/** A change of a subscription has an id of its own, which begins with the subscription's. */
const subscriptionIn = ({ kind, id }: FactChange): string =>
  kind === "subscription-changed" ? (id.split("#")[0] ?? "").replaceAll("%23", "#").replaceAll("%25", "%") : id;

type Other = "absent" | "kept" | "past";

async function other({ table, program, now }: Keeping, change: FactChange, kind: FactKind): Promise<Other> {
  const key = { program: program.id, connection: change.connection, kind, id: subscriptionIn(change) };
  const item = await table.get(factKey(key, program.shards));
  const found = item && item[tableDefinition.expires] === undefined ? changeOf(item) : undefined;
  if (!found) return item ? "past" : "absent";
  if (isDeletion(found)) return "absent";
  return isExpired(found, program, now()) ? "past" : "kept";
}

/** A ticket goes when none of its moments is still kept; a subscription when its end is past, and it did not start again. */
export async function mayGo(keeping: Keeping, change: FactChange): Promise<boolean> {
  if (isTicket(change)) {
    const kinds = (["ticket-opened", "ticket-first-resolved", "ticket-resolved"] as const).filter(
      (kind) => kind !== change.kind,
    );
    for (const kind of kinds) if ((await other(keeping, change, kind)) === "kept") return false;
    return true;
  }
  if (!change.kind.startsWith("subscription")) return true;
  if (change.kind === "subscription-ended") return (await other(keeping, change, "subscription-started")) !== "kept";
  if ((await other(keeping, change, "subscription-ended")) !== "past") return false;
  return change.kind === "subscription-started" || (await other(keeping, change, "subscription-started")) !== "kept";
}
