// A small world around intake: a table in memory, a secret store, a clock, a log, and senders who can sign.
import { createHmac } from "node:crypto";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { createSecrets } from "../../functions/io/secrets.ts";
import type { Item, Table } from "../../functions/io/table/table.ts";
import { createDeliveryLog } from "../../functions/middleware/delivery-log.ts";
import type { HookEvent } from "../../functions/middleware/hook-event.ts";
import { type IntakeContext, receive } from "../../functions/receive.ts";
import { type FactChange, isDeletion, type Response } from "../../lib/domain/fact.ts";
import type { Route } from "../../lib/sources/decode.ts";
import { changeOf } from "../../lib/table/items.ts";
import { type Call, conducted, createMemoryTable } from "../store/memory-table.ts";

export interface World {
  readonly context: IntakeContext;
  now: number;
  /** By name; a value that throws is a store that cannot be reached. */
  readonly secrets: Record<string, () => string>;
  readonly calls: Call[];
  readonly secretReads: string[];
  readonly lines: string[];
  /** Called before every call of the table. */
  fault: (call: Call) => "lost answer" | undefined;
  items(prefix: string): Item[];
  facts(): FactChange[];
  responses(): Response[];
}

export const pepperName = "acme/pepper";

export function createWorld(
  routes: ReadonlyMap<string, Route>,
  start = "2026-10-06T12:00:00Z",
  through: (table: Table) => Table = (table) => table,
): World {
  const memory = createMemoryTable();
  const items = (prefix: string): Item[] =>
    [...memory.partitions].flatMap(([pk, partition]) => (pk.startsWith(prefix) ? [...partition.values()] : []));
  const facts = () => items("FACT#").flatMap((item) => changeOf(item) ?? []);
  const world: World = {
    now: Date.parse(start),
    secrets: { [pepperName]: () => "a pepper for tests" },
    calls: [],
    secretReads: [],
    lines: [],
    fault: () => undefined,
    items,
    facts,
    responses: () => facts().flatMap((fact) => (fact.kind === "response" && !isDeletion(fact) ? [fact] : [])),
    get context() {
      return context;
    },
  };
  const seen = conducted(memory, async (call, act) => {
    world.calls.push(call);
    const fault = world.fault(call);
    const answer = await act();
    if (fault === "lost answer") throw new Error("socket hang up");
    return answer;
  });
  const table = through(seen);
  const client = {
    send: async ({ input: { SecretId } }: { input: { SecretId: string } }) => {
      world.secretReads.push(SecretId);
      return { SecretString: world.secrets[SecretId]!() };
    },
  };
  const now = () => world.now;
  const context: IntakeContext = {
    routes,
    pepper: pepperName,
    secrets: createSecrets(client as never, { now, ttlMs: 60_000 }),
    table,
    writer: createWriter({ table, now, limitMs: 10_000 }),
    now,
    log: createDeliveryLog((line) => world.lines.push(JSON.stringify(line)), now),
  };
  return world;
}

export const hookEvent = (connection: string, body: Buffer | string, over: Partial<HookEvent> = {}): HookEvent => ({
  requestContext: { http: { method: "POST" } },
  pathParameters: { connection },
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : body.toString("base64"),
  isBase64Encoded: typeof body !== "string",
  ...over,
});

export const standardSecret = (byte: number): string => `whsec_${Buffer.alloc(24, byte).toString("base64")}`;

/** The headers of Standard Webhooks. */
export function standardHeaders(
  body: Buffer | string,
  secret: string,
  nowMs: number,
  id = "m-1",
): Record<string, string> {
  const time = String(Math.floor(nowMs / 1000));
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64");
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": time,
    "webhook-signature": `v1,${signature}`,
  };
}

/** A delivery of a Standard Webhooks sender. */
export const signedEvent = (world: World, connection: string, body: Buffer | string, secret: string): HookEvent =>
  hookEvent(connection, body, { headers: standardHeaders(body, secret, world.now) });

export const deliver = (world: World, event: HookEvent) => receive(event, world.context);
