// An edition knows by which definitions the one before it was made: what is defined otherwise is another series.
import { describe, expect, test } from "vitest";
import { editionOf } from "../../functions/io/editions/edition-of.ts";
import { type Edition, freezeEdition } from "../../functions/io/editions/editions.ts";
import { verifyEdition } from "../../functions/io/editions/verify.ts";
import { viewOf } from "../../functions/io/editions/view-of.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { type Period, parsePeriod } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import { createShop, type Shop } from "./world.ts";

const scale = { min: 0, max: 10 };

const firm = (weights: Record<string, number> = {}): Config =>
  defineConfig({
    sender: { address: "cx@example.com" },
    programs: [
      {
        ...{ id: "shop", name: "Shop", timeZone: "Europe/Dublin", shards: 2, experienceScore: { weights } },
        questions: [
          { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale },
          { id: "ease", name: "Ease", text: "It was easy.", metric: "ces", scale: { min: 1, max: 7 } },
        ],
      },
    ],
    connections: [
      {
        ...{ id: "survey", program: "shop", source: "generic", secret: "shop/survey" },
        mapping: {
          ...{ id: "id", at: "at", customer: "customer" },
          scores: [
            { question: "nps", field: "nps" },
            { question: "ease", field: "ease" },
          ],
        },
      },
    ],
    reports: [{ id: "weekly", program: "shop", cadence: "weekly", recipients: [{ address: "ann@example.com" }] }],
  });

const [before, newest] = [parsePeriod("2026-W46")!, parsePeriod("2026-W47")!];

async function answered(): Promise<Shop> {
  const shop = createShop(firm());
  for (const { start, id } of [before, newest])
    for (let at = 0; at < 40; at++) {
      const body = {
        id: `${id}-${at}`,
        customer: `c${at}`,
        at: `${start}T12:00:00Z`,
        nps: at % 11,
        ease: 1 + (at % 7),
      };
      await shop.deliver({ connection: "survey", body });
    }
  await shop.refresh();
  return shop;
}

const frozen = (shop: Shop, config: Config, period: Period): Promise<Edition> =>
  editionOf(
    {
      reports: [],
      ...{ table: shop.memory, program: config.programs[0]!, config: config.reports[0]!, codeVersion: "test" },
      ...{ now: shop.now, sleep: async () => {}, deadline: Number.POSITIVE_INFINITY },
    },
    period,
  );

async function mailOf(shop: Shop, config: Config, edition: Edition): Promise<string> {
  const view = await viewOf(edition, { table: shop.memory, config: config.reports[0]! });
  return renderMail(view).text.replaceAll(/\s+/g, " ");
}

describe("the Customer Experience Score", () => {
  test("stands beside that of the edition before, where both have the same composition", async () => {
    const shop = await answered();
    const first = await frozen(shop, firm(), before);
    expect(first.report.experience?.before).toBeUndefined();
    const edition = await frozen(shop, firm(), newest);
    const value = first.report.experience?.score?.value;
    expect(edition.report.experience?.before).toEqual({ kind: "same-series", period: "2026-W46", value });
    expect(await mailOf(shop, firm(), edition)).toMatch(/2 parts\. \d+ in the report before/);
  });

  test("starts a new series with other weights, and says so", async () => {
    const shop = await answered();
    await frozen(shop, firm(), before);
    const edition = await frozen(shop, firm({ nps: 3 }), newest);
    expect(edition.report.experience?.before).toEqual({ kind: "not-comparable", period: "2026-W46" });
    expect(await mailOf(shop, firm({ nps: 3 }), edition)).toContain("≠ Another series than in the report before");
  });
});

/** The edition of the week before, as code froze it that counted ease by an earlier definition. */
async function ofEarlierCode(shop: Shop): Promise<void> {
  const elsewhere = await answered();
  const { report, ...rest } = await frozen(elsewhere, firm(), before);
  const figures = report.figures.map((figure) =>
    figure.metric.startsWith("ces") ? { ...figure, definition: `${figure.metric}@0` } : figure,
  );
  await freezeEdition(shop.memory, { report: { ...report, figures }, ...rest }, shop.now());
}

describe("a metric's new version", () => {
  test("is told in the next edition, with both versions, and only there", async () => {
    const shop = await answered();
    await ofEarlierCode(shop);
    const edition = await frozen(shop, firm(), newest);
    const version = edition.report.figures.find(({ metric }) => metric === "ces")?.definition;
    expect(edition.report.redefined).toContainEqual({ metric: "ces", was: "ces@0", now: version });
    expect(edition.report.redefined?.map(({ metric }) => metric)).not.toContain("nps");
    expect(await mailOf(shop, firm(), edition)).toContain(`(${version}, was ces@0)`);
    const next = parsePeriod("2026-W48")!;
    expect((await frozen(shop, firm(), next)).report.redefined).toBeUndefined();
  });

  test("does not keep an edition from being rebuilt byte for byte", async () => {
    const shop = await answered();
    await ofEarlierCode(shop);
    await frozen(shop, firm(), newest);
    const options = { table: shop.memory, config: firm().reports[0]!, codeVersion: "test" };
    expect(await verifyEdition(options, newest)).toMatchObject({ inputsAreKept: true, rebuilt: true });
  });
});
