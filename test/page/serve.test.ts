// Claims about a reader's page: what a link opens, that looking changes nothing, and when a guess is no guess any more.
import { describe, expect, test } from "vitest";
import { editionFrom } from "../../functions/io/editions/edition-of.ts";
import { freezeEdition } from "../../functions/io/editions/editions.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { recipientOf } from "../../functions/io/mail/mailing.ts";
import { createReaderLinks } from "../../functions/io/readers/reader-links.ts";
import { suppressAddress } from "../../functions/io/readers/readers.ts";
import { notFound } from "../../functions/page/answer.ts";
import { type PageContext, serve } from "../../functions/page/serve.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { parsePeriod, shiftPeriod } from "../../lib/domain/period.ts";
import { evidenceName } from "../../lib/report/evidence/name.ts";
import type { Purpose } from "../../lib/report/token.ts";
import { createMemoryTable, type MemoryTable } from "../store/memory-table.ts";

const config: Config = defineConfig({
  sender: { address: "cx@firm.example" },
  programs: [
    {
      ...{ id: "firm", name: "Firm <b>", timeZone: "Europe/Dublin" },
      stages: [
        { id: "buying", name: "Buying" },
        { id: "help", name: "Help" },
      ],
      questions: [
        { id: "satisfied", name: "Satisfied", text: "Satisfied?", metric: "csat", scale: { min: 1, max: 5 } },
      ],
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "firm",
      cadence: "weekly",
      recipients: [{ address: "ana@firm.example", stages: ["help"] }],
    },
    { id: "daily", program: "firm", cadence: "daily", recipients: [{ address: "ana@firm.example" }] },
  ],
});
const week = parsePeriod("2026-W47")!;
const next = shiftPeriod(week, 1);
const tuesday = Date.parse("2026-11-24T10:00:00Z");

interface World {
  readonly memory: MemoryTable;
  readonly context: PageContext;
  readonly token: (purpose: Purpose, version?: number) => string;
  readonly freeze: (report: string, period: string) => Promise<unknown>;
  now: number;
}

function world(): World {
  const memory = createMemoryTable();
  const links = createReaderLinks("a pepper for tests");
  const state = { now: tuesday };
  const now = () => state.now;
  const writer = createWriter({ table: memory, now, limitMs: 29_000 });
  const inputs = { current: {}, earlier: [], beliefs: {}, quotes: {}, rollups: [], definition: "d", code: "c" };
  return {
    memory,
    context: { table: memory, config, links, writer, now },
    token: (purpose, version = 1) =>
      links.path("ana@firm.example", { report: "weekly", period: "2026-W47", purpose, version }).slice(3),
    freeze: (report, period) => {
      const of = config.reports.find(({ id }) => id === report)!;
      const reported = { program: config.programs[0]!, config: of, period: parsePeriod(period)!, revision: 1 };
      return freezeEdition(memory, editionFrom(inputs, reported), state.now);
    },
    get now() {
      return state.now;
    },
    set now(at) {
      state.now = at;
    },
  };
}

const get = (token: string, rest = "") => ({ method: "GET", token, rest, body: "" });
const post = (token: string, rest: string, body: string) => ({ method: "POST", token, rest, body });
const stored = ({ memory }: World) =>
  JSON.stringify([...memory.partitions].flatMap(([, items]) => [...items.values()]));

describe("a reader's link", () => {
  test("opens nothing once any character of it is another, for another purpose, or of another version", async () => {
    const w = world();
    const token = w.token("guess");
    expect((await serve(get(token, "guess"), w.context)).statusCode).toBe(200);
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === "a" ? "b" : "a"}${token.slice(at + 1)}`;
      expect(await serve(get(changed, "guess"), w.context), changed).toEqual(notFound);
    }
    expect(await serve(get(w.token("read"), "guess"), w.context)).toEqual(notFound);
    expect(await serve(get(w.token("guess", 2), "guess"), w.context)).toEqual(notFound);
    expect(await serve(get(token, "elsewhere"), w.context)).toEqual(notFound);
  });

  test("says nothing of the reader, and its page runs no script and is kept nowhere", async () => {
    const w = world();
    expect(w.token("guess")).not.toMatch(/ana|firm/);
    const { headers, body } = await serve(get(w.token("guess"), "guess"), w.context);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["cache-control"]).toBe("no-store");
    expect(body).toContain("Firm &lt;b&gt;");
    expect(body).not.toMatch(/<script|<b>"|http/);
  });

  test("looking at any page changes nothing", async () => {
    const w = world();
    await w.freeze("weekly", "2026-W47");
    const evidence = `evidence/${evidenceName({ metric: "csat", question: "satisfied", audience: "customer" })}`;
    const before = stored(w);
    for (const [purpose, rest] of [
      ["read", ""],
      ["read", evidence],
      ["read", "figures.csv"],
      ["read", "earlier"],
      ["read", "definitions"],
      ["guess", "guess"],
      ["leave", "unsubscribe"],
    ] as const)
      expect((await serve(get(w.token(purpose), rest), w.context)).statusCode).toBe(200);
    expect(stored(w)).toBe(before);
  });
});

test("the evidence of a figure is there under the link that reads the report, and under no other", async () => {
  const w = world();
  await w.freeze("weekly", "2026-W47");
  const rest = `evidence/${evidenceName({ metric: "csat", question: "satisfied", audience: "customer" })}`;
  expect((await serve(get(w.token("read"), rest), w.context)).body).toContain("No answers in this period");
  expect((await serve(get(w.token("read"), ""), w.context)).body).toContain(`/${rest}"`);
  expect(await serve(get(w.token("guess"), rest), w.context)).toEqual(notFound);
  for (const wrong of ["evidence/000000000000", "evidence/", "evidence/../guess", `${rest}/x`])
    expect(await serve(get(w.token("read"), wrong), w.context), wrong).toEqual(notFound);
});

test("the figures of an edition are a file of the same figures, for who may read it", async () => {
  const w = world();
  await w.freeze("weekly", "2026-W47");
  const { statusCode, headers, body } = await serve(get(w.token("read"), "figures.csv"), w.context);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": 'attachment; filename="weekly-2026-W47-figures.csv"',
  });
  const [head, first, ...others] = body.split("\r\n");
  expect(head?.split(",")).toContain('"metric"');
  expect(first).toMatch(/^"weekly","firm","2026-W47","2026-11-16","2026-11-23","2026-11-16T00:00:00.000Z"/);
  expect(others.at(-1)).toBe("");
  expect(await serve(get(w.token("guess"), "figures.csv"), w.context)).toEqual(notFound);
});

