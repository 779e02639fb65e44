// Known-wrong variants of the protocol: each leaves out or turns round one sentence of the laws. The harness must see each.
import { createWriter, type Mark, minuteOf, type Writer } from "../../functions/io/facts/markers.ts";
import { dirtyBefore } from "../../functions/io/facts/settled.ts";
import type { Condition, Item, Table } from "../../functions/io/table/table.ts";
import { type Onlooker, type Protocol, rightProtocol } from "./protocol.ts";

const isFact = (item: Item): boolean => item.pk.startsWith("FACT#");
const isHead = (item: Item): boolean => item.pk.startsWith("ROLLUP#");

/** Puts of facts, or of heads, go another way. */
const onPut = (table: Table, put: Table["put"], applies: (item: Item) => boolean): Table => ({
  ...table,
  put: (item, condition) => (applies(item) ? put(item, condition) : table.put(item, condition)),
});

/** Holds some marks back until the fact is put; `drop` forgets them. */
function late(isHeld: (mark: Mark, stored: readonly string[]) => boolean, drop = false): Protocol["record"] {
  return (table, writer, onlooker) => {
    let held: (() => Promise<void>)[] = [];
    // The days that any fact counts on now: a moving mark of one of them may be of the day that is left.
    const storedDays = (shard: number, days: readonly string[]): string[] =>
      days.filter((day) => onlooker.counted(shard).includes(day));
    const lateWriter: Writer = {
      open: (program) => writer.open(program),
      isMarked: (program, mark) => writer.isMarked(program, mark),
      async mark(program, marks) {
        const stored = storedDays(
          marks[0]?.shard ?? 0,
          marks.map(({ day }) => day),
        );
        const back = marks.filter((mark) => isHeld(mark, stored));
        if (!drop && back.length > 0) held.push(() => writer.mark(program, back));
        await writer.mark(
          program,
          marks.filter((mark) => !back.includes(mark)),
        );
      },
    };
    const put = async (item: Item, condition: Condition) => {
      const outcome = await table.put(item, condition);
      if (outcome === "written") for (const mark of held) await mark();
      if (outcome === "written") held = [];
      return outcome;
    };
    return { table: onPut(table, put, isFact), writer: lateWriter };
  };
}

/** With two days, the first is the one that is left; with one, it is left if it counted before. */
const leaves = (mark: Mark, marks: readonly string[]): boolean => mark.moving && marks.includes(mark.day);

/** A refresh whose heads are put another way. */
const heads = (put: (table: Table, onlooker: Onlooker) => Table["put"]): Partial<Protocol> => ({
  refresh: (table, onlooker) => onPut(table, put(table, onlooker), isHead),
});

export const mutants: Readonly<Record<string, Partial<Protocol>>> = {
  "settle time counted from the marker's write": {
    writer: (table, limitMs, { now }) => createWriter({ table, limitMs, now: () => now() - limitMs }),
  },
  "every fact marked after its put": { record: late(() => true) },
  "the day that is left marked after the put": { record: late(leaves) },
  "the day that is left not marked": { record: late(leaves, true) },
  "the day that is entered not marked": {
    record: late((mark, stored) => mark.moving && !stored.includes(mark.day), true),
  },
  "facts put whatever is stored": {
    record: (table, writer) => ({ table: onPut(table, (item) => table.put(item, { kind: "always" }), isFact), writer }),
  },
  "moves put without looking whether the revision is still the one read": {
    record: (table, writer) => {
      const put: Table["put"] = (item, condition) =>
        table.put(item, condition.kind === "unchanged" ? { kind: "always" } : condition);
      return { table: onPut(table, put, isFact), writer };
    },
  },
  "a clock instead of a version as guard": heads((table) => (item) => table.put(item, { kind: "always" })),
  "equal rollups not rewritten": heads((table, onlooker) => async (item, condition) => {
    const stored = onlooker.stored(item.pk, item.sk);
    return stored?.digest === item.digest ? "written" : table.put(item, condition);
  }),
  "customers of later periods not counted again": heads(
    (table) => async (item, condition) =>
      item.pk.includes("#customers-") && item.definition === "" ? "written" : table.put(item, condition),
  ),
  "markers deleted before the parents are written": heads((table, onlooker) => async (item, condition) => {
    const outcome = await table.put(item, condition);
    const [day, shard] = item.sk.split("#");
    const settled = [...onlooker.partition(item.pk.replace("ROLLUP", "DIRTY").replace("#shard", ""))].filter(
      ({ sk }) => sk.includes(`#${day}#${shard}#`) && Number(sk.slice(0, 10)) < minuteOf(onlooker.now()),
    );
    if (item.pk.endsWith("#shard")) for (const { pk, sk } of settled) await table.delete({ pk, sk });
    return outcome;
  }),
  "markers taken before their minute is over": {
    refresh: (table) => ({
      ...table,
      query: (range) => table.query(range.pk.startsWith("DIRTY#") ? { pk: range.pk } : range),
    }),
  },
  "an index that lags": {
    refresh: (table, onlooker) => ({
      ...table,
      byDay: async function* (pk, day) {
        const last = onlooker.replaced();
        for await (const item of table.byDay(pk, day)) if (item.sk !== last?.key) yield item;
        if (last?.before?.pk === pk && last.before.day === day) yield last.before;
      },
    }),
  },
  "a report that does not wait for moves": {
    async settled({ table, program, cut }, read) {
      const { markers } = await dirtyBefore(table, program, cut);
      return markers > 0 ? { kind: "dirty", markers, moving: false } : { kind: "settled", value: await read() };
    },
  },
  "a report that looks once": {
    async settled({ table, program, cut }, read) {
      const dirty = await dirtyBefore(table, program, cut);
      return dirty.markers > 0 || dirty.moving ? { kind: "dirty", ...dirty } : { kind: "settled", value: await read() };
    },
  },
  "a report that does not wait": {
    settled: async (_options, read) => ({ kind: "settled", value: await read() }),
  },
};

export const mutated = (mutant: Partial<Protocol>): Protocol => ({ ...rightProtocol, ...mutant });
