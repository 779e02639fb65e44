// What a vendor's API has to be asked for: kept durable before the delivery is answered, until it is a fact or kept aside.
import pMap from "p-map";
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Fetch } from "../../../lib/sources/source.ts";
import { fetchKey } from "../../../lib/table/fetch-keys.ts";
import { pack, unpack } from "../table/compression.ts";
import type { Item, Table } from "../table/table.ts";

export interface Asked {
  readonly program: string;
  readonly connection: string;
  readonly receivedAt: Instant;
}

/** One question that waits, as read. */
export interface Pending {
  readonly item: Item;
  readonly connection: string;
  readonly id: string;
  /** When the delivery came that asks. */
  readonly asked: Instant;
  /** When it is asked next. */
  readonly due: Instant;
  readonly attempts: number;
  readonly notice: Uint8Array;
}

/** Called by intake and by replay. Repeats safely: a later delivery about the same thing asks in the place of the earlier one. */
export async function askFor(table: Table, asked: Asked, fetches: readonly Fetch[]): Promise<void> {
  const { program, connection, receivedAt } = asked;
  const ask = ({ id, notice }: Fetch) =>
    table.put(
      {
        ...fetchKey(program, connection, id),
        ...{ connection, id, asked: receivedAt, due: receivedAt, attempts: 0, notice: pack(notice) },
      },
      { kind: "always" },
    );
  await pMap(fetches, ask, { concurrency: 50, stopOnError: false });
}

/** Damaged bytes say nothing: their question is kept aside. */
function noticeIn({ notice }: Item): Uint8Array {
  try {
    return notice instanceof Uint8Array ? unpack(notice) : new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

const pendingOf = (item: Item): Pending => ({
  item,
  connection: String(item.connection),
  id: String(item.id),
  asked: Number(item.asked),
  due: Number(item.due),
  attempts: Number(item.attempts),
  notice: noticeIn(item),
});

/** Everything that a connection, or a whole program, waits for, due or not. */
export async function* waitingOf(table: Table, program: string, connection?: string): AsyncGenerator<Pending> {
  const { pk, sk } = fetchKey(program, connection ?? "", "");
  const range = connection === undefined ? { pk } : { pk, from: sk, to: `${sk}\uffff` };
  for await (const item of table.query(range)) yield pendingOf(item);
}

/** How many questions of a connection wait. Called by the connection command. */
export async function countWaiting(table: Table, program: string, connection: string): Promise<number> {
  let count = 0;
  for await (const _ of waitingOf(table, program, connection)) count++;
  return count;
}

/** What is due of a connection, no more than `most`. One that waits never keeps another one waiting. */
export async function dueFetches(
  table: Table,
  { program, connection }: Pick<Asked, "program" | "connection">,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<Pending[]> {
  const due: Pending[] = [];
  for await (const pending of waitingOf(table, program, connection)) {
    if (pending.due <= now) due.push(pending);
    if (due.length >= most) break;
  }
  return due;
}

const unchanged = ({ asked }: Pending) => ({ kind: "unchanged", attribute: "asked", value: asked }) as const;

/** It is durable elsewhere now. A delivery that came meanwhile asks anew. */
export async function settle(table: Table, pending: Pending): Promise<void> {
  await table.delete(pending.item, unchanged(pending));
}

/** It is asked again later. */
export async function putOff(table: Table, pending: Pending, due: Instant): Promise<void> {
  await table.put({ ...pending.item, due, attempts: pending.attempts + 1 }, unchanged(pending));
}
