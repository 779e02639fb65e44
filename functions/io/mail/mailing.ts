// A mailing: one edition to one recipient, its place in the ledger, and how it can stand.
import { digest } from "../../../lib/domain/digest.ts";
import { type EditionName, mailingPartition, mailingSort } from "../../../lib/table/edition-keys.ts";
import type { Item, Key } from "../table/table.ts";

/**
 * `sending`: somebody has it in hand. `sent`: SES took it. `failed`: SES surely did not; it may be tried again.
 * `unknown`: it was in hand when its writer vanished; it is never sent again, only as a declared copy.
 * `bounced`, `complained`: the mail server or the reader refused it. `suppressed`: it was not sent, as the address
 * refuses mail or its reader wants none.
 */
export type MailingState = "sending" | "sent" | "failed" | "unknown" | "bounced" | "complained" | "suppressed";

export interface Mailing {
  readonly edition: EditionName;
  /** Digest of the address; the ledger holds no address. */
  readonly recipient: string;
  /** 0 is the regular mailing; every declared copy has its own number. */
  readonly copy: number;
}

export const recipientOf = (address: string): string => digest(address.trim().toLowerCase(), 24);

export const mailingKey = ({ edition, recipient, copy }: Mailing): Key => ({
  pk: mailingPartition(edition),
  sk: mailingSort(recipient, copy),
});

const states: readonly MailingState[] = [
  ...(["sending", "sent", "failed", "unknown"] as const),
  ...(["bounced", "complained", "suppressed"] as const),
];
export const stateOf = (item: Item): MailingState => states.find((state) => state === item.state) ?? "unknown";

/** The name of a mailing in tags and message ids. */
export const mailingName = ({ edition, recipient, copy }: Mailing): string =>
  digest(`${mailingPartition(edition)}#${mailingSort(recipient, copy)}`, 32);
