// What a delivery costs: calls and write units, and processor time against one bare SDK put of the same item.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { createTable } from "../../functions/io/table/dynamo.ts";
import { conditionOf } from "../../functions/io/table/expressions.ts";
import { toAttributes } from "../../functions/io/table/marshal.ts";
import type { Condition, Item } from "../../functions/io/table/table.ts";
import { receive } from "../../functions/receive.ts";
import { intakeWorld, secret } from "../intake/setting.ts";
import { signedEvent } from "../intake/world.ts";
import { itemSize } from "../store/memory-table.ts";
import { cpu, median, writeSection } from "./section.ts";

const deliveries = 500;
const rounds = 15;

const server = fork(path.join(import.meta.dirname, "stub-server.mjs"));
const [port] = await once(server, "message");

/** The SDK as it runs in the function, against a table in another process that says yes to everything. */
let calls = 0;
const client = new DynamoDBClient({
  region: "eu-west-1",
  endpoint: `http://127.0.0.1:${port}`,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
client.middlewareStack.add(
  (next) => (input) => {
    calls += 1;
    return next(input);
  },
  { step: "finalizeRequest" },
);

const world = intakeWorld();
const stub = createTable(client, "gapwatch");
let stored: { readonly item: Item; readonly condition: Condition } | undefined;
const table: typeof stub = {
  ...stub,
  put: (item, condition) => {
    stored = { item, condition };
    return stub.put(item, condition);
  },
};
const writer = createWriter({ table, now: () => world.now, limitMs: 29_000 });
const context = { ...world.context, table, writer, log: () => {} };

/** As survey tools send it: the answers, and around them what the form is made of. */
const form = Array.from({ length: 9 }, (_, at) => ({
  ...{ id: `q${at}Ka81${at * 7919}`, type: at % 2 ? "opinion_scale" : "long_text", ref: `question_${at}` },
  title: `How easy was step ${at + 1} of setting up your account?`,
  properties: { steps: 11, start_at_one: false, required: at % 3 === 0 },
}));
const body = (at: number): string =>
  JSON.stringify({
    ...{ id: `r-${at}`, at: "2026-10-05T09:15:00Z", version: 1, score: 9, customer: `c-${at}` },
    ...{ comment: "It worked, but I had to ask a colleague what the second page means.", plan: "small", form },
  });

const eventsOf = (connection: string) =>
  Array.from({ length: deliveries }, (_, at) => signedEvent(world, connection, body(at), secret));
const events = eventsOf("signed");
const bare = eventsOf("no-raw");

async function intake(all: typeof events): Promise<number> {
  const before = cpu();
  for (const event of all) await receive(event, context);
  return cpu() - before;
}

async function put({ item, condition }: NonNullable<typeof stored>): Promise<number> {
  const request = { TableName: "gapwatch", Item: toAttributes(item), ...conditionOf(condition) };
  const before = cpu();
  for (let at = 0; at < deliveries; at++) await client.send(new PutItemCommand(request));
  return cpu() - before;
}

/** Write units: one for each started KB of the item, and of what its local index projects. */
function unitsOf(item: Item): number {
  const { raw: _raw, ...projected } = item;
  return Math.ceil(itemSize(item) / 1024) + Math.ceil(itemSize(projected as Item) / 1024);
}

async function measure(all: typeof events) {
  await intake(all);
  const request = stored!;
  calls = 0;
  await intake(all);
  const each = calls / deliveries;
  await put(request);
  const pairs: number[][] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await intake(all), await put(request)]);
  const ratio = median(pairs.map(([ours = 0, theirs = 1]) => ours / theirs));
  const micros = median(pairs.map(([ours = 0]) => ours)) / deliveries;
  return { calls: each, units: unitsOf(request.item), ratio, micros };
}

const kept = await measure(events);
const dropped = await measure(bare);
server.disconnect();
const row = (name: string, { calls: each, units, ratio, micros }: typeof kept): string =>
  `| ${name} | ${each} | ${units} | ${ratio.toFixed(2)} | ${micros.toFixed(0)} |`;

writeSection(
  "intake",
  `
## A delivery

A signed survey answer of ${(body(0).length / 1024).toFixed(1)} KB whose day is marked already: verified, parsed, mapped and put, over loopback to a stub that
says yes to everything, beside the same SDK making the same conditional put there. Processor time of the sender alone; median of ${rounds}
paired rounds of ${deliveries}.

| connection | SDK calls | write units | processor time ÷ one bare put | µs a delivery |
|---|---|---|---|---|
${row("keeps the vendor's bytes", kept)}
${row("does not keep them", dropped)}
`,
);