test("every figure leads to its definition by version", async () => {
  const w = world();
  await w.freeze("weekly", "2026-W47");
  const rest = `evidence/${evidenceName({ metric: "csat", question: "satisfied", audience: "customer" })}`;
  const { body } = await serve(get(w.token("read"), rest), w.context);
  const [, token, anchor] = /href="\/r\/([^"/]+)\/definitions#([^"]+)"/.exec(body) ?? [];
  expect(anchor).toBe("csat@1");
  const definitions = await serve(get(token ?? "", "definitions"), w.context);
  expect(definitions.body).toContain(`id="${anchor}"`);
  expect(definitions.body).toContain("Share of customers giving one of the highest answers");
});

test("earlier reports are listed newest first, each with a link that opens it", async () => {
  const w = world();
  for (const period of ["2026-W45", "2026-W46", "2026-W47"]) await w.freeze("weekly", period);
  const { body } = await serve(get(w.token("read"), "earlier"), w.context);
  const found = [...body.matchAll(/href="\/r\/([^"]+)"/g)].map(([, token = ""]) => token);
  expect(found.map((token) => token.split(".")[1])).toEqual(["2026-W47", "2026-W46", "2026-W45"]);
  for (const token of found) expect((await serve(get(token, ""), w.context)).statusCode).toBe(200);
});

describe("a guess", () => {
  const guessed = "Your guess is on record.";
  const give = (w: World, body = "satisfied.help=62") => serve(post(w.token("guess"), "guess", body), w.context);

  test("is asked for the stages that the reader owns, with empty fields", async () => {
    const { body } = await serve(get(world().token("guess"), "guess"), world().context);
    expect(body).toContain("Help");
    expect(body).not.toContain("Buying");
    expect(body).toContain('name="satisfied.help" value=""');
  });

  test("can be changed until the period is over, and the second replaces the first", async () => {
    const w = world();
    expect((await give(w)).body).toContain(guessed);
    expect((await give(w, "satisfied.help=55")).body).toContain("Help 55%");
    const facts = [...w.memory.partitions].filter(([pk]) => pk.startsWith("FACT#")).flatMap(([, items]) => [...items]);
    expect(facts).toHaveLength(1);
    w.now = Date.parse("2026-11-30T00:00:00Z");
    expect((await give(w)).body).toContain("The week is over");
  });

  test.each(["101", "-1", "6.5", "lots", "1e2"])("%s is no guess, and nothing is recorded", async (typed) => {
    const w = world();
    const before = stored(w);
    expect((await give(w, `satisfied.help=${typed}`)).body).toContain("A whole number from 0 to 100");
    expect(stored(w)).toBe(before);
  });

  test("is refused once the edition is frozen, and once other figures of that time were sent", async () => {
    const frozen = world();
    await frozen.freeze("weekly", next.id);
    expect((await give(frozen)).body).toContain("The report is made");
    const tainted = world();
    await tainted.freeze("daily", "2026-11-23");
    expect((await give(tainted)).body).toContain("cover part of this time");
  });
});

test("one click stops a report for one reader, a second takes it back; an address that refuses mail stays refused", async () => {
  const w = world();
  const leave = (body: string) => serve(post(w.token("leave"), "unsubscribe", body), w.context);
  expect((await leave("List-Unsubscribe=One-Click")).body).toContain("You will get no more of it");
  expect((await leave("choice=back")).body).toContain("Stop this report?");
  await suppressAddress(w.memory, recipientOf("ana@firm.example"), { why: "complained", at: tuesday });
  await suppressAddress(w.memory, recipientOf("ana@firm.example"), { why: "bounced", at: tuesday });
  expect(stored(w)).toContain("complained");
});
