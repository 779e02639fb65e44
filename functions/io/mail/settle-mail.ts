// Writes what became of a mail into the ledger, and no more mail to an address that refuses it. In any order, repeatedly.

import { suppressAddress } from "../readers/readers.ts";
import type { Item, Table } from "../table/table.ts";
import { type Fate, type MailEvent, mailEventOf } from "./mail-events.ts";
import { type MailingState, mailingKey, mailingName, stateOf } from "./mailing.ts";

/** What is known for certain outweighs what is not, and bad news outweighs good. */
const weights: Readonly<Record<MailingState, number>> = {
  ...{ sending: 0, failed: 0, unknown: 0, suppressed: 0 },
  ...{ sent: 1, bounced: 2, complained: 3 },
};

const stateAfter: Readonly<Record<Fate["kind"], MailingState>> = {
  ...{ taken: "sent", delivered: "sent" },
  ...{ bounced: "bounced", complained: "complained" },
};

/** The entry with the event in it. Undefined where it knows all of that. */
function told(stored: Item, { fate, at, messageId }: MailEvent): Item | undefined {
  const known = stateOf(stored);
  const next = stateAfter[fate.kind];
  const state = weights[next] > weights[known] ? next : known;
  const delivered = fate.kind === "delivered" && stored.delivered === undefined;
  if (state === known && !delivered) return undefined;
  return {
    ...stored,
    ...{ state, messageId, version: `${stored.version}-${state}${delivered ? "-delivered" : ""}` },
    ...(delivered && { delivered: at }),
    ...(state !== known && { told: at }),
  };
}

type Settled = "settled" | "known" | "not-ours";

async function settleMail(table: Table, event: MailEvent): Promise<Settled> {
  const { mailing, name, fate, at } = event;
  if (name !== mailingName(mailing)) return "not-ours";
  const key = mailingKey(mailing);
  for (let attempt = 0; attempt < 10; attempt++) {
    const stored = await table.get(key);
    // Every mail of ours was put on record before it was sent; what is gone was erased.
    if (!stored) return "not-ours";
    if (fate.kind === "complained" || (fate.kind === "bounced" && fate.permanent))
      await suppressAddress(table, mailing.recipient, { why: fate.kind, at });
    const wanted = told(stored, event);
    if (!wanted) return "known";
    const condition = { kind: "unchanged", attribute: "version", value: String(stored.version) } as const;
    if ((await table.put(wanted, condition)) === "written") return "settled";
  }
  throw new Error("a mailing was changed by others ten times while it was being settled");
}

export type Told = Readonly<Partial<Record<Settled, number>>>;

/** Called by feedback with messages of SES. A throw makes SNS hand them over again; it repeats safely, in any order. */
export async function settleMails(table: Table, messages: readonly string[]): Promise<Told> {
  const counts: Partial<Record<Settled, number>> = {};
  for (const message of messages) {
    const event = mailEventOf(message);
    const settled = event ? await settleMail(table, event) : "not-ours";
    counts[settled] = (counts[settled] ?? 0) + 1;
  }
  return counts;
}
