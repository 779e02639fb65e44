// The stories as they are mailed, kept to the byte, and what holds for every one of them.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Block } from "../../lib/report/block.ts";
import { renderMail } from "../../lib/report/message.ts";
import { blocksOf } from "../../lib/report/sections/index.ts";
import { stories } from "../golden/stories/index.ts";
import { problems } from "../report-model/json-schema.ts";
import { numbersOf, visibleText } from "./shape.ts";

const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../docs/report.schema.json"), "utf8"));
const golden = (name: string, type: string): string => path.resolve(import.meta.dirname, `../golden/${name}.${type}`);

const leadOf = (blocks: readonly Block[]): string => {
  const verdict = blocks.find((block) => block.kind === "verdict");
  if (verdict?.kind !== "verdict") throw new Error("a mail has a verdict");
  return verdict.lead.map((part) => (typeof part === "string" ? part : part.text)).join("");
};

describe.each(Object.entries(stories))("the story %s", (name, view) => {
  const mail = renderMail(view);
  const blocks = blocksOf(view);

  test("is mailed as it was agreed", async () => {
    await expect(mail.html).toMatchFileSnapshot(golden(name, "html"));
    await expect(mail.text).toMatchFileSnapshot(golden(name, "txt"));
    await expect(`${JSON.stringify(view.report, null, 2)}\n`).toMatchFileSnapshot(golden(name, "json"));
  });

  test("is a report as docs/report.schema.json has it", () => {
    expect(problems(schema, JSON.parse(JSON.stringify(view.report)))).toEqual([]);
  });

  test("shows the same numbers in both parts, in the same order", () => {
    const html = numbersOf(visibleText(mail.html));
    const text = numbersOf(mail.text);
    // Bars of an NPS write their per cents without names; everything else is the same words.
    expect(html).toEqual(text);
    expect(html.length).toBeGreaterThan(20);
  });

  test("answers in one paragraph of at most 45 words, no sentence of 20 or more", () => {
    const lead = leadOf(blocks);
    expect(lead.split(/\s+/).length).toBeLessThanOrEqual(45);
    for (const sentence of lead.split(/(?<=\.) /)) expect(sentence.split(/\s+/).length, sentence).toBeLessThan(20);
  });

  test("has at most five headline figures, each with its base and its interval", () => {
    const figures = blocks.flatMap((block) => (block.kind === "figure" ? [block] : []));
    expect(figures.length).toBeLessThanOrEqual(5);
    for (const { value, interval, basis } of figures) {
      expect(basis).not.toBe("");
      if (/\d/.test(value)) expect(interval).toMatch(/ to /);
    }
  });

  test("fits: 60 KB of HTML, 72 columns of text, the period early in the subject", () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(60 * 1024);
    for (const line of mail.text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(72);
    expect(mail.subject.slice(0, 12)).toMatch(/week \d\d|October|December/);
    if (view.report.revision === 1) expect(mail.subject.length).toBeLessThanOrEqual(50);
  });

  test("has no links and no buttons while there is no page, and a button and a way to the browser when there is", () => {
    expect(mail.html).not.toMatch(/<a[\s>]/);
    const linked = renderMail({ ...view, pageUrl: "https://cx.quillmere.example/r/1" });
    expect(linked.html.match(/<a[\s>]/g)).toHaveLength(6);
    expect(linked.text).toContain("https://cx.quillmere.example/r/1");
  });

  test("uses no word that it must not", () => {
    for (const part of [mail.subject, mail.preheader, mail.text])
      expect(part).not.toMatch(/alarming|great(?! ?\.”)|!|significant|stable\b|p-value|NaN|undefined|Infinity/i);
  });
});

describe("subjects", () => {
  test("carry the finding", () => {
    expect(Object.values(stories).map((view) => renderMail(view).subject)).toEqual([
      "CX week 47: act at Onboarding, gap +31",
      "CX week 41: nothing changed, NPS 41 ± 6",
      "CX week 41: 22 answers, too few for a verdict",
      "CX week 48, corrected: Support is better than believed",
      "CX December: the gap at Onboarding closed",
      "CX October: satisfaction up, churn up",
      "CX week 45: watch Purchase, ease down",
      "CX week 30: new question, new series",
      "CX week 46, corrected: NPS 41, was 42",
    ]);
  });

  test("the preheader adds the figures", () => {
    const preheaderOf = (name: string) => stories[name] && renderMail(stories[name]).preheader;
    expect(preheaderOf("stage-sours")).toBe("Leaders believe 78%, customers say 47%. NPS 38 ± 7, no clear change.");
    expect(preheaderOf("gap-closes")).toBe("Leaders 55%, customers 53%: +2, may be none. It was +31.");
    expect(preheaderOf("restated")).toBe("12 late answers. No verdict changed.");
    expect(preheaderOf("not-comparable")).toBe("Ease is asked in a new way. No comparison before 20 Jul.");
    expect(preheaderOf("measures-disagree")).toBe(
      "Support 86.1%, up 6.1 points. Churn 2.9%, up 0.9. Read them together.",
    );
  });
});
