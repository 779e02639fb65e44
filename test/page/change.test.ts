// Claims about the decision log: what is recorded stands beside the next signal, and nothing else is taken.
import { describe, expect, test } from "vitest";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { readDecisions, withDecisions } from "../../functions/io/readers/decisions.ts";
import { createReaderLinks } from "../../functions/io/readers/reader-links.ts";
import { type PageContext, serve } from "../../functions/page/serve.ts";
import { defineConfig } from "../../lib/config/index.ts";
import { createMemoryTable } from "../store/memory-table.ts";

const config = defineConfig({
  sender: { address: "cx@firm.example" },
  programs: [
    {
      ...{ id: "firm", name: "Firm", timeZone: "Europe/Dublin" },
      stages: [{ id: "help", name: "Help" }],
      causes: [{ day: "2026-01-05", words: "new prices", accepted: true }],
    },
  ],
  reports: [{ id: "weekly", program: "firm", cadence: "weekly", recipients: [{ address: "ana@firm.example" }] }],
});
const [program] = config.programs;

function world() {
  const table = createMemoryTable();
  const links = createReaderLinks("a pepper for tests");
  const now = () => Date.parse("2026-11-24T10:00:00Z");
  const context: PageContext = { table, config, links, now, writer: createWriter({ table, now, limitMs: 29_000 }) };
  const claims = { report: "weekly", period: "2026-W47", purpose: "read", version: 1 } as const;
  const token = links.path("ana@firm.example", claims).slice(3);
  const ask = (method: string, fields: Record<string, string> = {}) =>
    serve({ method, token, rest: "change", body: new URLSearchParams(fields).toString() }, context);
  return { table, ask };
}

const form = { words: "new sign-up form", day: "2026-11-02", stage: "help", act: "record" };

describe("the decision log", () => {
  test("keeps a line once, however often it is posted, and shows it as text", async () => {
    const { table, ask } = world();
    const words = "<b>form</b> of www.firm.example";
    for (let time = 0; time < 3; time++) expect((await ask("POST", { ...form, words })).statusCode).toBe(200);
    expect(await readDecisions(table, "firm")).toEqual([{ day: "2026-11-02", stage: "help", words }]);
    const { body } = await ask("GET");
    expect(body).toContain("&lt;b&gt;form&lt;/b&gt;");
    expect(body).not.toContain("<b>form");
  });

  test("stands in reports after the lines of the configuration, never as a new baseline, never as a link", async () => {
    const { table, ask } = world();
    await ask("POST", { ...form, words: "see www.firm.example" });
    const { causes } = await withDecisions(table, program!);
    expect(causes?.[0]).toMatchObject({ words: "new prices", accepted: true });
    expect(causes?.[1]).toMatchObject({ day: "2026-11-02", stage: "help", accepted: false });
    expect(causes?.[1]?.words).not.toContain("www.firm");
  });

  test("lets a line be taken back, and recorded again", async () => {
    const { table, ask } = world();
    await ask("POST", form);
    expect((await ask("POST", { ...form, act: "take" })).body).toContain("It is taken back");
    expect(await readDecisions(table, "firm")).toEqual([]);
    expect(await withDecisions(table, program!)).toBe(program);
    await ask("POST", form);
    expect(await readDecisions(table, "firm")).toHaveLength(1);
  });

  test.each([
    ["no words", { words: " " }],
    ["too many words", { words: "x".repeat(61) }],
    ["a day ahead", { day: "2026-11-25" }],
    ["a day long ago", { day: "2023-11-01" }],
    ["a day that is none", { day: "2026-02-31" }],
    ["a stage that is none", { stage: "elsewhere" }],
  ])("says what is wrong with %s, keeps what was typed, and records nothing", async (_, wrong) => {
    const { table, ask } = world();
    const { statusCode, body } = await ask("POST", { ...form, ...wrong });
    expect(statusCode).toBe(200);
    expect(body.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(await readDecisions(table, "firm")).toEqual([]);
  });

  test("is not changed by looking", async () => {
    const { table, ask } = world();
    await ask("GET", form);
    expect(await readDecisions(table, "firm")).toEqual([]);
  });
});
