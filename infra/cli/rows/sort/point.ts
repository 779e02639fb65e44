// How far an import has come, kept in the table that it writes to: restored with it, gone with it.
import { pack, unpackText } from "../../../../functions/io/table/compression.ts";
import type { Table } from "../../../../functions/io/table/table.ts";
import type { Day, Instant } from "../../../../lib/domain/fact.ts";
import { tableDefinition } from "../../../../lib/table/definition.ts";
import type { TableKey } from "../../../../lib/table/keys.ts";
import type { SettledCounts } from "../tally.ts";

/** So many of the sorted rows are durable, and this is what became of them. */
export interface Point {
  readonly rows: number;
  readonly counts: SettledCounts;
}

/** One file under one mapping into one table. */
export interface Points {
  read(): Promise<Point | undefined>;
  write(point: Point): Promise<void>;
  /** The file is done, or begun again: the next import looks at every row. */
  forget(): Promise<void>;
}

/** An import that was stopped longer ago begins again; nothing is counted twice by that. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

const daysOf = (text: string): readonly Day[] => text.split(" ").filter(Boolean);

export const createPoints = (table: Table, key: TableKey, now: () => Instant): Points => ({
  async read() {
    const item = await table.get(key);
    if (!item || !(item.days instanceof Uint8Array)) return undefined;
    const [rows, stored, duplicate, erased] = [item.rows, item.stored, item.duplicate, item.erased].map(Number);
    if (rows === undefined || stored === undefined || duplicate === undefined || erased === undefined) return undefined;
    return { rows, counts: { stored, duplicate, erased, days: daysOf(unpackText(item.days)) } };
  },
  async write({ rows, counts: { stored, duplicate, erased, days } }) {
    const expires = { [tableDefinition.expires]: Math.ceil(now() / 1000) + KEPT_SECONDS };
    const item = { ...key, rows, stored, duplicate, erased, days: pack(days.join(" ")), ...expires };
    await table.put(item, { kind: "always" });
  },
  forget: async () => void (await table.delete(key)),
});
