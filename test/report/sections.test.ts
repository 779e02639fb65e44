// What each block says, example by example.
import { describe, expect, test } from "vitest";
import type { Block } from "../../lib/report/block.ts";
import { renderMail } from "../../lib/report/message.ts";
import { blocksOf, sections } from "../../lib/report/sections/index.ts";
import type { View } from "../../lib/report/view.ts";
import { gapCloses } from "../golden/stories/gap-closes.ts";
import { stories } from "../golden/stories/index.ts";
import { nothingChanged } from "../golden/stories/nothing-changed.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";
import { changes, config, figure, gap, program, report, view } from "../golden/stories/story.ts";

const of = <Kind extends Block["kind"]>(blocks: readonly Block[], kind: Kind) =>
  blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
const headline = (blocks: readonly Block[]) => of(blocks, "verdict")[0]?.answer;
const text = (block: Block | undefined): string =>
  block && "text" in block && Array.isArray(block.text)
    ? block.text.map((part) => (typeof part === "string" ? part : part.text)).join("")
    : "";

describe("sections", () => {
  test("come in the order of the mail, and only those that are wanted", () => {
    expect(sections.map(({ id }) => id)).toEqual([
      "verdict",
      "perception-gap",
      "figures",
      "agreement",
      "servqual",
      "drivers",
      "trend",
      "journey",
      "experience",
      "changes",
      "verbatims",
      "unknown",
      "next",
      "method",
    ]);
    const some = blocksOf({ ...stageSours, config: { ...config, sections: ["method", "verdict"] } });
    expect(some.map(({ kind }) => kind)).toEqual(["masthead", "verdict", "small-print", "small-print", "small-print"]);
  });

  test("without content are left out", () => {
    const blocks = blocksOf(view(report({ answer: { kind: "cannot-say" } })));
    expect(of(blocks, "heading").map(({ title }) => title)).toEqual(["What we do not know"]);
    expect(of(blocks, "verdict")[0]?.lead).toContain("No customer answered in this period.");
  });
});

describe("the answer", () => {
  const worse = { verdict: "down", better: false, difference: -8, low: -14, high: -2, earlier: 76 } as const;

  test("one measure alone is watched, with the figure before", () => {
    const watched = view(
      report({
        answer: { kind: "watch", stage: "purchase", metric: "ces", question: "easy" },
        figures: [figure("ces", { stage: "purchase" }, [68, 63, 73, 320])],
        changes: changes("ces", { stage: "purchase" }, worse, 70),
      }),
    );
    expect(headline(blocksOf(watched))).toBe("Not yet. Watch Purchase.");
    const mail = renderMail(watched);
    expect(mail.subject).toBe("CX week 47: watch Purchase, ease down");
    expect(mail.preheader).toBe("68% found it easy, 76% before. One measure alone, so no action yet.");
  });

  test("a clear gap without a signal is minded", () => {
    const minded = view(
      report({
        answer: { kind: "mind-gap", stage: "use" },
        changes: changes("csat", { stage: "use" }, { verdict: "no-clear-change", difference: 0, low: -3, high: 3 }),
        gaps: [
          gap("use", "leader", "overestimate", {
            belief: [80, 72, 88, 9],
            customer: [61, 55, 67, 200],
            gap: [19, 9, 29],
          }),
        ],
      }),
    );
    expect(headline(blocksOf(minded))).toBe("Not yet. Mind the gap at Use.");
    expect(renderMail(minded).subject).toBe("CX week 47: gap at Use +19");
  });

  test("good news names what got better", () => {
    const better = view(
      report({
        answer: { kind: "good", stage: "onboarding", metric: "ces", question: "easy" },
        figures: [figure("ces", { stage: "onboarding" }, [68, 60, 75, 150])],
        changes: changes(
          "ces",
          { stage: "onboarding" },
          { verdict: "up", better: true, difference: 16, low: 5, high: 26, earlier: 52 },
        ),
      }),
    );
    expect(headline(blocksOf(better))).toBe("No. Onboarding got better.");
    expect(renderMail(better).subject).toBe("CX week 47: Onboarding ease up, 52% to 68%");
  });

  test("an edition that is not complete says so above the verdict", () => {
    const blocks = blocksOf(
      view(report({ answer: { kind: "cannot-say" }, incomplete: "deliveries were still being counted" })),
    );
    expect(blocks[1]?.kind).toBe("panel");
    expect(text(blocks[1])).toBe("This report is not complete: deliveries were still being counted");
  });
});

