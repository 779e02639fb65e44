// Retention: what is past its time goes as an erasure goes, whatever dies on the way, and no copy brings it back.
import { describe, expect, test } from "vitest";
import { retain } from "../../functions/io/retention/retain.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { refreshAll, retainAll } from "../../functions/refresh.ts";
import { firingsBetween } from "../../infra/local/schedules.ts";
import { type Config, type ConfigInput, defineConfig } from "../../lib/config/index.ts";
import type { Retention } from "../../lib/domain/retention.ts";
import {
  answer,
  createShop,
  everything,
  itemsOf,
  mortal,
  rollupsOf,
  type Sent,
  type Shop,
  shop,
  stateOf,
} from "./world.ts";

const dayMs = 86_400_000;
const subs = {
  ...{ id: "subs", program: "shop", source: "generic", secret: "shop/subs" },
  mapping: {
    ...{ kind: "subscription", id: "id", at: "at", customer: "customer", currency: { is: "EUR" }, revenue: "fee" },
    ...{ before: "before", after: "after", change: "change" },
    event: { field: "event", words: { started: "started", changed: "changed", ended: "ended" } },
  },
} satisfies NonNullable<ConfigInput["connections"]>[number];

function keeping(retention: Partial<Retention>): Config {
  const config = shop(undefined, [subs]);
  return {
    ...config,
    programs: config.programs.map((one) => ({ ...one, retention: { quarantine: "P90D", ...retention } })),
  };
}

const pass = (of: Shop, over: { table?: Table; dryRun?: boolean; deadline?: number; now?: () => number } = {}) => {
  const table = over.table ?? of.memory;
  const common = { table, program: of.program, writer: of.writerOn(table), now: over.now ?? of.now, looked: () => {} };
  return retain({ ...common, dryRun: false, ...over });
};

const nothing = { facts: {}, comments: 0, bytes: 0, aside: 0, days: [], whole: true, moved: {} };
const old = "2026-08-03T10:00:00Z";
const sent: readonly Sent[] = [
  answer("r-old", "c-10001", { at: old, comment: "the words of august" }),
  answer("r-older", "c-10002", { at: "2026-08-04T10:00:00Z", score: 2 }),
  answer("r-new", "c-10001", { comment: "the words of november" }),
  answer("r-bad", "c-10003", { score: 11, at: old, comment: "nobody can use this" }),
  { connection: "orders", body: { id: "o-1", at: old, value: "12.50", customer: "c-10001" } },
  { connection: "desk", body: { id: "t-1", opened: old, resolved: "2026-08-05T10:00:00Z", customer: "c-10001" } },
];

async function filled(config: Config, deliveries = sent): Promise<Shop> {
  const made = createShop(shop(undefined, [subs]));
  for (const one of deliveries) await made.deliver(one);
  await made.refresh();
  // From here on the program keeps things for a time.
  return { ...made, program: config.programs[0]!, config };
}

describe("a pass", () => {
  test("takes away what is past its time, and the figures are those of a shop that never had it", async () => {
    const config = keeping({ response: "P90D" });
    const made = await filled(config);
    expect(everything(made.memory)).toContain("the words of august");
    const foreseen = await pass(made, { dryRun: true });
    expect(await pass(made)).toEqual(foreseen);
    expect(foreseen).toMatchObject({
      ...{ facts: { response: 2 }, comments: 0, bytes: 0, aside: 0, whole: true },
      ...{ moved: { nps: { before: 3, after: 1 } }, days: ["2026-08-03", "2026-08-04"] },
    });
    await made.refresh();
    const without = await filled(
      config,
      sent.filter(({ body }) => !/r-old/.test(JSON.stringify(body))),
    );
    expect(rollupsOf(made.memory)).toEqual(rollupsOf(without.memory));
    const left = JSON.stringify(itemsOf(made.memory, "FACT#"));
    expect(left).not.toContain("the words of august");
    expect(left).toContain("the words of november");
  });

  test("takes words and bytes by themselves, and leaves what was answered", async () => {
    const words = await filled(keeping({ verbatims: "P90D" }));
    const gone = await pass(words);
    expect(gone).toEqual({ ...nothing, comments: 1, days: ["2026-08-03"], moved: expect.anything() });
    const facts = itemsOf(words.memory, "FACT#");
    expect(JSON.stringify(facts)).not.toContain("the words of august");
    expect(facts.find(({ sk }) => sk === "response#survey#r-old")).toMatchObject({ day: "2026-08-03" });
    const bytes = await filled(keeping({ raw: "P90D" }));
    const before = rollupsOf(bytes.memory);
    // Both facts of the ticket have one copy of its bytes.
    expect(await pass(bytes)).toEqual({ ...nothing, bytes: 4, moved: expect.anything() });
    expect(rollupsOf(bytes.memory)).toEqual(before);
    expect(JSON.stringify(itemsOf(bytes.memory, "FACT#").map(({ raw }) => raw ?? ""))).not.toContain(old);
  });

  test("lets go of what was kept aside", async () => {
    const made = await filled(keeping({ quarantine: "P10D" }));
    expect((await pass(made)).aside).toBe(0);
    made.turn(11 * dayMs);
    expect(await pass(made)).toEqual({ ...nothing, aside: 1, moved: expect.anything() });
    expect(everything(made.memory)).not.toContain("nobody can use this");
  });

  test("again changes nothing", async () => {
    const made = await filled(keeping({ response: "P90D", verbatims: "P10D", raw: "P5D", order: "P1M" }));
    made.turn(20 * dayMs);
    await pass(made);
    await made.refresh();
    const done = stateOf(made.memory);
    expect(await pass(made)).toEqual({ ...nothing, moved: expect.anything() });
    expect(stateOf(made.memory)).toEqual(done);
  });
});

