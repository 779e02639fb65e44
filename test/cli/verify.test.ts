// Verifying and correcting an edition as an operator does: exit codes, and words that say what to do.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Directory, gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

let directory: Directory;
const local = (): string => join(directory.path, "store");
const shop = (args: readonly string[], input?: string) =>
  gapwatch([...args, "--config", shopConfig, "--local", local()], input);
const about = (command: string, ...more: readonly string[]) =>
  shop([command, "weekly", "--period", "2026-W46", ...more]);

const rows = (from: number, to: number, score: number): string =>
  [
    "id,answered,email,score,ease,plan,comment",
    ...Array.from(
      { length: to - from },
      (_, at) => `a${from + at},2026-11-11,c${from + at}@example.com,${score},6,pro,`,
    ),
  ].join("\n");

/** The clock of the store goes on, so that the markers of an import have run out. */
const wait = (minutes: number): Promise<void> =>
  writeFile(
    join(local(), "clock.json"),
    JSON.stringify({ now: new Date(Date.now() + minutes * 60_000).toISOString() }),
  );

beforeAll(async () => {
  directory = await temporaryDirectory();
  await shop(["import", "-", "--connection", "survey"], rows(0, 60, 9));
});
afterAll(() => directory.remove());

it("says whether an edition holds, and late answers become a new revision", async () => {
  expect(await about("verify")).toMatchObject({ code: 1, out: "weekly 2026-W46: no edition was frozen\n" });
  expect(await about("send", "--restate")).toMatchObject({ code: 1, out: expect.stringContaining("none to correct") });
  await wait(10);
  expect(await about("send")).toMatchObject({ code: 0 });
  const holds = await about("verify");
  expect(holds.out).toContain("rebuilt from the kept inputs: yes, byte for byte");
  expect(holds).toMatchObject({ code: 0, out: expect.stringContaining("today's facts give the same figures: yes") });
  await shop(["import", "-", "--connection", "survey"], rows(60, 80, 3));
  await wait(20);
  const differs = await about("verify", "--json");
  expect(differs.code).toBe(1);
  expect(JSON.parse(differs.out)).toMatchObject({ rebuilt: true, holdsToday: false, revision: 1 });
  const restated = await about("send", "--restate");
  expect(restated.out).toContain("revision 2: NPS was 100, now 50: 20 late answers.");
  expect(restated).toMatchObject({ code: 0, out: expect.stringContaining("weekly 2026-W46: 2 have it") });
  expect(await about("verify")).toMatchObject({ code: 0, out: expect.stringContaining("revision 2") });
  expect(await about("send", "--restate", "--dry-run")).toMatchObject({ code: 2 });
}, 120_000);
