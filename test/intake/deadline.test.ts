// How long a vendor waits, where every call of the store takes 200 ms: counted in virtual time, so that no machine is too slow.
import { describe, expect, test } from "vitest";
import type { Table } from "../../functions/io/table/table.ts";
import { sources } from "../../lib/sources/index.ts";
import type { SourceBody, SourceCase, SourceOrder } from "../cases/sources/case.ts";
import { bytesOf, isHere } from "../sources/bytes.ts";
import { needsOf, routes } from "../sources/route.ts";
import { conducted } from "../store/memory-table.ts";
import { createWorld, deliver, hookEvent, standardSecret } from "./world.ts";

const callMs = 200;
/** Intercom's, the tightest of all. */
const deadlineMs = 500;

/** A table whose calls last: all that are under way end together, and each such round takes as long as one call. */
function slow() {
  let rounds = 0;
  let waiting: (() => void)[] = [];
  const lasting = (table: Table): Table =>
    conducted(table, async (_call, act) => {
      await new Promise<void>((ready) => waiting.push(ready));
      return act();
    });
  /** Runs work to its end, and says how long it took in virtual time, the work of the processor left out. */
  async function spent<Value>(work: Promise<Value>): Promise<{ value: Value; ms: number }> {
    const before = rounds;
    let over = false;
    const ended = work.finally(() => {
      over = true;
    });
    while (!over) {
      await new Promise((idle) => setImmediate(idle));
      const ready = waiting;
      waiting = [];
      if (ready.length > 0) rounds += 1;
      for (const one of ready) one();
    }
    return { value: await ended, ms: (rounds - before) * callMs };
  }
  return { lasting, spent };
}

const secret = standardSecret(3);

function waitingWorld(source: string, connection: object) {
  const table = slow();
  const world = createWorld(
    routes({ id: "c", program: "acme", source, secret: "s/c", ...needsOf(source), ...connection }),
    "2026-10-06T12:00:00Z",
    table.lasting,
  );
  world.secrets["s/c"] = () => secret;
  const route = world.context.routes.get("c")!;
  const send = (body: Uint8Array) => {
    const signing = { body, secret, now: world.now, message: "m-1", connection: route.connection };
    const proof = route.source.sign?.(signing);
    const type = { "content-type": route.source.accepts[0] ?? "application/json" };
    const headers = proof?.kind === "headers" ? { ...type, ...proof.headers } : type;
    const token = proof?.kind === "secret-in-url" ? { token: secret } : {};
    const event = hookEvent("c", Buffer.from(proof?.kind === "body" ? proof.body : body), { headers });
    return table.spent(deliver(world, { ...event, pathParameters: { connection: "c", ...token } }));
  };
  return { world, send };
}

interface Sent {
  readonly connection: object;
  readonly bodies: readonly SourceBody[];
}

/** What a source's vendor sends about one thing: an example and its update, or what asks for it. */
async function sentBy(id: string): Promise<readonly [string, Sent]> {
  const { orders, cases }: { orders: readonly SourceOrder[]; cases: readonly SourceCase[] } = await import(
    `../cases/sources/${id}.ts`
  );
  const notice = cases.find((each) => "asks" in each.expect && isHere(each.body) && !("vendor" in each.body));
  if (notice) return [id, { connection: notice.connection, bodies: [notice.body, notice.body] }];
  const { connection, example, update } = orders.find((order) => isHere(order.example) && isHere(order.update))!;
  return [id, { connection, bodies: [example, update, update, example] }];
}

const examples = await Promise.all(sources.map(({ id }) => sentBy(id)));

describe.each(examples)("%s", (source, { connection, bodies }) => {
  test("waits no longer than its deadline for what is new, repeated or changed, in any minute", async () => {
    const { world, send } = waitingWorld(source, connection);
    const days = () => JSON.stringify(world.items("FACT#").map(({ day }) => day ?? "none"));
    const [first] = bodies;
    // The very first delivery of a program fixes its shards and its zone: two calls more, once.
    expect((await send(bytesOf(first!))).ms).toBeLessThanOrEqual(4 * callMs);
    for (const body of bodies) {
      world.now += 61_000;
      const before = days();
      const { value, ms } = await send(bytesOf(body));
      expect([200, 202]).toContain(value.statusCode);
      // What leaves its day has that day marked, too, and a refund does not say on which day its order is: one call more.
      const oneMore = days() !== before || source === "segment";
      expect(ms).toBeLessThanOrEqual(oneMore ? 3 * callMs : deadlineMs);
      expect((await send(bytesOf(body))).ms).toBeLessThanOrEqual(deadlineMs);
    }
  });
});

describe("a batch of a hundred tickets", () => {
  test("is kept within the deadline, to be asked for", async () => {
    const { world, send } = waitingWorld("hubspot", {});
    const events = Array.from({ length: 100 }, (_, at) => ({ subscriptionType: "ticket.creation", objectId: at + 1 }));
    const { value, ms } = await send(Buffer.from(JSON.stringify(events)));
    expect([value.statusCode, world.items("FETCH#").length]).toEqual([202, 100]);
    expect(ms).toBeLessThanOrEqual(deadlineMs);
  });
});
