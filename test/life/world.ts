// A small shop in memory: deliveries come in, time passes, and any call to the table may be the last of its process.

import { createWriter } from "../../functions/io/facts/markers.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { unpackText } from "../../functions/io/table/compression.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { type Kept, keep } from "../../functions/keep.ts";
import { type Config, type ConfigInput, defineConfig } from "../../lib/config/index.ts";
import { decode, routesOf } from "../../lib/sources/decode.ts";
import { conducted, createMemoryTable, type MemoryTable } from "../store/memory-table.ts";

export const pepper = "a pepper for tests";
export const start = Date.parse("2026-11-28T12:00:30Z");

type Connections = NonNullable<ConfigInput["connections"]>;
type Mapping = Connections[number]["mapping"];

export const surveyMapping = {
  id: "id",
  at: "at",
  updated: "updated",
  customer: "customer",
  comment: "comment",
  segments: { plan: "plan" },
  scores: [{ question: "nps", field: "score" }],
} satisfies Mapping;

const scale = { min: 0, max: 10 };

export function shop(survey: Mapping = surveyMapping, more: Connections = []): Config {
  const common = { program: "shop", source: "generic" } as const;
  return defineConfig({
    sender: { address: "cx@example.com" },
    programs: [
      {
        ...{ id: "shop", name: "Shop", timeZone: "Europe/Dublin", shards: 2 },
        segments: [{ id: "plan", name: "Plan" }],
        questions: [
          { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale },
          { id: "again", name: "Again", text: "Would you come again?", metric: "nps", scale },
        ],
      },
    ],
    connections: [
      { ...common, id: "survey", secret: "shop/survey", mapping: survey },
      {
        ...{ ...common, id: "desk", secret: "shop/desk" },
        mapping: { kind: "ticket", id: "id", opened: "opened", resolved: "resolved", customer: "customer" },
      },
      {
        ...{ ...common, id: "orders", secret: "shop/orders" },
        mapping: { kind: "order", id: "id", at: "at", value: "value", currency: { is: "EUR" }, customer: "customer" },
      },
      ...more,
    ],
  });
}

export interface Sent {
  readonly connection: string;
  readonly body: object;
}

export const answer = (id: string, customer: string, body: object = {}): Sent => ({
  connection: "survey",
  body: { id, customer, at: "2026-11-24T10:00:00Z", updated: 1, score: 9, plan: "pro", ...body },
});

export function createShop(config: Config = shop()) {
  const memory = createMemoryTable();
  let time = start;
  const now = (): number => time;
  const writerOn = (table: Table) => createWriter({ table, now, limitMs: 15_000 });
  const program = config.programs[0]!;
  return {
    ...{ memory, now, config, program, writerOn },
    routes: (of: Config = config) => routesOf(of),
    turn: (ms = 120_000) => {
      time += ms;
    },
    async deliver({ connection, body }: Sent, of: Config = config, secret = pepper): Promise<Kept | undefined> {
      const route = routesOf(of).get(connection)!;
      const delivery = { headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
      const decoded = decode(delivery, route, { pepper: secret, receivedAt: time });
      if (decoded.kind !== "facts" && decoded.kind !== "aside") return undefined;
      return keep({ table: memory, writer: writerOn(memory) }, { delivery, route, decoded, receivedAt: time });
    },
    async refresh(of: Config = config) {
      for (let round = 0; round < 2; round++) {
        time += 120_000;
        const options = { table: memory, program: of.programs[0]!, now, deadline: Number.POSITIVE_INFINITY };
        const { failures } = await refreshProgram(options);
        if (failures.length > 0) throw failures[0];
      }
    },
  };
}

export type Shop = ReturnType<typeof createShop>;

/** A table whose process dies at one of its calls: before it happens, or with its answer lost. */
export function mortal(memory: MemoryTable, at: number, when: "before" | "after") {
  let calls = 0;
  const table = conducted(memory, async (_call, act) => {
    calls++;
    if (calls === at && when === "after") await act();
    if (calls >= at) throw new Error("the process died");
    return act();
  });
  return { table, calls: () => calls };
}

const readable = (value: unknown): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  try {
    return unpackText(value);
  } catch {
    return Buffer.from(value).toString("latin1");
  }
};

/** Every item whose partition begins so, with its bytes as text. */
export const itemsOf = (memory: MemoryTable, ...prefixes: readonly string[]): Record<string, unknown>[] =>
  [...memory.partitions]
    .filter(([pk]) => prefixes.some((prefix) => pk.startsWith(prefix)))
    .flatMap(([, items]) => [...items.values()])
    .map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readable(value)])))
    .sort((a, b) => (`${a.pk}|${a.sk}` < `${b.pk}|${b.sk}` ? -1 : 1));

const emptyBlobs = JSON.stringify({ "blob:finished": '{"cells":{},"quotes":{}}' });

/** The content of every rollup that is not empty, by unit. */
export const rollupsOf = (memory: MemoryTable): Record<string, unknown> =>
  Object.fromEntries(
    itemsOf(memory, "ROLLUP#")
      .map((item) => {
        const content = Object.entries(item).filter(([name]) => name.startsWith("blob:"));
        return [`${item.pk} ${item.sk}`, Object.fromEntries(content)] as const;
      })
      // A rollup that counts nothing says what no rollup says.
      .filter(([, content]) => !["{}", emptyBlobs].includes(JSON.stringify(content))),
  );

/** Everything in the table as one text, bytes unpacked. */
export const everything = (memory: MemoryTable): string => JSON.stringify(itemsOf(memory, ""));

/** What stays when all is done: facts, what is kept aside, erasures, and figures; without versions and markers. */
export const stateOf = (memory: MemoryTable) => ({
  items: itemsOf(memory, "FACT#", "QUARANTINE#", "ERASED#"),
  rollups: rollupsOf(memory),
  markers: itemsOf(memory, "DIRTY#").length,
});
