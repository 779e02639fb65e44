// Sorting by day in bounded memory: every line comes back once, day after day, and the file has no name while it is used.
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSpill } from "../../infra/cli/rows/sort/spill.ts";

async function sorted(lines: readonly (readonly [string, string])[], mostWaiting: number) {
  const spill = await createSpill(mostWaiting);
  const found: (readonly [string, string])[] = [];
  try {
    for (const [day, line] of lines) await spill.add(day, line);
    for await (const { day, line } of spill.lines()) found.push([day, line]);
    expect(spill.size()).toBe(lines.length);
  } finally {
    await spill.close();
  }
  return found;
}

it("gives the lines back by day, and those of a day in their order, however little waits in memory", async () => {
  const day = fc.constantFrom("", "2026-02-28", "2026-03-01", "2026-11-23");
  const line = fc.json({ maxDepth: 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(day, line), { maxLength: 60 }),
      fc.integer({ min: 0, max: 200 }),
      async (lines, most) => {
        const expected = [...lines].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
        expect(await sorted(lines, most)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

it.skipIf(process.platform === "win32")("keeps what customers said in a file that no listing shows", async () => {
  const ours = () => readdirSync(tmpdir()).filter((name) => /^gapwatch-[0-9a-f]{8}-/.test(name));
  const before = ours();
  const spill = await createSpill(0);
  await spill.add("2026-11-23", JSON.stringify({ comment: "words" }));
  expect(ours()).toEqual(before);
  await spill.close();
});
