// Importing through the real command: what is stored, what is refused and said, and that again changes nothing.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFact, recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { createSecrets, createSecretsClient } from "../../functions/io/secrets.ts";
import { usingStore } from "../../infra/cli/context.ts";
import { decode, routesOf } from "../../lib/sources/decode.ts";
import config from "./gapwatch.config.ts";
import { type Directory, gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

let directory: Directory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory.path, name);
  await writeFile(path, content);
  return path;
}

const storeOf = (name: string): string => join(directory.path, name);
const shop = (args: readonly string[], input?: string) => gapwatch([...args, "--config", shopConfig], input);

const survey = [
  "\uFEFFid;answered;email;score;ease;plan;comment",
  'r-1;2026-11-02;ann@example.com;9;6;pro;"fine; ""very"" fine"',
  "r-2;2026-11-03 10:00;bob@example.com;11;5;basic;ordinary words",
  "r-3;yesterday;cat@example.com;7;4;pro;private words",
  "r-4;2026-11-09T23:30:00-05:00;dan@example.com;3;;pro;",
  "r-5;2026-11-10;eve@example.com;;;pro;",
  'r-1;2026-11-02;ann@example.com;9;6;pro;"fine; ""very"" fine"',
  "r-6;2026-11-11;fay@example.com;8",
  "r-7;2026-11-12;gus@example.com;ten;6;pro;",
].join("\r\n");

describe("gapwatch import", () => {
  it("takes good rows, says what is wrong with the others, and never whose they are", async () => {
    const path = await file("survey.csv", survey);
    const ended = await shop(["import", path, "--connection", "survey", "--local", storeOf("first"), "--json"]);
    expect(JSON.parse(ended.out)).toEqual({
      connection: "survey",
      dryRun: false,
      complete: true,
      rows: 8,
      stored: 4,
      duplicates: 1,
      erased: 0,
      skipped: [{ reason: "there is no mapped score and no comment", rows: 1 }],
      refused: [
        {
          reason: 'at must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970',
          rows: 1,
        },
        { reason: "a row has as many values as the header (7)", rows: 1 },
      ],
      refusedInPart: [{ reason: "nps requires a whole number from 0 to 10", rows: 2 }],
      days: ["2026-11-02", "2026-11-03", "2026-11-10", "2026-11-12"],
      periods: [{ report: "weekly", periods: ["2026-W45", "2026-W46"] }],
    });
    expect(ended.err.split("\n").filter((line) => line.startsWith("row "))).toEqual([
      "row 3: nps requires a whole number from 0 to 10, got 11",
      'row 4: at must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970',
      "row 8: a row has as many values as the header (7), got 4",
      "row 9: nps requires a whole number from 0 to 10, got text",
    ]);
    expect(ended.out + ended.err).not.toMatch(/example\.com|words|fine/);
    expect(ended.code).toBe(1);
  });

  it("changes nothing when the file comes again, and says so before and after", async () => {
    const path = await file("again.csv", "score\n9\n9\n9\n2\n");
    const args = ["import", path, "--connection", "kiosk", "--local", storeOf("again"), "--at", "2026-11-05"];
    const dry = await shop([...args, "--dry-run"]);
    expect(dry.out).toContain("dry run: nothing was written\n4 rows for kiosk: 4 would be stored, 0 known already");
    expect(dry.out).toContain("periods of weekly that would move: 2026-W45");
    const first = await shop(args);
    expect(first.out).toContain("4 rows for kiosk: 4 stored, 0 known already, 0 skipped, 0 refused");
    const dryAgain = await shop([...args, "--dry-run"]);
    expect(dryAgain.out).toContain("4 rows for kiosk: 0 would be stored, 4 known already");
    const again = await shop(args);
    expect(again.out).toContain("4 rows for kiosk: 0 stored, 4 known already, 0 skipped, 0 refused");
    expect(again.out).toContain("days touched: none");
    expect([dry, first, dryAgain, again].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  });

  it("reads standard input", async () => {
    const args = ["import", "-", "--connection", "kiosk", "--local", storeOf("piped"), "--at", "2026-11-05"];
    const ended = await shop(args, "score\tshop\n10\tnorth\n");
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("1 rows for kiosk: 1 stored") });
  });

  it("gives the facts that the webhook gives: what came by one is known to the other", async () => {
    const local = storeOf("both");
    const row = {
      id: "w-1",
      answered: "2026-11-05T10:00:00Z",
      email: "ann@example.com",
      score: "9",
      ease: "6",
      plan: "pro",
    };
    const route = routesOf(config).get("survey");
    if (!route) throw new Error("the configuration lacks its survey");
    await usingStore({ config: shopConfig, local }, "any", async ({ table, now }) => {
      const [pepper = ""] = await createSecrets(createSecretsClient(), { now, ttlMs: 0 }).live(config.pepper);
      const body = new TextEncoder().encode(JSON.stringify({ ...row, score: 9, ease: 6 }));
      const decoded = decode({ headers: {}, body }, route, { pepper, receivedAt: now() });
      if (decoded.kind !== "facts") throw new Error(`the delivery is ${decoded.kind}`);
      const writer = createWriter({ table, now, limitMs: 10_000 });
      const incoming = decoded.changes.map((change) => ({ change }));
      expect(await recordFacts({ table, program: route.program, writer }, incoming)).toEqual(["stored"]);
    });
    const text = `${Object.keys(row).join(",")},comment\n${Object.values(row).join(",")},\n`;
    const ended = await shop(["import", await file("both.csv", text), "--connection", "survey", "--local", local]);
    expect(ended.out).toContain("1 rows for survey: 0 stored, 1 known already");
  });

  it("merges the rows of a ticket field by field", async () => {
    const local = storeOf("tickets");
    const rows = [
      "ticket,opened,resolved,reopened",
      "7,2026-11-02T09:00:00Z,2026-11-02T12:00:00Z,",
      "7,2026-11-02T09:00:00Z,2026-11-04T09:00:00Z,2026-11-03T09:00:00Z",
      "8,2026-11-02T09:00:00Z,2026-11-02T08:00:00Z,",
      "9,,2026-11-02T08:00:00Z,",
    ];
    const path = await file("tickets.csv", rows.join("\n"));
    const ended = await shop(["import", path, "--connection", "helpdesk", "--local", local, "--json"]);
    expect(JSON.parse(ended.out)).toMatchObject({
      rows: 4,
      stored: 3,
      refused: [{ reason: "ticket must say when it was opened", rows: 1 }],
      refusedInPart: [{ reason: "resolved of the ticket must not lie before opened", rows: 1 }],
    });
    expect(ended.code).toBe(1);
    const [program] = config.programs;
    if (!program) throw new Error("the configuration lacks its program");
    await usingStore({ config: shopConfig, local }, "existing", async ({ table }) => {
      const key = { program: "shop", connection: "helpdesk", id: "7" };
      const moments = { opened: Date.parse("2026-11-02T09:00:00Z") };
      expect(await readFact(table, { ...key, kind: "ticket-first-resolved" }, program)).toMatchObject({
        ...moments,
        resolved: Date.parse("2026-11-02T12:00:00Z"),
      });
      expect(await readFact(table, { ...key, kind: "ticket-resolved" }, program)).toMatchObject({
        ...moments,
        resolved: Date.parse("2026-11-04T09:00:00Z"),
        reopened: Date.parse("2026-11-03T09:00:00Z"),
      });
    });
  });

  it("has nothing to do, and nothing to refuse, in a file with a header alone", async () => {
    const args = ["import", "-", "--connection", "kiosk", "--local", storeOf("none"), "--at", "2026-11-05"];
    expect(await shop(args, "score\n")).toMatchObject({
      code: 0,
      out: expect.stringContaining("0 rows for kiosk: 0 stored"),
    });
  });
});

