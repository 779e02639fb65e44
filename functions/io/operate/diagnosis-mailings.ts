// What is wrong with mailings: those that nobody can vouch for, and those that were refused.
import type { Config } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { mailingPartition } from "../../../lib/table/edition-keys.ts";
import { editionsOf } from "../people/erase-reader.ts";
import type { Secrets } from "../secrets.ts";
import type { Table } from "../table/table.ts";

export interface Ill {
  /** What was looked at. */
  readonly check: string;
  readonly problem: string;
  readonly fix: string;
}

export interface Patient {
  readonly table: Table;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly now: Instant;
  /** When the table was restored from a backup, if it was. */
  readonly restoredAt?: Instant;
}

const hourMs = 3_600_000;

export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** Mails that nobody can vouch for, and mails that were refused for good. */
export async function mailingsIll({ table, config, now }: Patient): Promise<Ill[]> {
  const ills: Ill[] = [];
  for await (const edition of editionsOf(table, config)) {
    const counts = new Map<string, number>();
    for await (const item of table.query({ pk: mailingPartition(edition) })) {
      const state = String(item.state);
      const isStuck = state === "sending" && now - Number(item.at) > hourMs;
      if (state === "unknown" || state === "failed" || isStuck) counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    for (const [state, count] of counts) {
      const problem = `${edition.report} of ${edition.kind} ${edition.start}: ${many(count, "mail")} ${state}`;
      const fix =
        state === "failed"
          ? `gapwatch send ${edition.report} --period PERIOD tries again`
          : `ask the reader, then gapwatch send ${edition.report} --period PERIOD --to ADDRESS for a declared copy`;
      ills.push({ check: "mailings", problem, fix });
    }
  }
  return ills;
}
