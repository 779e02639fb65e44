// The keys of editions and their bodies, and of the mailing ledger.
import type { Day } from "../domain/fact.ts";
import { keyText, type TableKey } from "./keys.ts";

/** Which report of which program. */
export interface Series {
  readonly program: string;
  readonly report: string;
}

/** One edition of a series: by the kind and first day of its period, and its revision. */
export interface EditionName extends Series {
  readonly kind: string;
  readonly start: Day;
  readonly revision: number;
}

const sort = ({ kind, start, revision }: Omit<EditionName, keyof Series>): string =>
  keyText(kind, start, String(revision).padStart(4, "0"));

/**
 * The partition of a report's editions and skipped periods, without their bodies.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * editionPartition({ program: "acme", report: "weekly" }); // => "EDITION#acme#weekly"
 */
export const editionPartition = ({ program, report }: Series): string => keyText("EDITION", program, report);

/**
 * Where the head of an edition lives: by kind of period, then in the order of time.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * editionKey({ program: "acme", report: "weekly", kind: "week", start: "2026-11-16", revision: 1 }).sk; // => "week#2026-11-16#0001"
 */
export const editionKey = (name: EditionName): TableKey => ({ pk: editionPartition(name), sk: sort(name) });

/**
 * Where a stretch of skipped periods is recorded: beside the editions, and never in place of one.
 *
 * Unit: a key. Empty: never.
 *
 * @example
 * skippedKey({ program: "acme", report: "weekly", kind: "week", start: "2026-11-16" }).sk; // => "week#2026-11-16#skipped"
 */
export const skippedKey = (name: Omit<EditionName, "revision">): TableKey => ({
  pk: editionPartition(name),
  sk: keyText(name.kind, name.start, "skipped"),
});

/**
 * Where one part of an edition's body lives: by the digest of the whole, so that two writers never mix theirs.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md, law 7.
 *
 * @example
 * editionPartKey({ program: "acme", report: "weekly", kind: "week", start: "2026-11-16", revision: 1 }, "ba78", 2).sk; // => "week#2026-11-16#0001#ba78#0002"
 */
export const editionPartKey = (name: EditionName, body: string, part: number): TableKey => ({
  pk: keyText("EDITIONPART", name.program, name.report),
  sk: `${sort(name)}#${keyText(body, String(part).padStart(4, "0"))}`,
});

/**
 * The partition of the mailings of one edition.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * mailingPartition({ program: "acme", report: "weekly", kind: "week", start: "2026-11-16", revision: 1 }); // => "MAILING#acme#weekly#week#2026-11-16#0001"
 */
export const mailingPartition = (name: EditionName): string =>
  `${keyText("MAILING", name.program, name.report)}#${sort(name)}`;

/**
 * Where a mailing lives: by the digest of its address and the number of its copy; 0 is the regular one.
 *
 * Unit: a sort key. Empty: never. Source: docs/architecture.md, law 3.
 *
 * @example
 * mailingSort("ba7816bf", 0); // => "ba7816bf#0000"
 */
export const mailingSort = (recipient: string, copy: number): string =>
  keyText(recipient, String(copy).padStart(4, "0"));
