// The keys of what is kept of a reader: under the digest of the address, never the address itself.
import { keyText, type TableKey } from "./keys.ts";

/**
 * The partition of everything that is kept of one reader.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * readerPartition("ba7816bf"); // => "READER#ba7816bf"
 */
export const readerPartition = (recipient: string): string => keyText("READER", recipient);

/**
 * What holds for the address: whether mail reaches it at all, and the version of its links.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * readerKey("ba7816bf"); // => { pk: "READER#ba7816bf", sk: "address" }
 */
export const readerKey = (recipient: string): TableKey => ({ pk: readerPartition(recipient), sk: "address" });

/**
 * What a reader wants of one report.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * readerReportKey("ba7816bf", "weekly"); // => { pk: "READER#ba7816bf", sk: "report#weekly" }
 */
export const readerReportKey = (recipient: string, report: string): TableKey => ({
  pk: readerPartition(recipient),
  sk: keyText("report", report),
});
