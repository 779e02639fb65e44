// Looks on: mirrors every write of a run, and tells what a report may have seen between two moments.
import type { Item, Table } from "../../functions/io/table/table.ts";
import type { Program } from "../../lib/config/index.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import type { Onlooker } from "./protocol.ts";

interface Change {
  readonly key: string;
  readonly now: Item;
  readonly before: Item | undefined;
}

export interface History extends Onlooker {
  /** Mirrors what passes through; changes nothing. */
  watch(table: Table): Table;
  /** Where the history stands. */
  moment(): number;
  /** Facts that these weeks together count twice or not at all, though they stood unchanged since a moment. */
  differences(weeks: readonly Cells[], from: number): string[];
}

const ids = ["r1", "r2", "r3"];

/** How often the weeks together count a response. */
function countOf(id: string, weeks: readonly Cells[]): number {
  const cell = cellText({ metric: "csat", audience: "customer", question: "t", segment: `f=${id}` });
  return weeks.reduce((sum, cells) => sum + Object.values(cells[cell] ?? {}).reduce((a, b) => a + b, 0), 0);
}

export function createHistory({ now, program }: { now: () => number; program: Program }): History {
  const mirror = new Map<string, Map<string, Item>>();
  const log: Change[] = [];
  const at = (pk: string) => {
    const known = mirror.get(pk) ?? new Map<string, Item>();
    mirror.set(pk, known);
    return known;
  };
  const write = (item: Item): void => {
    if (item.pk.startsWith("FACT#")) log.push({ key: item.sk, now: item, before: at(item.pk).get(item.sk) });
    at(item.pk).set(item.sk, item);
  };

  /** The days on which a response counted at any time since a moment. */
  const statesOf = (id: string, from: number): (string | undefined)[] => {
    const key = `response#survey#${id}`;
    const before = log.slice(0, from).findLast((change) => change.key === key)?.now;
    const later = log.slice(from).filter((change) => change.key === key);
    return [before, ...later.map((change) => change.now)].map((item) =>
      item?.day === undefined ? undefined : String(item.day),
    );
  };

  return {
    now,
    watch: (table) => ({
      ...table,
      put: async (item, condition) => {
        const outcome = await table.put(item, condition);
        if (outcome === "written") write(item);
        return outcome;
      },
      mark: async (item, first) => {
        await table.mark(item, first);
        write({ ...item, ...at(item.pk).get(item.sk) });
      },
      delete: async (key, condition) => {
        const outcome = await table.delete(key, condition);
        if (outcome === "written") at(key.pk).delete(key.sk);
        return outcome;
      },
    }),
    stored: (pk, sk) => at(pk).get(sk),
    partition: (pk) => at(pk).values(),
    replaced: () => log.at(-1),
    counted: (shard) =>
      [...at(`FACT#${program.id}#${shard}`).values()].flatMap(({ day }) => (typeof day === "string" ? [day] : [])),
    moment: () => log.length,
    differences: (weeks, from) =>
      ids.flatMap((id) => {
        const states = statesOf(id, from);
        const count = countOf(id, weeks);
        const always = states.every((day) => day !== undefined);
        const never = states.every((day) => day === undefined);
        if (count > 1) return [`a report counts ${id} of ${program.id} ${count} times`];
        if (always && count === 0) return [`a report misses ${id} of ${program.id}`];
        return never && count > 0 ? [`a report counts ${id} of ${program.id}, which never counted`] : [];
      }),
  };
}