describe("figures", () => {
  const blocks = blocksOf(stageSours);
  const figures = of(blocks, "figure");

  test("the chosen five cover attitude, effort and operations, the stage that soured before others", () => {
    expect(figures.map(({ name }) => name)).toEqual([
      "NPS",
      "Satisfied with Onboarding",
      "Easy at Onboarding",
      "Satisfied with Support",
      "Time to resolution",
    ]);
  });

  test("say value, base, interval and change as agreed", () => {
    const easy = figures.find(({ name }) => name === "Easy at Onboarding");
    expect(easy).toMatchObject({ value: "52%", basis: "Effort, 5–7 of 7 · 148 answers", interval: "44 to 60" });
    expect(easy?.change).toBe("−14 points on the six weeks before (−23 to −6). Last week 56%. Below its usual range.");
    expect(easy?.verdict?.map((part) => (typeof part === "string" ? part : part.text)).join("")).toBe("▼ Down: worse");
  });

  test("a duration's bar is its share within target, and says so", () => {
    const time = figures.at(-1);
    expect(time).toMatchObject({ value: "5\u00a0h\u00a012\u00a0min", interval: "4:41 to 5:46" });
    expect(time?.bar).toMatchObject({ kind: "share", value: 71.2 });
    expect(time?.barNote).toBe("71% within the 8-hour target.");
  });

  test("NPS has its three parts where its counts are at hand, else no bar", () => {
    expect(figures[0]?.bar).toEqual({ kind: "nps", detractors: 16, passives: 30, promoters: 54 });
    const { cells: _, ...bare } = stageSours;
    expect(of(blocksOf(bare), "figure")[0]?.bar).toBeUndefined();
  });

  test("a low base is quiet and without a verdict; its bar is the interval alone", () => {
    const low = view(
      report({
        answer: { kind: "cannot-say" },
        figures: [figure("csat", { stage: "renewal" }, [63, 41, 81, 19])],
        changes: changes(
          "csat",
          { stage: "renewal" },
          { verdict: "down", better: false, difference: -9, low: -20, high: -1 },
        ),
      }),
    );
    const [shown] = of(blocksOf(low), "figure");
    expect(shown).toMatchObject({
      quiet: true,
      basis: "CSAT, 4–5 of 5 · 19 answers: low base",
      bar: { look: "low-base" },
    });
    expect(shown?.verdict).toBeUndefined();
  });
});

describe("what changed, what did not", () => {
  const lines = (story: View) =>
    of(blocksOf(story), "paragraph")
      .map((block) => text(block))
      .filter((line) => /^. (Worse|Better|No clear change|Too few|Not comparable)/.test(line));
  const counted = (story: View) => lines(story).map((line) => Number(/\((\d+)\)/.exec(line)?.[1]));

  test.each(Object.entries(stories).filter(([, { report }]) => report.changes.length > 0))(
    "the groups of %s add up to the measures that are named",
    (_, story) => {
      const total = of(blocksOf(story), "heading").find(({ title }) => title.startsWith("What changed"))?.note;
      const told = new Set(
        story.report.changes
          .filter(({ against }) => against === "pooled")
          .map(({ metric, stage, segment }) => `${metric} ${stage} ${segment}`),
      );
      expect(counted(story).reduce((sum, count) => sum + count, 0)).toBe(told.size);
      expect(total).toMatch(new RegExp(`^${told.size} measures?`));
    },
  );

  test("all five groups are told, too few with about how many more, not comparable with why", () => {
    const base = { metric: "ces", question: "easy", audience: "customer", against: "pooled", periods: 6 } as const;
    const five = view(
      report({
        answer: { kind: "nothing" },
        changes: [
          ...stageSours.report.changes.filter(({ metric }) => metric !== "ces"),
          { ...base, stage: "renewal", verdict: "not-comparable", reason: { kind: "channel-mix" } },
        ],
      }),
    );
    expect(lines(five).map((line) => line.slice(0, line.indexOf(")") + 1))).toEqual([
      "▼ Worse (1)",
      "▲ Better (2)",
      "≈ No clear change (6)",
      "? Too few to say (2)",
      "≠ Not comparable (1)",
    ]);
    expect(lines(five)[3]).toContain("Renewal: satisfied (about 20 more)");
    expect(lines(five)[4]).toContain("came another way");
  });

  test("the same period last year stands beside the figure, in the mail and in the report", () => {
    const nps = of(blocksOf(gapCloses), "figure").find(({ name }) => name === "NPS");
    expect(nps?.change).toContain("38");
    expect(gapCloses.report.changes.some(({ against }) => against === "year")).toBe(true);
  });

  test("nothing changed says how many were compared and which fall would have shown, with NPS or without", () => {
    const fall = (story: View) => text(of(blocksOf(story), "note")[0]);
    expect(fall(nothingChanged)).toMatch(/A fall of \d+ NPS points would have shown in 4 weeks of 5/);
    const { report: quiet } = nothingChanged;
    const other = view({
      ...quiet,
      figures: quiet.figures.filter(({ metric }) => metric !== "nps"),
      changes: quiet.changes.filter(({ metric }) => metric !== "nps"),
    });
    expect(fall(other)).toMatch(/A fall of \d+ points in Satisfied with Support would have shown/);
    expect(of(blocksOf(other), "verdict")[0]?.lead.map(String).join("")).toContain("Three measures were compared");
  });
});

