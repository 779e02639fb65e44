// An import that is killed goes on where it was, and loses and doubles nothing.
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allFacts } from "../../functions/io/table/scan.ts";
import { usingStore } from "../../infra/cli/context.ts";
import { ROWS_BETWEEN_NOTES } from "../../infra/cli/rows/run.ts";
import { dayOf } from "../../lib/domain/merge.ts";
import config from "./gapwatch.config.ts";
import { type Directory, ended, gapwatch, shopConfig, startGapwatch, temporaryDirectory } from "./gapwatch.ts";

const days = 60;
const rows = 5_000;
const start = Date.parse("2026-08-01T12:00:00Z");

/** As an export may be: each row is of another day than the one before. */
const answers = Array.from({ length: rows }, (_, n) => ({
  ...{ id: `r-${n}`, score: n % 11 },
  at: new Date(start + (n % days) * 86_400_000).toISOString(),
}));
const facts = answers.map(({ id, at, score }) => `${id} ${at.slice(0, 10)} ${score}`).sort();

let directory: Directory;
let file: string;
let few: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
  [file, few] = [join(directory.path, "answers.csv"), join(directory.path, "few.csv")];
  const lines = answers.map(({ id, at, score }) => `${id},${at},${id}@example.com,${score},pro,,`);
  const header = "id,answered,email,score,plan,comment,ease";
  await writeFile(file, [header, ...lines].join("\n"));
  await writeFile(few, [header, ...lines.slice(0, 1_500)].join("\n"));
});
afterAll(() => directory.remove());

const importing = (local: string, path: string, ...more: readonly string[]) => [
  ...["import", path, "--connection", "survey", "--config", shopConfig],
  ...["--local", join(directory.path, local), ...more],
];

/** What the store holds. */
async function held(local: string) {
  const [program] = config.programs;
  if (!program) throw new Error("the configuration lacks its program");
  return usingStore({ config: shopConfig, local: join(directory.path, local) }, "existing", async ({ table }) => {
    const found: string[] = [];
    for await (const { change } of allFacts(table, program)) {
      if (change?.kind !== "response" || !("scores" in change)) throw new Error("only responses were imported");
      found.push(`${change.id} ${dayOf(change, program.timeZone)} ${change.scores[0]?.value}`);
    }
    return found.sort();
  });
}

/** Kills an import, store and all, so many milliseconds after it began to store. */
async function importAndKill(local: string, path: string, ms: number): Promise<void> {
  const child = startGapwatch(importing(local, path));
  const end = ended(child);
  const err = { text: "" };
  while (!/storing: \d+ rows/.test(err.text)) err.text += String((await once(child.stderr, "data"))[0]);
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill("SIGKILL");
  expect(await end).toMatchObject({ code: null, out: "" });
}

describe("an import of 5,000 rows in no order", () => {
  it("is killed in the middle, goes on, and ends in every fact once; again changes nothing", async () => {
    let kills = 0;
    let partly = 0;
    // On a slow machine once is not enough to get anywhere.
    for (; partly < 2 * ROWS_BETWEEN_NOTES + 100; kills += 1) {
      await importAndKill("killed", file, 1_500 * 2 ** kills);
      partly = (await held("killed")).length;
      expect(partly).toBeLessThan(rows);
    }

    const resumed = await gapwatch(importing("killed", file, "--json"));
    const before = Number(/going on after (\d+) rows/.exec(resumed.err)?.[1]);
    expect(before).toBeGreaterThanOrEqual(ROWS_BETWEEN_NOTES);
    expect(partly - before).toBeLessThan(ROWS_BETWEEN_NOTES + 24);
    const summary = JSON.parse(resumed.out);
    expect(summary).toMatchObject({ rows, complete: true, refused: [], skipped: [] });
    // Rows between the last note and the kill are looked at twice, and stored once.
    expect(summary.duplicates).toBeGreaterThanOrEqual(partly - before);
    expect(summary.duplicates).toBeLessThan(kills * (ROWS_BETWEEN_NOTES + 24));
    expect(summary.stored).toBe(rows - summary.duplicates);
    expect(summary.days).toHaveLength(days);

    expect(await held("killed")).toEqual(facts);

    const again = await gapwatch(importing("killed", few, "--json"));
    expect(JSON.parse(again.out)).toMatchObject({ stored: 0, duplicates: 1_500, days: [] });
    expect(await held("killed")).toEqual(facts);
  }, 400_000);

  it("begins again when it is asked to", async () => {
    await importAndKill("restarted", few, 800);
    const restarted = await gapwatch(importing("restarted", few, "--restart", "--json"));
    expect(restarted.err).not.toContain("going on after");
    const { stored, duplicates } = JSON.parse(restarted.out);
    expect(duplicates).toBeGreaterThan(0);
    expect(stored + duplicates).toBe(1_500);
    expect(await held("restarted")).toHaveLength(1_500);
  }, 200_000);
});
