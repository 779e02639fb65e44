// When a connection was last heard of, from what is stored: intake counts nothing, as each delivery is one call.
import type { FactChange, Instant } from "../../../lib/domain/fact.ts";
import { isDeletion, isTicket } from "../../../lib/domain/fact.ts";
import { addDays, dayAt } from "../../../lib/domain/period.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factPartition } from "../../../lib/table/keys.ts";
import type { Table } from "../table/table.ts";
import { type KeptBytes, keptBytes } from "./kept-aside.ts";

export interface Seen {
  /** Facts of the last 24 hours, by when they happened, and deliveries kept aside in that time. */
  readonly lastDay: { readonly stored: number; readonly aside: number };
  /** The newest of all within thirty days. */
  readonly last?:
    | { readonly kind: "fact"; readonly at: Instant; readonly change: FactChange }
    | { readonly kind: "aside"; readonly at: Instant; readonly kept: KeptBytes };
}

const dayMs = 86_400_000;
const lookedBack = 30;

const momentOf = (change: FactChange): Instant => (isDeletion(change) ? 0 : isTicket(change) ? change.seen : change.at);

async function factsOn(table: Table, { program, connection }: Route, day: string): Promise<FactChange[]> {
  const found: FactChange[] = [];
  for (let shard = 0; shard < program.shards; shard++)
    for await (const item of table.byDay(factPartition(program.id, shard), day)) {
      const change = changeOf(item);
      if (change?.connection === connection.id) found.push(change);
    }
  return found;
}

const newest = (changes: readonly FactChange[]): FactChange | undefined =>
  changes.reduce<FactChange | undefined>((a, b) => (a && momentOf(a) >= momentOf(b) ? a : b), undefined);

/** Called by the connection command. Reads two days, or as many as it takes to find something; writes nothing. */
export async function lastSeen(table: Table, route: Route, now: Instant): Promise<Seen> {
  const today = dayAt(now, route.program.timeZone);
  let stored = 0;
  let fact: FactChange | undefined;
  for (let back = 0; back < lookedBack && (back < 2 || !fact); back++) {
    const facts = await factsOn(table, route, addDays(today, -back));
    stored += facts.filter((change) => momentOf(change) > now - dayMs).length;
    fact ??= newest(facts);
  }
  let aside = 0;
  let kept: KeptBytes | undefined;
  for await (const one of keptBytes(table, route.program.id, route.connection.id)) {
    if (one.receivedAt > now - dayMs) aside++;
    if (!kept || one.receivedAt > kept.receivedAt) kept = one;
  }
  const lastDay = { stored, aside };
  if (kept && (!fact || kept.receivedAt > momentOf(fact)))
    return { lastDay, last: { kind: "aside", at: kept.receivedAt, kept } };
  return { lastDay, ...(fact && { last: { kind: "fact", at: momentOf(fact), change: fact } }) };
}
