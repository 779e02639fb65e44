// Exports of every kind of figure that counts facts one by one: as many rows as its n, whatever its metric.
import { expect, test } from "vitest";
import { factRows } from "../../functions/io/operate/export.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import { type ConfigInput, defineConfig } from "../../lib/config/index.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { countingMetric } from "../../lib/export/counting.ts";
import { cellKeyOf } from "../../lib/rollup/cells.ts";
import { createRandom } from "../simulation/random.ts";
import { createShop, type Sent } from "./world.ts";

const common = { program: "shop", source: "generic" } as const;
const mapping = {
  ...{ id: "id", at: "at", customer: "customer", stage: "stage", touchpoint: "touch", segments: { plan: "plan" } },
};
const input: ConfigInput = {
  sender: { address: "cx@example.com" },
  programs: [
    {
      ...{ id: "shop", name: "Shop", timeZone: "Europe/Dublin", shards: 2, segments: [{ id: "plan", name: "Plan" }] },
      stages: [
        { id: "buy", name: "Buy", touchpoints: [{ id: "till", name: "Till" }] },
        { id: "use", name: "Use" },
      ],
      questions: (["nps", "csat", "ces"] as const).map((metric) => ({
        ...{ id: metric, name: metric, text: `${metric}?`, metric, scale: { min: 1, max: 5 } },
        ...(metric === "csat" && { survey: "transactional" as const }),
      })),
    },
  ],
  connections: [
    {
      ...{ ...common, id: "survey", secret: "shop/survey" },
      mapping: {
        ...mapping,
        scores: (["nps", "csat", "ces"] as const).map((question) => ({ question, field: question })),
      },
    },
    {
      ...{ ...common, id: "desk", secret: "shop/desk" },
      mapping: { kind: "ticket", ...mapping, opened: "opened", resolved: "resolved", reopened: "reopened" },
    },
  ],
};
const config = defineConfig(input);

function deliveries(seed: number): Sent[] {
  const random = createRandom(seed);
  const day = (): string => `2026-11-${random.pick([23, 24, 27, 29, 30])}`;
  return Array.from({ length: 40 }, (_, n): Sent => {
    const place = {
      ...{ customer: random.pick(["ann", "bob", "cat", "dan", ""]), stage: random.pick(["buy", "use", ""]) },
      ...{ touch: random.pick(["till", ""]), plan: random.pick(["pro", "free"]) },
    };
    if (random.chance(0.4)) {
      const [opened, more] = [day(), { ...place, id: `t-${n}` }];
      const resolved = random.chance(0.8) ? { resolved: `${opened}T1${random.below(9)}:00:00Z` } : {};
      const reopened = random.chance(0.2) ? { reopened: `${opened}T20:00:00Z` } : {};
      return { connection: "desk", body: { ...more, opened: `${opened}T09:00:00Z`, ...resolved, ...reopened } };
    }
    const score = (): number => 1 + random.below(5);
    return {
      connection: "survey",
      body: { ...place, id: `r-${n}`, at: `${day()}T10:00:00Z`, nps: score(), csat: score(), ces: score() },
    };
  });
}

test("the rows of a figure are as many as it counts, of every metric, slice and clock", async () => {
  const period = periodOf("week", "2026-11-23");
  const seen = new Set<string>();
  for (let seed = 1; seed <= 6; seed++) {
    const store = createShop(config);
    store.turn(10 * 86_400_000);
    for (const one of deliveries(seed)) await store.deliver(one);
    if (seed % 2 === 0) await store.refresh();
    const place = { table: store.memory, program: store.program, period };
    const { cells } = await readCells({ ...place, fresh: true });
    for (const [text, counts] of Object.entries(cells)) {
      const cell = cellKeyOf(text);
      const metric = countingMetric(cell.metric);
      const [figure] = metric?.figures ?? [];
      const question = store.program.questions.find(({ id }) => id === cell.question);
      if (!metric || !figure || cell.audience !== "customer") continue;
      let rows = 0;
      for await (const row of factRows({ ...place, cell })) rows += row.id === undefined ? 0 : 1;
      const { n } = figure.measure(counts, { program: store.program, ...(question && { question }) });
      expect(rows, `seed ${seed} ${text}`).toBe(n);
      seen.add(metric.id);
    }
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(["ces", "csat", "nps", "ttr"]));
});
