// What is kept of a person as a reader of reports: mailings and wishes, under the digest of the address.
import type { Config } from "../../../lib/config/index.ts";
import { type EditionName, editionPartition, mailingPartition, mailingSort } from "../../../lib/table/edition-keys.ts";
import { readerKey, readerPartition } from "../../../lib/table/reader-keys.ts";
import { recipientOf } from "../mail/mailing.ts";
import type { Table } from "../table/table.ts";

/** Every edition of the configured reports, without their bodies. */
export async function* editionsOf(table: Table, { reports }: Config): AsyncGenerator<EditionName> {
  for (const { id: report, program } of reports)
    for await (const { kind, from, revision, state } of table.query({ pk: editionPartition({ program, report }) }))
      if (state === "edition")
        yield { program, report, kind: String(kind), start: String(from), revision: Number(revision) };
}

export interface ErasedReader {
  readonly mailings: number;
  readonly wishes: number;
}

/** Reports that still go to an address: it is taken out of the configuration first. */
export const reportsTo = ({ reports }: Config, address: string): string[] =>
  reports
    .filter(({ recipients }) => recipients.some((one) => recipientOf(one.address) === recipientOf(address)))
    .map(({ id }) => id);

/**
 * Called by the erase command for an address that no report goes to. That an address refuses all mail stays, as a digest:
 * without it, mail could go there again. Repeats safely.
 */
export async function eraseReader(
  table: Table,
  config: Config,
  of: { readonly address: string; readonly dryRun: boolean },
): Promise<ErasedReader> {
  const recipient = recipientOf(of.address);
  let [mailings, wishes] = [0, 0];
  for await (const edition of editionsOf(table, config)) {
    const range = { from: mailingSort(recipient, 0), to: mailingSort(recipient, 9999) };
    for await (const key of table.query({ pk: mailingPartition(edition), ...range })) {
      mailings++;
      if (!of.dryRun) await table.delete(key);
    }
  }
  for await (const key of table.query({ pk: readerPartition(recipient) })) {
    if (key.sk === readerKey(recipient).sk) continue;
    wishes++;
    if (!of.dryRun) await table.delete(key);
  }
  return { mailings, wishes };
}