describe("gapwatch import, used wrongly, ends with 2 and says what to do", () => {
  const at = ["--at", "2026-11-05"];
  it.each([
    ["an empty file", ["-", "--connection", "kiosk", ...at], "", "standard input cannot be imported: it is empty"],
    [
      "a missing column",
      ["-", "--connection", "kiosk", ...at],
      "points\n9\n",
      "does not have: score\n  its columns are: points",
    ],
    [
      "no time at all",
      ["-", "--connection", "kiosk"],
      "score\n9\n",
      'names no column "at"; give the rows a time: --at',
    ],
    [
      "an impossible time",
      ["-", "--connection", "kiosk", "--at", "2026-02-30"],
      "score\n9\n",
      '"2026-02-30" is no time',
    ],
    [
      "an unknown connection",
      ["-", "--connection", "nobody"],
      "score\n9\n",
      'no connection "nobody"; known: survey, kiosk',
    ],
    ["no such file", ["nowhere.csv", "--connection", "kiosk", ...at], "", "there is no file nowhere.csv"],
    ["a directory", ["test", "--connection", "kiosk", ...at], "", "test is a directory"],
    ["no connection", ["-"], "", "required option '--connection <id>' not specified"],
    ["no store", ["-", "--connection", "kiosk", ...at], "score\n9\n", "--table NAME or GAPWATCH_TABLE"],
  ])("%s", async (_, args, input, message) => {
    const ended = await shop(["import", ...args], input);
    expect(ended.err).toContain(message);
    expect(ended).toMatchObject({ code: 2, out: "" });
  });
});
