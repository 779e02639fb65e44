// Claims about evidence: it says what a figure was made from, and nothing at all of a figure that is hidden.
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { editionFrom } from "../../functions/io/editions/edition-of.ts";
import { evidenceName } from "../../lib/report/evidence/name.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { evidencePage } from "../../lib/report/page/evidence-page.ts";
import type { View } from "../../lib/report/view.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { period } from "../report-model/story.ts";
import { report as config, inputsOf, program } from "../report-model/world.ts";
import { figures, view } from "./view.ts";

const words = (page: string): string =>
  page
    .replace(/<style[\s\S]*?<\/style>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const pageOf = (metric: string, stage?: string): string =>
  words(evidencePage(figures.find((one) => one.metric === metric && one.stage === stage)!, view));

describe("the evidence of a figure", () => {
  const page = pageOf("ces", "onboarding");

  test("opens with value, interval, base and verdict", () => {
    expect(page).toContain("52% 44 to 60 · 77 of 148 answers · 16–22 Nov 2026");
    expect(page).toContain("Down: worse");
    expect(page).toContain("−14 points on the six weeks before (−23 to −6).");
  });

  test("counts every score, and what was left out, with the reason", () => {
    expect(page).toMatch(/7 easiest 21 6 27 5 29 4 18 3 22 2 17 1 hardest 14/);
    expect(page).toContain("11 of 159: a later answer of the same customer counts.");
    const html = evidencePage(figures.find((one) => one.metric === "ces" && one.stage === "onboarding")!, view);
    expect(html.match(/class="solid"/g)).toHaveLength(3);
    expect(html.match(/class="hollow"/g)).toHaveLength(4);
  });

  test("tells answers to an earlier form of the question apart, which no later answer replaced", () => {
    const easy = { metric: "ces", question: "easy", stage: "onboarding", audience: "customer" } as const;
    const cells = { ...view.cells, [cellText({ ...easy, question: "easy~0..10 ease 0123abcd" })]: { 9: 7, 2: 1 } };
    const figure = figures.find((one) => one.metric === "ces" && one.stage === "onboarding")!;
    expect(words(evidencePage(figure, { ...view, cells }))).toContain(
      "3 of 151: a later answer of the same customer counts. 8 to the question as it was asked before:",
    );
  });

  test("names definition and version, filter, digests, and how to rebuild it", () => {
    for (const part of [
      "Version ces@1",
      "Stage Onboarding, audience customer, from Mon 16 Nov 00:00 to Mon 23 Nov 00:00, Europe/Dublin",
      "edition 2026-W47 revision 1",
      "gapwatch verify weekly --period 2026-W47",
    ])
      expect(page).toContain(part);
  });

  test("says a mean or a time without counts that it does not rest on", () => {
    expect(pageOf("ttr-median")).not.toContain("Counts by score");
    expect(pageOf("ttr-median")).toContain("Faster: better");
  });
});

describe("a hidden figure", () => {
  const hidden = figures.filter(({ kind }) => kind === "suppressed");

  test("shows its definition, and neither counts nor comparisons nor history", () => {
    expect(hidden.length).toBeGreaterThan(0);
    for (const figure of hidden) {
      const page = words(evidencePage(figure, view));
      expect(page).toContain("not shown");
      expect(page).not.toMatch(/Counts by score|Compared|Over time|Left out|Response|[0-8]\d%/);
    }
  });

  /** Some stages and segments of few answers, some of many. */
  const few = fc.record({ 1: fc.nat(2), 5: fc.nat(3) });
  const counts = fc.oneof(few, fc.record({ 1: fc.nat(9), 3: fc.nat(9), 5: fc.nat(40) }));
  const slices = ["purchase", "onboarding", "support"].map((stage) => ({ stage }));
  const organisation = fc.tuple(counts, fc.array(counts, { minLength: 3, maxLength: 3 }), counts);

  const cellsOf = (whole: object, stages: readonly object[]): Cells =>
    Object.fromEntries(
      [{}, ...slices].map((slice, at) => [
        cellText({ metric: "csat", question: "satisfied", ...slice, audience: "customer" }),
        (at === 0 ? whole : stages[at - 1]) as Cells[string],
      ]),
    );

  test("of 2,000 random organisations no page depends on what a hidden group answered", () => {
    let hiddenPages = 0;
    fc.assert(
      fc.property(organisation, ([whole, stages, others]) => {
        const cells = cellsOf(whole, stages);
        const edition = editionFrom(inputsOf({ current: cells }), { program, config, period, revision: 1 });
        const { report } = edition;
        const isHidden = (stage: string | undefined): boolean =>
          report.figures.some((one) => one.metric === "csat" && one.stage === stage && one.kind === "suppressed");
        const replaced = Object.fromEntries(
          Object.entries(cells).map(([text, found], at) => [text, isHidden(slices[at - 1]?.stage) ? others : found]),
        );
        const base = { report, program, config, quotes: [], comments: { shown: 0, total: 0, withheld: 0 } };
        const shown = (of: Cells): View => ({ ...base, codeVersion: "t", pageUrl: "/r/t", cells: of });
        for (const figure of report.figures.filter(({ metric }) => metric === "csat")) {
          hiddenPages += figure.kind === "suppressed" ? 1 : 0;
          expect(evidencePage(figure, shown(cells))).toBe(evidencePage(figure, shown(replaced)));
        }
        expect(editionPage(shown(cells))).toBe(editionPage(shown(replaced)));
      }),
      { numRuns: 2000, seed: 47 },
    );
    expect(hiddenPages).toBeGreaterThan(500);
  }, 240_000);
});

describe("the page of an edition", () => {
  const page = editionPage(view);

  test("has a link to the evidence of every figure, none of which names a segment's value", () => {
    for (const figure of figures) expect(page).toContain(`/r/t/evidence/${evidenceName(figure)}"`);
    expect(page.match(/href="[^"]+"/g)?.join(" ")).not.toMatch(/small|medium|large/);
  });

  test("has its pictures in itself, in the page's colours, and loads nothing", () => {
    expect(page).toContain("<svg aria-hidden");
    expect(page).not.toMatch(/<img|cid:|src=|url\(|@import|<script/);
    expect(page.match(/ (?:fill|stroke)="#[0-9A-Fa-f]{6}"/)).toBeNull();
  });
});

describe("pages are valid HTML", () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    // The rows are those of the mail: their look stands inline.
    rules: { "no-inline-style": "off", "no-deprecated-attr": "off" },
  });

  test.each([
    ["edition", editionPage(view)],
    ["evidence", evidencePage(figures.find(({ metric }) => metric === "ces")!, view)],
    ["hidden evidence", evidencePage(figures.find(({ kind }) => kind === "suppressed")!, view)],
  ])("%s", async (_, page) => {
    const { results } = await validator.validateString(page);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([]);
  });
});
