// Editions: frozen before the first mail by the first writer, and read back by everybody. Also what was skipped, and why.
import type { Program } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Period, PeriodKind } from "../../../lib/domain/period.ts";
import { leftBy } from "../../../lib/report/model/corrections/redefined.ts";
import type { Correction } from "../../../lib/report/model/corrections/restated.ts";
import type { Recorded, Stretch } from "../../../lib/report/model/due.ts";
import type { ChosenQuote } from "../../../lib/report/model/journey/verbatims.ts";
import type { Report, ReportInputs } from "../../../lib/report/model/report.ts";
import {
  type EditionName,
  editionKey,
  editionPartition,
  editionPartKey,
  type Series,
  skippedKey,
} from "../../../lib/table/edition-keys.ts";
import { pack, unpackText } from "../table/compression.ts";
import type { Item, Table } from "../table/table.ts";

/** One report for one period, with everything that it was made from. */
export interface Edition {
  readonly report: Report;
  readonly inputs: ReportInputs;
  /** The program as it was configured: floors and stages decide what is shown. */
  readonly program: Program;
  /** Quotes are kept as keys, so that erasing a person changes no figure. */
  readonly quotes: readonly ChosenQuote[];
  readonly comments: number;
  /** Digests of the addresses that it was made for. */
  readonly recipients: readonly string[];
  /** What a correction changed, in one sentence. */
  readonly note?: string;
  /** The same for the subject and the preheader of its mail. */
  readonly correction?: Correction;
}

/** Items end at 400 KB. */
const partBytes = 350_000;

export const editionName = ({ report }: Pick<Edition, "report">): EditionName => ({
  program: report.program,
  report: report.report,
  kind: report.period.kind,
  start: report.period.start,
  revision: report.revision,
});

async function readBody(table: Table, name: EditionName, head: Item): Promise<Edition> {
  const parts: Uint8Array[] = [];
  for (let part = 0; part < Number(head.parts); part++) {
    const stored = await table.get(editionPartKey(name, String(head.body), part));
    if (stored?.bytes instanceof Uint8Array) parts.push(stored.bytes);
  }
  const text = unpackText(Buffer.concat(parts));
  if (digest(text) !== head.body) throw new Error(`edition ${editionKey(name).sk} does not match its digest`);
  return JSON.parse(text);
}

/** The latest revision of a period's edition. Undefined where none was frozen. */
export async function readEdition(table: Table, series: Series, period: Period): Promise<Edition | undefined> {
  const name = { ...series, kind: period.kind, start: period.start };
  const [from, to] = [editionKey({ ...name, revision: 0 }), editionKey({ ...name, revision: 9999 })];
  for await (const head of table.query({ pk: from.pk, from: from.sk, to: to.sk, newestFirst: true, limit: 1 }))
    return readBody(table, { ...name, revision: Number(head.revision) }, head);
  return undefined;
}

/**
 * Freezes an edition: the body first, then the head that names it, if there is none yet. Whoever comes later gets the
 * one that was first. Repeats safely; a crash leaves parts that no head names.
 */
export async function freezeEdition(table: Table, edition: Edition, at: Instant): Promise<Edition> {
  const name = editionName(edition);
  const text = canonical(edition);
  const body = digest(text);
  const bytes = pack(text);
  const parts = Math.ceil(bytes.length / partBytes);
  for (let part = 0; part < parts; part++) {
    const slice = bytes.slice(part * partBytes, (part + 1) * partBytes);
    await table.put({ ...editionPartKey(name, body, part), bytes: slice }, { kind: "always" });
  }
  const { kind, start, revision } = name;
  const head = { kind, from: start, to: start, revision, body, parts, at, state: "edition" };
  const left = canonical(leftBy(edition.report));
  const incomplete = edition.report.incomplete;
  const { withheld } = edition.inputs;
  const told = {
    ...{ left, ...(incomplete !== undefined && { reason: incomplete }) },
    ...(withheld && { withheld: JSON.stringify(withheld) }),
  };
  await table.put({ ...editionKey(name), ...head, ...told }, { kind: "absent" });
  const frozen = await table.get(editionKey(name));
  if (!frozen) throw new Error(`edition ${editionKey(name).sk} was frozen and is not there`);
  return readBody(table, name, frozen);
}

/** Records periods as skipped, with the reason. Repeats safely. */
export async function recordSkipped(table: Table, series: Series, { from, to, reason }: Stretch): Promise<void> {
  const key = skippedKey({ ...series, kind: from.kind, start: from.start });
  await table.put(
    { ...key, state: "skipped", kind: from.kind, from: from.start, to: to.start, reason },
    { kind: "absent" },
  );
}

/** What is on record of a report, oldest first. */
export interface Record extends Recorded {
  readonly state: "edition" | "skipped";
  readonly reason?: string;
}

const kinds: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

export async function recordsOf(table: Table, series: Series): Promise<Record[]> {
  const found: Record[] = [];
  for await (const { kind, from, to, state, reason } of table.query({ pk: editionPartition(series) })) {
    const known = kinds.find((one) => one === kind);
    if (!known) continue;
    found.push({
      kind: known,
      from: String(from),
      to: String(to),
      state: state === "skipped" ? "skipped" : "edition",
      ...(typeof reason === "string" && { reason }),
    });
  }
  return found;
}