describe("how well each group judges", () => {
  const table = of(blocksOf(gapCloses), "table").find(({ columns }) => columns[0]?.startsWith("Group"));

  test("leaders, the front line and each team stand apart, teams by name and never by size", () => {
    expect(table?.rows.map(([group]) => group?.text)).toEqual([
      "Leaders (12)",
      "Front line (31)",
      "Team north (11)",
      "Team south (12)",
      "Team west",
    ]);
  });

  test("each with its people, its gap and interval, how far it is off and how many think too much", () => {
    expect(table?.rows[2]?.map((cell) => cell.text)).toEqual([
      "Team north (11)",
      "+10\u00a0(0\u00a0to\u00a020)",
      "13",
      "73%",
    ]);
  });

  test("a group below the floor is named as too few, without a number", () => {
    expect(table?.rows[4]?.map((cell) => cell.text)).toEqual(["Team west", "too few", "–", "–"]);
  });

  test("teams whose difference may be none are not put in an order", () => {
    const gaps = gapCloses.report.gaps.map((gap) =>
      gap.team === "south" && gap.belief ? { ...gap, belief: { ...gap.belief, value: 58, low: 49, high: 67 } } : gap,
    );
    const words = of(blocksOf({ ...gapCloses, report: { ...gapCloses.report, gaps } }), "paragraph").map(text);
    expect(words.join(" ")).toContain("None is ranked");
    expect(words.join(" ")).not.toContain("believes more than");
  });
});

test("a gap that changed at another stage than the one the report opens with is told under the table", () => {
  const [change] = gapCloses.report.gaps.flatMap((one) => one.change ?? []);
  const gaps = gapCloses.report.gaps.map((one) =>
    one.stage === "support" && one.audience === "leader" && change ? { ...one, change } : one,
  );
  const answer = { kind: "gap-closed", stage: "onboarding" } as const;
  const words = of(blocksOf({ ...gapCloses, report: { ...gapCloses.report, gaps, answer } }), "paragraph").map(
    (block) => text(block),
  );
  expect(words[0]).toContain("The gap at Support has closed: it was +31.");
  expect(words[0]).not.toContain("Onboarding has closed");
});

describe("what the reader guessed", () => {
  test("stands under the gap with what customers say, for this reader alone", () => {
    const guesses = [{ question: "satisfied", stage: "onboarding", value: 62 }];
    const notes = of(blocksOf({ ...stageSours, guesses }), "note").map(text);
    expect(notes[0]).toBe("You said 62%, customers say 47% (39 to 55). Only you see this.");
    expect(of(blocksOf(stageSours), "note").map(text).join(" ")).not.toContain("You said");
  });
});

describe("the gap by stage", () => {
  const blocks = blocksOf(stageSours);

  test("the widest clear gap stands first, unclear ones next, those with too few answers last", () => {
    const [table] = of(blocks, "table");
    expect(table?.rows.map(([stage]) => stage?.text)).toEqual([
      "Onboarding",
      "Support",
      "Purchase",
      "Discovery",
      "Use",
      "Renewal",
    ]);
    expect(table?.rows[0]?.map((cell) => cell.text)).toEqual(["Onboarding", "78", "54", "47", "+31"]);
    expect(table?.rows[5]?.map((cell) => cell.text)).toEqual(["Renewal", "72", "–", "too few", "–"]);
  });

  test("the sentence says whether the front line knows, the note what is lacking", () => {
    expect(text(of(blocks, "paragraph")[0])).toBe(
      "The front line already knows: they say 54 for Onboarding. Support is better than leaders think.",
    );
    expect(text(of(blocks, "note")[0])).toBe(
      "Gap = leaders − customers, in points. Grey: may be none. Renewal: 19 answers, 30 needed. 12 leaders and 31 front-line staff answered before they saw these figures.",
    );
  });
});