describe("what belongs together goes together", () => {
  const told = (event: string, at: string, more: object = {}): Sent => ({
    connection: "subs",
    body: { id: "s-1", event, at, customer: "c-10001", fee: "9", ...more },
  });
  const started = told("started", "2026-06-01T10:00:00Z");
  const changed = told("changed", "2026-07-01T10:00:00Z", { before: "9", after: "12", change: "x" });
  const config = keeping({ subscription: "P30D", ticket: "P30D" });
  const kindsIn = (made: Shop) =>
    itemsOf(made.memory, "FACT#")
      .filter(({ expires }) => expires === undefined)
      .map(({ sk }) => String(sk).split("#")[0]);

  test("a subscription is kept while it runs, and until its end is past its time", async () => {
    const running = await filled(config, [started, changed]);
    expect((await pass(running)).facts).toEqual({});
    const ended = await filled(config, [started, changed, told("ended", "2026-11-01T10:00:00Z")]);
    expect((await pass(ended)).facts).toEqual({});
    ended.turn(10 * dayMs);
    const gone = { "subscription-started": 1, "subscription-changed": 1, "subscription-ended": 1 };
    expect((await pass(ended, { dryRun: true })).facts).toEqual(gone);
    expect((await pass(ended)).facts).toEqual(gone);
    expect(kindsIn(ended)).toEqual([]);
    await ended.refresh();
    expect(rollupsOf(ended.memory)).toEqual({});
  });

  test("a copy that comes again later brings no start back without its end", async () => {
    const deliveries = [started, changed, told("ended", "2026-08-01T10:00:00Z")];
    const made = await filled(config, deliveries);
    await pass(made);
    for (const one of deliveries) await made.deliver(one, config);
    await made.refresh();
    expect(kindsIn(made)).toEqual([]);
    expect(rollupsOf(made.memory)).toEqual({});
  });

  test("a ticket goes whole, so long after it was last seen", async () => {
    const desk = (body: object): Sent => ({
      connection: "desk",
      body: { id: "t-1", customer: "c-10001", opened: old, ...body },
    });
    const made = await filled(config, [desk({}), desk({ resolved: "2026-11-05T10:00:00Z" })]);
    expect((await pass(made)).facts).toEqual({});
    made.turn(10 * dayMs);
    const gone = { "ticket-opened": 1, "ticket-first-resolved": 1, "ticket-resolved": 1 };
    expect((await pass(made)).facts).toEqual(gone);
    await made.refresh();
    expect(rollupsOf(made.memory)).toEqual({});
    expect(JSON.stringify(itemsOf(made.memory, "FACT#"))).not.toContain("customer");
  });
});

describe("what comes when its time is over", () => {
  test("is not taken in, nor are its words; an older copy of what is gone changes nothing", async () => {
    const config = keeping({ response: "P90D", verbatims: "P10D" });
    const moved = [answer("r-1", "c-10001"), answer("r-1", "c-10001", { at: old, updated: 2 })];
    const made = await filled(config, moved);
    await pass(made);
    await made.refresh();
    const clean = stateOf(made.memory);
    expect(await made.deliver(moved[1]!, config)).toBeUndefined();
    // The older copy says a day that is kept; the newer one took the fact away from there.
    expect(await made.deliver(moved[0]!, config)).toMatchObject({ stored: 0 });
    await made.refresh();
    expect(stateOf(made.memory)).toEqual(clean);
    made.turn(20 * dayMs);
    await made.deliver(answer("r-2", "c-10001", { comment: "words of november" }), config);
    const fact = itemsOf(made.memory, "FACT#").find(({ sk }) => sk === "response#survey#r-2");
    expect(fact).toMatchObject({ day: "2026-11-24" });
    expect(String(fact!.body)).not.toContain("words of november");
  });

  test("leaves a tombstone without content, for ninety days", async () => {
    const made = await filled(keeping({ response: "P90D" }));
    await pass(made);
    const tombstone = () => itemsOf(made.memory, "FACT#").find(({ sk }) => sk === "response#survey#r-old");
    expect(Object.keys(tombstone()!).sort()).toEqual(["body", "expires", "pk", "rev", "sk"]);
    expect(String(tombstone()!.body)).not.toContain("customer");
    made.turn(91 * dayMs);
    await pass(made);
    expect(tombstone()).toBeUndefined();
  });
});

