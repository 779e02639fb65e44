// Rotating the pepper: other names, the same figures, and whoever was erased stays erased.
import { describe, expect, test } from "vitest";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { diagnose } from "../../functions/io/operate/diagnosis.ts";
import { accessTo } from "../../functions/io/people/access.ts";
import { type ErasureRun, eraseAgain, eraseEverywhere } from "../../functions/io/people/erase-all.ts";
import { type Rotated, rotatePepper } from "../../functions/io/people/rotate.ts";
import { readGuess, recordGuess } from "../../functions/io/readers/guesses.ts";
import { createReaderLinks } from "../../functions/io/readers/reader-links.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { canonical, digest } from "../../lib/domain/digest.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { pseudonym, pseudonymsOf } from "../../lib/sources/signing/pseudonym.ts";
import {
  answer,
  createShop,
  everything,
  itemsOf,
  mortal,
  pepper,
  type Sent,
  type Shop,
  shop,
  stateOf,
} from "./world.ts";

const two = `${pepper}\na second pepper\n`;
const three = `${two}a third pepper`;
const recipients = [{ address: "boss@shop.test", audience: "leader" as const }];
const config: Config = {
  ...shop(),
  reports: defineConfig({
    ...{ sender: { address: "cx@example.com" }, programs: [{ id: "shop", name: "Shop", timeZone: "Europe/Dublin" }] },
    reports: [{ id: "weekly", program: "shop", cadence: "weekly", recipients }],
  }).reports,
};
const week = periodOf("week", "2026-11-24");

const names = Array.from({ length: 12 }, (_, n) => `c-${10_000 + n}`);
const order = (id: string, customer: string, at: string): Sent => ({
  connection: "orders",
  body: { id, at: `${at}T09:00:00Z`, value: "12.50", customer },
});
const sent: readonly Sent[] = names.flatMap((name, n) => [
  // Everybody answers twice: the later answer counts.
  answer(`a-${n}`, name, { score: n % 11, at: "2026-11-23T10:00:00Z" }),
  answer(`b-${n}`, name, { score: (n * 7) % 11, at: "2026-11-25T10:00:00Z" }),
  order(`o-${n}`, name, n % 3 === 0 ? "2026-11-17" : "2026-11-24"),
  ...(n % 2 === 0 ? [order(`p-${n}`, name, "2026-11-26")] : []),
]);

async function filled(deliveries = sent): Promise<Shop> {
  const made = createShop(config);
  for (const one of deliveries) await made.deliver(one);
  await made.refresh();
  return made;
}

const rotate = (of: Shop, secret: string, over: { table?: Table; dryRun?: boolean } = {}): Promise<Rotated> => {
  const table = over.table ?? of.memory;
  const wait = async (ms: number) => of.turn(ms);
  const common = { table, program: of.program, writer: of.writerOn(table), now: of.now, wait, looked: () => {} };
  return rotatePepper({ ...common, pepper: secret, dryRun: over.dryRun ?? false });
};

/** What a reader of the report sees, without which rollups it was read from. */
async function figuresOf({ memory }: Shop): Promise<string> {
  const { report } = await prepare({ table: memory, config, codeVersion: "t", fresh: false }, "weekly", week);
  const { inputs: _inputs, ...shown } = report;
  expect(shown.figures.filter(({ kind }) => kind === "measured").length).toBeGreaterThan(5);
  return digest(canonical(shown));
}

const runOf = (of: Shop, secret: string): ErasureRun => ({
  ...{ table: of.memory, config, routes: of.routes(), pepper: secret, now: of.now },
  ...{ writer: of.writerOn(of.memory), dryRun: false, looked: () => {} },
});

const traces = (made: Shop, secret: string): string[] => {
  const all = everything(made.memory);
  return names.map((name) => pseudonym(secret, "shop", name)).filter((name) => all.includes(name));
};

describe("a rotation", () => {
  test("changes every name and no figure", async () => {
    const made = await filled();
    const before = await figuresOf(made);
    expect(traces(made, pepper)).toHaveLength(12);
    const foreseen = await rotate(made, two, { dryRun: true });
    expect(foreseen).toEqual({ kind: "rotated", generation: 2, facts: sent.length, erasures: 0 });
    expect(traces(made, two)).toEqual([]);
    expect(await rotate(made, two)).toEqual(foreseen);
    await made.refresh();
    expect(await figuresOf(made)).toBe(before);
    expect(traces(made, pepper)).toEqual([]);
    expect(traces(made, two)).toHaveLength(12);
  });

  test("of what was delivered makes what a delivery under the new pepper makes, so that repeats are duplicates", async () => {
    const made = await filled();
    await rotate(made, two);
    await made.refresh();
    const done = stateOf(made.memory);
    for (const one of sent) expect(await made.deliver(one, config, two)).toMatchObject({ stored: 0 });
    await made.refresh();
    expect(stateOf(made.memory)).toEqual(done);
    const fresh = createShop(config);
    for (const one of sent) await fresh.deliver(one, config, two);
    await fresh.refresh();
    expect(stateOf(fresh.memory)).toEqual(done);
  });

  test("twice is the same as once over two peppers, and a third time does nothing", async () => {
    const [slow, fast] = [await filled(), await filled()];
    for (const secret of [two, three]) expect(await rotate(slow, secret)).toMatchObject({ facts: sent.length });
    expect(await rotate(fast, three)).toMatchObject({ generation: 3, facts: sent.length });
    for (const made of [slow, fast]) await made.refresh();
    expect(stateOf(slow.memory)).toEqual(stateOf(fast.memory));
    expect(await rotate(fast, three)).toEqual({ kind: "rotated", generation: 3, facts: 0, erasures: 0 });
  });

  test("also takes what a function that had not heard of it stored meanwhile", async () => {
    const made = await filled(sent.slice(0, 20));
    const table: Table = { ...made.memory };
    let late = sent.slice(20);
    const wait = async (ms: number) => {
      made.turn(ms);
      for (const one of late) await made.deliver(one);
      late = [];
    };
    const common = { table, program: made.program, writer: made.writerOn(table), now: made.now, looked: () => {} };
    await rotatePepper({ ...common, pepper: two, wait, dryRun: false });
    await made.refresh();
    const whole = await filled();
    expect(await figuresOf(made)).toBe(await figuresOf(whole));
    expect(traces(made, pepper)).toEqual([]);
  });

  test("refuses to go on without a pepper that names were made with", async () => {
    const made = await filled();
    await rotate(made, two);
    expect(await rotate(made, pepper)).toEqual({ kind: "lost", generation: 2, held: 1 });
  });
});