test("the five groups of changes add up to the figures that are told", () => {
  const counts = of(blocksOf(stageSours), "paragraph").flatMap((block) => /\((\d+)\)/.exec(text(block))?.[1] ?? []);
  expect(counts.map(Number)).toEqual([2, 2, 7, 2]);
});

test("a question that shares its metric goes by its own name", () => {
  const second = { ...program.questions[1], id: "solved", name: "Solved well" };
  const two = view(
    report({
      answer: { kind: "nothing" },
      figures: [{ ...figure("csat", { stage: "support" }, [84, 81, 87, 600]), question: "solved" }],
    }),
    { program: { ...program, questions: [...program.questions, second as (typeof program.questions)[number]] } },
  );
  expect(of(blocksOf(two), "figure")[0]?.name).toBe("Solved well at Support");
});

describe("what has left its usual range", () => {
  const blocks = blocksOf(stageSours);
  const at = blocks.findIndex((block) => block.kind === "heading" && block.title.includes("usual range"));
  const pictures = of(blocks, "picture").filter(({ picture }) => picture.cid.startsWith("trend"));

  test("is drawn only where the signal is sure, at most twice, the answer's stage under one heading", () => {
    expect(blocks[at]).toEqual({
      kind: "heading",
      title: "Onboarding has left its usual range",
      note: "Second week in a row below it.",
    });
    expect(pictures.map(({ picture }) => picture.cid)).toEqual(["trend-1", "trend-2"]);
    expect(blocks.filter((block) => block.kind === "heading" && block.title.includes("usual range"))).toHaveLength(1);
  });

  test("says in words all that the picture shows, and claims no cause", () => {
    const said =
      "Easy at Onboarding: 52% (44 to 60). Usual is 69%, the usual range 57 to 80. The decision log has “new sign-up form” on 2 Nov. The timing fits; it does not prove the cause. A change for the worse like this may signal an organisational issue.";
    expect(text(blocks[at + 2])).toBe(said);
    expect(pictures[0]?.picture.alt).toBe(
      "Line of 20 weeks. Easy at Onboarding: 52% (44 to 60). Usual is 69%, the usual range 57 to 80.",
    );
  });

  test("has a diamond for each week outside, a dotted line for the logged decision, and no decision of another stage", () => {
    const svg = pictures[0]?.picture.svg ?? "";
    expect(svg.match(/fill="#B3450B" stroke/g)).toHaveLength(3);
    expect(svg).toContain("new sign-up form");
    expect(svg).not.toContain("telephone");
    expect(svg.match(/r="2.6"/g)).toHaveLength(18);
  });

  test("a signal alone is watched, in the words of its usual range", () => {
    const { trends, figures } = stageSours.report;
    const alone = view(
      report({
        answer: { kind: "watch", stage: "onboarding", metric: "ces", question: "easy" },
        ...{ figures, trends: trends.slice(0, 1) },
      }),
    );
    const [, verdict] = blocksOf(alone);
    expect(verdict?.kind === "verdict" && [verdict.answer, verdict.lead.join("")]).toEqual([
      "Not yet. Watch Onboarding.",
      "Ease is 52%, usually 69%. One measure alone, so no action yet.",
    ]);
  });

  test("a change that is not comparable says why", () => {
    const moved = view(
      report({
        answer: { kind: "cannot-say" },
        figures: [figure("ces", {}, [63, 55, 71, 190])],
        changes: changes("ces", {}, { verdict: "not-comparable", reason: { kind: "question", since: "2026-11-09" } }),
      }),
    );
    expect(of(blocksOf(moved), "figure")[0]?.change).toBe("The question was changed on 9 Nov.");
    expect(blocksOf(moved).map(text).join(" ")).toContain(
      "≠ Not comparable (1)  Easy. The question was changed on 9 Nov.",
    );
  });
});
