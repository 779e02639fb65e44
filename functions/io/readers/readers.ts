// What is kept of a reader: whether a report may still be sent there, and which links still open.
import type { Instant } from "../../../lib/domain/fact.ts";
import { readerKey, readerPartition, readerReportKey } from "../../../lib/table/reader-keys.ts";
import type { Item, Key, Table } from "../table/table.ts";

/** Why somebody gets no more mail: own wish, or because the address refuses it. */
export type Suppression = "unsubscribed" | "bounced" | "complained";

/** A reader of one report, by the digest of the address. */
export interface ReaderName {
  readonly recipient: string;
  readonly report: string;
}

export interface ReaderState {
  readonly suppressed?: Suppression;
  /** Links of another version are dead. */
  readonly version: number;
}

const suppressions: readonly Suppression[] = ["unsubscribed", "bounced", "complained"];

const suppressionOf = (item: Item | undefined): Suppression | undefined =>
  suppressions.find((one) => one === item?.suppressed);

/** Called before each mail and for each page. */
export async function readReader(table: Table, { recipient, report }: ReaderName): Promise<ReaderState> {
  const items = new Map<string, Item>();
  for await (const item of table.query({ pk: readerPartition(recipient) })) items.set(item.sk, item);
  const address = items.get(readerKey(recipient).sk);
  const suppressed = suppressionOf(address) ?? suppressionOf(items.get(readerReportKey(recipient, report).sk));
  const version = typeof address?.links === "number" ? address.links : 1;
  return { version, ...(suppressed && { suppressed }) };
}

/** Changes one item, if nobody else has meanwhile; else looks again. */
async function change(table: Table, key: Key, make: (stored: Item | undefined) => Item | undefined): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const stored = await table.get(key);
    const wanted = make(stored);
    if (!wanted) return;
    const changes = Number(stored?.changes ?? 0);
    const next = { ...wanted, changes: changes + 1 };
    const condition = stored
      ? ({ kind: "unchanged", attribute: "changes", value: changes } as const)
      : ({ kind: "absent" } as const);
    if ((await table.put(next, condition)) === "written") return;
  }
  throw new Error("what is kept of a reader was changed by others ten times");
}

/** One reader wants, or no longer wants, one report. Repeats safely. */
export const subscribe = (table: Table, { recipient, report }: ReaderName, of: { wanted: boolean; at: Instant }) => {
  const key = readerReportKey(recipient, report);
  const suppressed = of.wanted ? "no" : "unsubscribed";
  return change(table, key, (stored) =>
    (stored?.suppressed ?? "no") === suppressed ? undefined : { ...stored, ...key, suppressed, at: of.at },
  );
};

/** The address refuses mail, of any report. A complaint outweighs a bounce. Repeats safely, in any order. */
export const suppressAddress = (table: Table, recipient: string, of: { why: Suppression; at: Instant }) => {
  const key = readerKey(recipient);
  return change(table, key, (stored) =>
    stored?.suppressed === of.why || stored?.suppressed === "complained"
      ? undefined
      : { ...stored, ...key, suppressed: of.why, at: of.at },
  );
};