describe("a rotation that dies", () => {
  test("at any of its calls leaves figures as they were, is told by doctor, and ends the same once it is run again", async () => {
    const few = sent.slice(0, 8);
    const whole = await filled(few);
    await eraseEverywhere(runOf(whole, pepper), names[0]!);
    const counted = mortal(whole.memory, Number.POSITIVE_INFINITY, "before");
    await rotate(whole, two, { table: counted.table });
    await whole.refresh();
    expect(counted.calls()).toBeGreaterThan(10);
    for (const when of ["before", "after"] as const)
      for (let at = 2; at <= counted.calls(); at++) {
        const made = await filled(few);
        await eraseEverywhere(runOf(made, pepper), names[0]!);
        await expect(rotate(made, two, { table: mortal(made.memory, at, when).table })).rejects.toThrow();
        const underWay = itemsOf(made.memory, "PEPPER#")[0]?.underWay === true;
        const rollups = itemsOf(made.memory, "ROLLUP#");
        await made.refresh();
        if (underWay) expect(itemsOf(made.memory, "ROLLUP#")).toEqual(rollups);
        const secrets = { live: async () => [two], reread: async () => [two] };
        const ills = await diagnose({ table: made.memory, config, secrets, now: made.now() });
        const done = when === "after" && at === counted.calls();
        expect(ills.map(({ check }) => check)).toEqual(done ? [] : ["pepper"]);
        await rotate(made, two);
        await made.refresh();
        expect(stateOf(made.memory), `${when} call ${at}`).toEqual(stateOf(whole.memory));
      }
  }, 60_000);
});

describe("who was erased", () => {
  test("before a rotation stays erased after it, under the new name, whatever still arrives", async () => {
    const made = await filled();
    const [gone = ""] = names;
    await eraseEverywhere(runOf(made, pepper), gone);
    expect(await rotate(made, two)).toMatchObject({ erasures: 1 });
    await made.refresh();
    const clean = stateOf(made.memory);
    await made.deliver(answer("new", gone), config, two);
    await made.refresh();
    expect(itemsOf(made.memory, "FACT#").find(({ sk }) => sk === "response#survey#new")).toMatchObject({
      erased: true,
    });
    expect(stateOf(made.memory).rollups).toEqual(clean.rollups);
    await made.deliver(
      { connection: "orders", body: { id: "lost", at: "no time", value: "1", customer: gone } },
      config,
      two,
    );
    expect(itemsOf(made.memory, "QUARANTINE#")).toHaveLength(1);
    await eraseAgain(runOf(made, two));
    expect(itemsOf(made.memory, "QUARANTINE#")).toEqual([]);
  });

  test("in the middle of one is found under both names", async () => {
    const made = await filled();
    const [gone = ""] = names;
    await expect(rotate(made, two, { table: mortal(made.memory, 24, "before").table })).rejects.toThrow();
    expect((await accessTo(runOf(made, two), gone)).facts).toHaveLength(4);
    expect(await eraseEverywhere(runOf(made, two), gone)).toMatchObject([{ facts: { response: 2, order: 2 } }]);
    await rotate(made, two);
    await made.refresh();
    for (const name of pseudonymsOf(two, "shop", gone)) expect(everything(made.memory)).not.toContain(name);
  });
});

describe("readers", () => {
  test("keep their guesses and the links of the mails of before, until the rotation after", async () => {
    const made = await filled();
    const [old, now, next] = [pepper, two, three].map(createReaderLinks);
    const guess = (links: typeof old) => ({
      ...{ program: made.program, report: "weekly", period: week.id },
      person: links!.person("shop", recipients[0]!.address),
    });
    const context = { table: made.memory, writer: made.writerOn(made.memory), now: made.now };
    const given = { audience: "leader" as const, guesses: [{ question: "nps", value: 62 }] };
    await recordGuess(context, guess(old), given);
    const before = await readGuess(made.memory, guess(old));
    await rotate(made, two);
    expect(await readGuess(made.memory, guess(now))).toEqual(before);
    expect(await readGuess(made.memory, guess(old))).toBeUndefined();
    const claims = { purpose: "leave" as const, report: "weekly", period: week.id, version: 0 };
    const token = old!.path(recipients[0]!.address, claims).slice(3);
    const proves = (links: typeof old) => links!.prove(token, "leave", config.reports) !== undefined;
    expect([old, now, next].map(proves)).toEqual([true, true, false]);
  });
});
