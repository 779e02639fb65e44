// Printing and sending a report from a laptop store: the same numbers in every form, and nobody mailed twice.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usingStore } from "../../infra/cli/context.ts";
import type { Report } from "../../lib/report/model/report.ts";
import { type Directory, gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

let directory: Directory;
const local = (): string => join(directory.path, "store");
const shop = (args: readonly string[], input?: string) =>
  gapwatch([...args, "--config", shopConfig, "--local", local()], input);

/** Sixty answers a week over two weeks: 30 nines, 20 sevens, 10 threes, then 40 nines, 10 sevens, 10 threes. */
const answers = (): string => {
  const week = (day: string, scores: readonly (readonly [number, number])[]): string[] =>
    scores.flatMap(([score, times]) =>
      Array.from(
        { length: times },
        (_, at) => `${day}-${score}-${at},${day},c${score}-${at}@example.com,${score},6,pro,`,
      ),
    );
  const rows = [
    ...week("2026-11-04", [
      [9, 30],
      [7, 20],
      [3, 10],
    ]),
    ...week("2026-11-11", [
      [9, 40],
      [7, 10],
      [3, 10],
    ]),
  ];
  return ["id,answered,email,score,ease,plan,comment", ...rows].join("\n");
};

beforeAll(async () => {
  directory = await temporaryDirectory();
  const imported = await shop(["import", "-", "--connection", "survey"], answers());
  expect(imported).toMatchObject({ code: 0, out: expect.stringContaining("120 stored") });
});
afterAll(() => directory.remove());

describe("gapwatch report", () => {
  it("prints the same numbers as JSON, text and HTML, and writes nothing", async () => {
    const [json, text, html] = [
      await shop(["report", "weekly", "--period", "2026-W46", "--json"]),
      await shop(["report", "weekly", "--period", "2026-W46"]),
      await shop(["report", "weekly", "--period", "2026-W46", "--html"]),
    ];
    expect([json, text, html].map(({ code }) => code)).toEqual([0, 0, 0]);
    const report: Report = JSON.parse(json.out);
    const nps = report.figures.find(({ metric, stage, segment }) => metric === "nps" && !stage && !segment);
    expect(nps).toMatchObject({ kind: "measured", value: 50, n: 60 });
    const ends = nps?.kind === "measured" ? [nps.low, nps.high].map((end) => String(Math.round(end))) : [];
    const words = html.out.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    for (const printed of [text.out, words]) {
      expect(printed).toMatch(/\b60 answers/);
      expect(printed).toContain(ends.join(" to "));
      expect(printed).toMatch(/\b50\b/);
    }
    expect(html.out).toMatch(/^<!doctype html>/i);
    expect(html.out).not.toMatch(/src="cid:/);
    expect(await readdir(join(local(), "mails"))).toEqual([]);
  });

  it.each([
    ["an unknown report", ["report", "daily"], 'there is no report "daily"; known: weekly'],
    [
      "no period",
      ["report", "weekly", "--period", "2026-W60"],
      '"2026-W60" is no period; a period is written 2026-11-23 (day), 2026-W47',
    ],
    [
      "a period to come",
      ["report", "weekly", "--period", "2999"],
      "2999 has not begun; the last period that has closed is",
    ],
    ["two forms at once", ["report", "weekly", "--json", "--html"], "cannot be used with option"],
    ["an address that is none", ["send", "weekly", "--to", "nobody"], "an address is written name@example.com"],
  ])("refuses %s with 2, and says what would be right", async (_, args, message) => {
    const ended = await shop(args);
    expect(ended.err).toContain(message);
    expect(ended).toMatchObject({ code: 2, out: "" });
  });

  it("refuses a directory that holds no store, and leaves none there", async () => {
    const nowhere = join(directory.path, "nowhere");
    const ended = await gapwatch(["report", "weekly", "--config", shopConfig, "--local", nowhere]);
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("there is no laptop store in") });
    expect(await readdir(directory.path)).not.toContain("nowhere");
  });
});

describe("a laptop store that another command holds", () => {
  it("is left alone, with a word about why", async () => {
    await usingStore({ config: shopConfig, local: local() }, "existing", async () => {
      const ended = await shop(["report", "weekly", "--period", "2026-W46"]);
      expect(ended).toMatchObject({
        code: 1,
        out: "",
        err: expect.stringContaining("cannot be opened; if another command"),
      });
    });
  });
});

describe("gapwatch send", () => {
  const send = (...more: readonly string[]) => shop(["send", "weekly", "--period", "2026-W46", ...more]);

  it("says who would get what, then sends it once, and a copy only where it is asked for", async () => {
    // The clock of the store goes on, so that the markers of the import have run out.
    await writeFile(join(local(), "clock.json"), JSON.stringify({ now: new Date(Date.now() + 600_000).toISOString() }));
    const dry = await send("--dry-run");
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("chief@example.com: not sent yet") });
    expect(await send()).toMatchObject({ code: 0, out: "weekly 2026-W46: 2 have it\n" });
    expect(await send()).toMatchObject({ code: 0, out: "weekly 2026-W46: 2 have it\n" });
    expect(await send("--dry-run")).toMatchObject({ out: expect.stringContaining("chief@example.com: sent") });
    expect(await send("--to", "new@example.com")).toMatchObject({ code: 0, out: "weekly 2026-W46: 1 have it\n" });
    const printed = await shop(["report", "weekly", "--period", "2026-W46"]);
    const mails = await Promise.all(
      (await readdir(join(local(), "mails"))).map(async (name) => readFile(join(local(), "mails", name))),
    );
    expect(mails).toHaveLength(3);
    const [subject] = printed.out.split("\n");
    for (const mail of mails) expect((await PostalMime.parse(mail)).subject).toBe(subject);
  });
});
