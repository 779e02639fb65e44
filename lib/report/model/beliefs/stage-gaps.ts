// The gap by stage as a table, a sentence and a note: everything that the picture shows, in words.
import type { Question } from "../../../config/index.ts";
import type { Block, Cell, Tone } from "../../block.ts";
import { type Locale, listText, numberText, signedText } from "../../print/format.ts";
import { isClearGap, movedGap, type StageGap } from "../../story/gaps.ts";
import { betterThanThought, byStage, frontLine, judged, lackOf, note } from "../../words/gap.ts";
import { agreed, gapMoved } from "../../words/groups.ts";
import { boxesInWords } from "../boxes.ts";
import type { Gap, GapSide } from "../report.ts";

export type NamedGap = StageGap & { readonly name: string };

/** What the shares are of, and in which order they stand. */
export function stageSubtitle({ metric }: Gap, question: Question | undefined, name = metric): string {
  const boxes = question && boxesInWords(question);
  const what =
    metric === "csat" && boxes
      ? byStage.satisfied(boxes)
      : metric === "ces" && boxes
        ? byStage.easy(boxes)
        : metric === "nps"
          ? byStage.recommend
          : `${name}, %.`;
  return `${what} ${byStage.order}`;
}

const toneOf = ({ verdict }: Gap): Tone =>
  verdict === "overestimate" ? "worse" : verdict === "underestimate" ? "better" : "soft";

const none: Cell = { text: "–", tone: "soft" };

function row({ name, gap, frontLine: staff }: NamedGap, locale: Locale): Cell[] {
  const clear = isClearGap(gap);
  const share = (side: GapSide | undefined, missing: Cell): Cell =>
    side ? { text: numberText(side.value, 0, locale) } : missing;
  const tooFew: Cell = { text: byStage.tooFew, tone: "soft" };
  return [
    { text: name, strong: clear },
    gap.reason?.side === "belief" ? tooFew : share(gap.belief, tooFew),
    share(staff?.belief, none),
    gap.reason?.side === "customer" ? tooFew : share(gap.customer, tooFew),
    gap.gap ? { text: signedText(gap.gap.value, 0, locale), tone: toneOf(gap), strong: clear } : none,
  ];
}

/** The table under the picture. The column of the front line is there only where the front line was asked. */
export function gapTable(rows: readonly NamedGap[], locale: Locale): Block {
  const asked = rows.some(({ frontLine: staff }) => staff?.belief);
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => asked || at !== 2);
  return {
    kind: "table",
    columns: kept(byStage.columns),
    rows: rows.map((stage) => kept(row(stage, locale))),
  };
}

/** Whether the front line knows better: half as far from customers as leaders are, or nearer. */
function frontLineWords({ name, gap, frontLine: staff }: NamedGap, locale: Locale): string | undefined {
  if (gap.verdict !== "overestimate" || !staff?.belief || !gap.belief || !gap.customer) return undefined;
  const share = numberText(staff.belief.value, 0, locale);
  const [theirs, leaders] = [staff.belief, gap.belief].map(({ value }) => value - (gap.customer?.value ?? 0));
  if (Math.abs(theirs ?? 0) <= Math.abs(leaders ?? 0) / 2) return frontLine.knows(share, name);
  return staff.verdict === "overestimate" ? frontLine.agrees(share, name) : undefined;
}

/** How the gaps of other stages than the one that the report opens with have changed, where that is beyond doubt. */
const movedSentences = (rows: readonly NamedGap[], main: Gap | undefined, locale: Locale): string[] =>
  rows.flatMap(({ name, gap }) => {
    const change = movedGap(gap);
    if (!change || gap === main || change.verdict === "no-clear-change") return [];
    return [gapMoved[change.verdict](name, signedText(change.earlier.value, 0, locale))];
  });

/** Does the front line know, which stages are better than leaders think, what both agree on, and which gaps have changed. */
export function stageSentence(rows: readonly NamedGap[], locale: Locale, main?: Gap): Block[] {
  const [widest] = rows;
  const first = widest && frontLineWords(widest, locale);
  const under = rows.filter(({ gap }) => gap.verdict === "underestimate").map(({ name }) => name);
  const second = under.length > 0 ? betterThanThought(listText(under, locale), under.length === 1) : undefined;
  const both = (["good", "bad"] as const).map((kind) => {
    const names = rows.filter(({ gap }) => gap.agreed === kind).map(({ name }) => name);
    return names.length > 0 ? agreed[kind](listText(names, locale), names.length === 1) : undefined;
  });
  const sentences = [first, second, ...both, ...movedSentences(rows, main, locale)].flatMap(
    (sentence) => sentence ?? [],
  );
  return sentences.length > 0 ? [{ kind: "paragraph", text: [sentences.join(" ")] }] : [];
}

const most = (sides: readonly (GapSide | undefined)[]): number => Math.max(0, ...sides.map((side) => side?.n ?? 0));

/** How the gap is counted, what is lacking where, and how many answered; `alone` where no other group was asked. */
export function stageNotes(rows: readonly NamedGap[], locale: Locale, alone: boolean): string {
  const lacking = rows.flatMap(({ name, gap }) => (gap.reason ? [`${name}: ${lackOf(gap.reason)}.`] : []));
  const leaders = most(rows.map(({ gap }) => gap.belief));
  const staff = most(rows.map(({ frontLine: own }) => own?.belief));
  const [widest] = rows;
  const { error, over } = widest?.gap.judgement ?? {};
  const off =
    !alone || error === undefined || over === undefined || !widest
      ? []
      : [`${widest.name}: ${judged(numberText(error, 0, locale), numberText(over, 0, locale))}`];
  return [note.gap, ...off, ...lacking, ...(leaders > 0 ? [note.answered(leaders, staff)] : [])].join(" ");
}
