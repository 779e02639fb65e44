// The table in memory, strongly consistent, and a way to put every call through somebody else's hands.
import type { Condition, Item, RangeQuery, Table } from "../../functions/io/table/table.ts";

const sizeOf = (value: Item[string]): number =>
  value instanceof Uint8Array ? value.length : typeof value === "string" ? Buffer.byteLength(value) : 8;

/** As DynamoDB counts it, near enough: names and values. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);

function holds(condition: Condition, current: Item | undefined): boolean {
  switch (condition.kind) {
    case "always":
      return true;
    case "absent":
      return current === undefined;
    case "absent-or-older-same-day": {
      if (current === undefined) return true;
      return current.day === condition.day && typeof current.rev === "string" && current.rev < condition.revision;
    }
    case "unchanged":
      return current?.[condition.attribute] === condition.value;
  }
}

export interface MemoryTable extends Table {
  /** Every item, for tests to look at without a call. */
  readonly partitions: ReadonlyMap<string, ReadonlyMap<string, Item>>;
}

export function createMemoryTable(): MemoryTable {
  const partitions = new Map<string, Map<string, Item>>();
  const at = (pk: string): Map<string, Item> => {
    const known = partitions.get(pk) ?? new Map<string, Item>();
    partitions.set(pk, known);
    return known;
  };
  const write = (item: Item): void => {
    if (itemSize(item) > 400 * 1024) throw new Error("Item size has exceeded the maximum allowed size");
    at(item.pk).set(item.sk, item);
  };

  /** Looks for the next key each time, as later pages of a query see later writes. */
  async function* query({ pk, from = "", to = "\uffff", limit = Infinity, newestFirst = false }: RangeQuery) {
    let last: string | undefined;
    const after = (sk: string) => last === undefined || (newestFirst ? sk < last : sk > last);
    for (let count = 0; count < limit; count++) {
      let next: string | undefined;
      for (const sk of at(pk).keys())
        if (sk >= from && sk <= to && after(sk) && (next === undefined || (newestFirst ? sk > next : sk < next)))
          next = sk;
      if (next === undefined) return;
      last = next;
      yield at(pk).get(next)!;
    }
  }

  return {
    partitions,
    get: async ({ pk, sk }) => at(pk).get(sk),
    put: async (item, condition) => {
      if (!holds(condition, at(item.pk).get(item.sk))) return "refused";
      write(item);
      return "written";
    },
    mark: async (item, first) => {
      const current = at(item.pk).get(item.sk);
      write({ ...current, ...item, [first]: current?.[first] ?? item[first]! });
    },
    delete: async ({ pk, sk }, condition) => {
      if (condition && !holds(condition, at(pk).get(sk))) return "refused";
      at(pk).delete(sk);
      return "written";
    },
    query,
    byDay: async function* (pk, day) {
      for await (const item of query({ pk })) {
        if (item.day !== day) continue;
        const { raw: _raw, ...projected } = item;
        yield projected as Item;
      }
    },
  };
}

/** What a call is about: the operation and the key that it touches. */
export interface Call {
  readonly operation: "get" | "put" | "mark" | "delete" | "page";
  readonly pk: string;
  readonly sk?: string;
}

/** Runs a call when and how it pleases: at once, later, twice, never, or with its answer lost. */
export type Conduct = <Answer>(call: Call, act: () => Promise<Answer>) => Promise<Answer>;

/** A table whose every call, and every page of a query, passes through `conduct`. */
export function conducted(table: Table, conduct: Conduct, pageSize = 3): Table {
  async function* paged(pk: string, items: AsyncIterable<Item>) {
    const iterator = items[Symbol.asyncIterator]();
    // A page that is read twice must not lose what the first reading took from the iterator.
    const taken: IteratorResult<Item>[] = [];
    const take = async (count: number) => {
      while (taken.length < count && !taken.at(-1)?.done) taken.push(await iterator.next());
      return taken.slice(count - pageSize, count);
    };
    for (let count = pageSize; ; count += pageSize) {
      const page = await conduct({ operation: "page", pk }, () => take(count));
      for (const result of page) {
        if (result.done) return;
        yield result.value;
      }
    }
  }
  return {
    get: (key) => conduct({ operation: "get", ...key }, () => table.get(key)),
    put: (item, condition) => conduct({ operation: "put", pk: item.pk, sk: item.sk }, () => table.put(item, condition)),
    mark: (item, first) => conduct({ operation: "mark", pk: item.pk, sk: item.sk }, () => table.mark(item, first)),
    delete: (key, condition) => conduct({ operation: "delete", ...key }, () => table.delete(key, condition)),
    query: (range) => paged(range.pk, table.query(range)),
    byDay: (pk, day) => paged(pk, table.byDay(pk, day)),
  };
}
