import { describe, expect, test } from "vitest";
import { editionFrom } from "../../functions/io/editions/edition-of.ts";
import { freezeEdition, readEdition } from "../../functions/io/editions/editions.ts";
import { canonical, digest } from "../../lib/domain/digest.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { conducted, createMemoryTable } from "../store/memory-table.ts";
import { leaders, period, sixWeeks, steady, week } from "./story.ts";
import { config, inputsOf, program, report } from "./world.ts";

const edition = (onboarding: number, more = {}) =>
  editionFrom(
    inputsOf({
      current: { ...week({ onboarding, support: 80 }), ...more },
      earlier: sixWeeks(steady),
      beliefs: leaders(78, 4),
    }),
    {
      ...{ program, config: report, period, revision: 1 },
    },
  );
const series = { program: "acme", report: "weekly" };

describe("editions", () => {
  test("of two that freeze at once, in any interleaving, one stands and both read it", async () => {
    for (let seed = 0; seed < 200; seed++) {
      const table = createMemoryTable();
      const waiting: (() => void)[] = [];
      const slow = conducted(table, async (_call, act) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return act();
      });
      const both = Promise.all([freezeEdition(slow, edition(47), 1), freezeEdition(slow, edition(60), 2)]);
      let left = seed;
      let over = false;
      both.finally(() => {
        over = true;
      });
      while (!over) {
        await new Promise((resolve) => setImmediate(resolve));
        waiting.splice(left % Math.max(1, waiting.length), 1)[0]?.();
        left = Math.floor(left / 2) + (seed % 3);
      }
      const [one, two] = await both;
      expect(canonical(one)).toBe(canonical(two));
      expect(canonical(await readEdition(table, series, period))).toBe(canonical(one));
    }
  });

  test("one that exceeds an item is kept in parts and read back whole", async () => {
    const table = createMemoryTable();
    const many = Object.fromEntries(
      Array.from({ length: 30_000 }, (_, n) => [`nps|customer|recommend||${digest(`t${n}`, 24)}`, { [n % 11]: n }]),
    );
    const inputs = inputsOf({ current: many });
    const large = { ...edition(47), inputs };
    await freezeEdition(table, large, 1);
    expect(table.partitions.get("EDITIONPART#acme#weekly")?.size).toBeGreaterThan(1);
    expect(canonical(await readEdition(table, series, period))).toBe(canonical(large));
  });

  test("its figures can be rebuilt from its inputs, byte for byte", async () => {
    const table = createMemoryTable();
    const frozen = await freezeEdition(table, edition(47), 1);
    const rebuilt = reportOf(frozen.inputs, { program: frozen.program, config: report, period, revision: 1 });
    expect(JSON.stringify(rebuilt)).toBe(JSON.stringify(edition(47).report));
    expect(canonical(rebuilt)).toBe(canonical(frozen.report));
  });

  test("it holds no address and no comment's words", () => {
    expect(JSON.stringify(edition(47))).not.toContain(config.reports[0]?.recipients[0]?.address);
  });
});