describe("a pass that is cut off", () => {
  const config = keeping({ response: "P90D", order: "P30D", ticket: "P30D", raw: "P10D" });
  test("at any of its calls, before it or with its answer lost, ends the same once it is run again", async () => {
    const few = [sent[0]!, sent[4]!, sent[5]!];
    const whole = await filled(config, few);
    const counted = mortal(whole.memory, Number.POSITIVE_INFINITY, "before");
    const at = whole.now();
    await pass(whole, { table: counted.table, now: () => at });
    await whole.refresh();
    expect(counted.calls()).toBeGreaterThan(15);
    for (const when of ["before", "after"] as const)
      for (let call = 1; call <= counted.calls(); call++) {
        const made = await filled(config, few);
        const then = made.now();
        await expect(pass(made, { table: mortal(made.memory, call, when).table, now: () => then })).rejects.toThrow();
        await pass(made, { now: () => then });
        await made.refresh();
        expect(stateOf(made.memory), `${when} call ${call}`).toEqual(stateOf(whole.memory));
      }
  });

  test("by its deadline goes on where it stopped, evening by evening", async () => {
    const made = await filled(config);
    let ticks = 0;
    const evenings: boolean[] = [];
    for (let evening = 0; evening < 9 && !evenings.at(-1); evening++) {
      ticks = 0;
      // Each look at the clock takes a while; the deadline falls after a few facts.
      const now = () => made.now() + ticks++;
      evenings.push((await pass(made, { now, deadline: made.now() + 8 })).whole);
    }
    expect(evenings.length).toBeGreaterThan(2);
    expect(evenings.at(-1)).toBe(true);
    const atOnce = await filled(config);
    await pass(atOnce);
    for (const one of [made, atOnce]) await one.refresh();
    expect(rollupsOf(made.memory)).toEqual(rollupsOf(atOnce.memory));
  });
});

describe("on schedule", () => {
  test("the refresh function is called every evening where a program keeps something for a time, and does it", async () => {
    const config = keeping({ response: "P90D" });
    const [from, to] = [Date.parse("2026-11-28T12:00:00Z"), Date.parse("2026-11-29T12:00:00Z")];
    const [firing, ...rest] = firingsBetween(config, from, to);
    expect(firing).toMatchObject({ function: "refresh", event: { program: "shop", task: "retention" } });
    expect(new Date(firing!.at).toISOString()).toBe("2026-11-28T22:30:00.000Z");
    expect(rest.map(({ event }) => event)).toEqual([{ program: "shop" }]);
    expect(firingsBetween(shop(), from, to)).toHaveLength(1);
    const made = await filled(config);
    const run = { table: made.memory, config, now: made.now, deadline: Number.POSITIVE_INFINITY };
    const gone = { facts: { response: 2 }, comments: 0, bytes: 0, aside: 0, whole: true };
    expect(await retainAll(run, { program: "shop" })).toEqual({ shop: gone });
    made.turn();
    expect(await refreshAll(run, {})).toEqual({ shop: { refreshed: 2, left: 0 } });
  });

  test("a program without a word on it keeps everything", async () => {
    const made = await filled(shop(undefined, [subs]));
    made.turn(9_000 * dayMs);
    const before = stateOf(made.memory);
    expect(await pass(made)).toEqual(nothing);
    expect(stateOf(made.memory)).toEqual(before);
  });

  test("times to keep are written as ISO 8601 has it", () => {
    const config = { sender: { address: "a@example.com" }, programs: [{ id: "p", name: "P", timeZone: "UTC" }] };
    const withTerm = (raw: string) => ({
      ...config,
      programs: config.programs.map((one) => ({ ...one, retention: { raw } })),
    });
    expect(defineConfig(withTerm("P18M")).programs[0]!.retention).toEqual({ raw: "P18M", quarantine: "P90D" });
    for (const wrong of ["3 years", "P3", "P0D", "PT5H", "-P3Y"])
      expect(() => defineConfig(withTerm(wrong))).toThrow(/P3Y/);
  });
});
