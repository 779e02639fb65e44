// Readers' pages in a real browser: nothing overflows, nothing serious for accessibility, light and dark.
import { existsSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { evidencePage } from "../../lib/report/page/evidence-page.ts";
import { type GuessPage, guessPage } from "../../lib/report/page/guess-page.ts";
import { leavePage } from "../../lib/report/page/leave-page.ts";
import { figures, view } from "../page/view.ts";

const executablePath = "/usr/bin/chromium";
const present = existsSync(executablePath);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const fields = [
  { question: "satisfied", stage: "onboarding" },
  { question: "satisfied", stage: "support" },
];
const week = (number: number, start: string, end: string) =>
  ({ id: `2026-W${number}`, kind: "week", start, end }) as const;
const guessing: GuessPage = {
  ...{ program: view.program, locale: "en", period: week(48, "2026-11-23", "2026-11-30"), fields },
  past: [74, 72, 70].map((value, step) => ({
    period: week(47 - step, `2026-11-${16 - 7 * Math.min(step, 2)}`, `2026-11-${23 - 7 * step}`),
    guess: { question: "satisfied", stage: "onboarding", value },
    customers: { value: 47 + 6 * step, low: 39 + 6 * step, high: 55 + 6 * step, n: 148 },
  })),
};
const framed = { program: view.program, locale: "en" } as const;

const pages: Readonly<Record<string, string>> = {
  edition: editionPage(view),
  evidence: evidencePage(figures.find(({ metric, stage }) => metric === "ces" && stage === "onboarding")!, view),
  "evidence of a time": evidencePage(figures.find(({ metric }) => metric === "ttr-median")!, view),
  "evidence of a hidden figure": evidencePage(figures.find(({ kind }) => kind === "suppressed")!, view),
  guess: guessPage(guessing),
  "a guess that cannot be taken": guessPage({ ...guessing, wrong: { "satisfied.support": "lots" } }),
  "guesses that are closed": guessPage({ ...guessing, closed: "frozen" }),
  leave: leavePage(framed, "Quillmere CX", true),
  left: leavePage(framed, "Quillmere CX", false),
};

describe.skipIf(!present)(`pages in Chromium${present ? "" : ` (skipped: ${executablePath} is missing)`}`, () => {
  let browser: Browser;
  let screens: string;

  beforeAll(async () => {
    screens = await mkdtemp(path.join(tmpdir(), "page-screens-"));
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => browser?.close());

  async function open(html: string, width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.setContent(html);
    return page;
  }

  describe.each(Object.entries(pages))("%s", (name, html) => {
    test.each([320, 600, 1000])("does not overflow at %i px", async (width) => {
      const page = await open(html, width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    });

    test.each(["light", "dark"] as const)("has no serious finding of axe, %s", async (scheme) => {
      const page = await open(html, 1000, scheme);
      await page.evaluate(await readFile(axe, "utf8"));
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: path.join(screens, `${name.replaceAll(" ", "-")}-${scheme}.png`), fullPage: true });
      await page.close();
    });

    test("is dark where the reader asks for it", async () => {
      const page = await open(html, 1000, "dark");
      const ink = await page.evaluate("getComputedStyle(document.querySelector('h1')).color");
      expect(ink).toBe("rgb(236, 236, 234)");
      await page.close();
    });
  });

  test("an evidence page is one column of 760 pixels, its value 44 high", async () => {
    const page = await open(pages.evidence ?? "", 1000);
    expect((await page.locator("main").boundingBox())?.width).toBe(760);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.value b')).fontSize")).toBe("44px");
    await page.close();
  });

  test("a picture turns dark with its page", async () => {
    const fill = async (scheme: "light" | "dark") => {
      const page = await open(pages.edition ?? "", 1000, scheme);
      const colour = await page.evaluate("getComputedStyle(document.querySelector('.drawing svg rect')).fill");
      await page.close();
      return colour;
    };
    expect([await fill("light"), await fill("dark")]).toEqual(["rgb(246, 245, 242)", "rgb(36, 36, 37)"]);
  });
});
