// Promise 13: mails show in the main clients. What one of them lacks has a fallback, stated here.
import { caniemail } from "caniemail";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderMail } from "../../lib/report/message.ts";
import { stories } from "../golden/stories/index.ts";

const clients = ["apple-mail.*", "gmail.*", "outlook.*", "yahoo.*", "samsung-email.*"] as const;

/** What some of these clients do not know, and what their readers get instead. */
const fallbacks: Readonly<Record<string, string>> = {
  "@media": "the light set stands inline; clients that darken by themselves darken it",
  "<style> element": "every look stands inline; the style element only adds the dark set",
  "<body> element": "ground and type stand on the tables inside",
  "display:none": "the preheader then shows as the first line: it is a sentence of the report",
  opacity: "display:none hides the preheader",
  overflow: "display:none hides the preheader",
  "role attribute": "layout tables hold no th, so readers take them for layout",
  "aria-hidden attribute": "signs are read aloud beside the words that say the same",
  "white-space": "a value may break in two lines",
  "table-layout": "cells hold no text, so their widths stand as given",
  "overflow-wrap": "word-break does the same",
  "word-break": "overflow-wrap does the same",
  "height property": "line-height gives the height",
};

describe.each(Object.entries(stories))("the story %s", (_, view) => {
  const { html } = renderMail(view);

  test("is valid HTML but for the attributes that mail clients need", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: { "no-inline-style": "off", "no-deprecated-attr": "off" },
    });
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  test("asks nothing of a client that has no stated fallback", () => {
    const { issues } = caniemail({ clients: [...clients], html });
    const unsupported = [...issues.errors.values()].flatMap((found) => found.map(({ title }) => title));
    expect([...new Set(unsupported)].filter((title) => !(title in fallbacks))).toEqual([]);
  });

  test("has one H1, no remote picture, and every picture with words", () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) {
      expect(image).toMatch(/src="cid:/);
      expect(image).toMatch(/alt="[^"]{20,}"/);
      expect(image).not.toMatch(/height="/);
    }
  });

  test("widths of each bar are whole per cents that add to 100", () => {
    const bars = [
      ...html.matchAll(
        /<table[^>]*table-layout:fixed[^>]*><tr>((?:<td[^>]*width="\d+%"[^>]*>(?:[^<]|<table.*?<\/table>)*?<\/td>)+)<\/tr>/g,
      ),
    ];
    for (const [, cells] of bars) {
      const own = (cells ?? "").replace(/<table.*?<\/table>/g, "");
      const widths = [...own.matchAll(/width="(\d+)%"/g)].map(([, width]) => Number(width));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(100);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }
    expect(bars.length).toBeGreaterThan(1);
  });
});
