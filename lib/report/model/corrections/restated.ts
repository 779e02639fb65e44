// What a new revision of an edition says about the one before it: one figure, old and new, and why.
import type { Figure } from "../../../domain/figure.ts";
import { figureOf } from "../../../metrics/index.ts";
import { capitalised, type Locale, numberText } from "../../print/format.ts";
import { figureName } from "../../print/names.ts";
import { headlineText } from "../../print/values.ts";
import { figureKey, toldChanges } from "../../story/changes.ts";
import { headlineFigures } from "../../story/headline.ts";
import type { View } from "../../view.ts";
import { notShown } from "../../words/figure.ts";
import { restated as words } from "../../words/restated.ts";
import type { Report, ReportInputs } from "../report.ts";
import { type Since, sinceThen } from "./since.ts";

/** One revision, and what it was counted from. */
export interface Revision {
  readonly report: Report;
  readonly inputs: Pick<ReportInputs, "current" | "definition">;
  readonly program: View["program"];
}

/** A figure that reads otherwise than before. */
export interface Moved {
  readonly figure: Figure;
  readonly was: string;
  readonly now: string;
}

const textOf = (figure: Figure | undefined, locale: Locale): string =>
  figure?.kind === "measured" ? headlineText(figure, locale) : notShown;

/**
 * The figures that read otherwise than in another revision.
 *
 * Empty: none where every printed value is the same.
 */
export function movedFigures(before: Report, after: Report, locale: Locale): Moved[] {
  const known = new Map(before.figures.map((figure) => [figureKey(figure), figure]));
  return after.figures.flatMap((figure) => {
    const [was, now] = [textOf(known.get(figureKey(figure)), locale), textOf(figure, locale)];
    return was === now ? [] : [{ figure, was, now }];
  });
}

const isPrinted = (figure: Figure): boolean =>
  figure.audience === "customer" && figure.touchpoint === undefined && figure.segment === undefined;

/** The one that the reader saw first: a headline, else one of the whole, else one of a stage. */
function leadingOf(moved: readonly Moved[], { report, program }: Revision): Moved | undefined {
  const ranking = { answer: report.answer, changes: report.changes, lowBase: program.floors.lowBase };
  const headlines = headlineFigures(report.figures, ranking).map(figureKey);
  // Old and new of a figure that was hidden, with the number of answers between them, would tell how many it had.
  const printed = moved.filter(({ figure, was, now }) => isPrinted(figure) && was !== notShown && now !== notShown);
  const whole = printed.find(({ figure }) => figure.stage === undefined);
  return printed.find(({ figure }) => headlines.includes(figureKey(figure))) ?? whole ?? printed[0];
}

function causeOf({ came, gone, changed }: Since, kind: string, locale: Locale): string {
  const number = (count: number): string => numberText(count, 0, locale);
  const parts = [
    ...(came > 0 ? [words.came(number(came), kind)] : []),
    ...(gone > 0 ? [words.gone(number(gone), kind)] : []),
    ...(changed > 0 ? [words.changed(number(changed), kind)] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : words.elsewhere;
}

const verdictsIn = ({ changes, gaps }: Report): Map<string, string> =>
  new Map([
    ...toldChanges(changes).map((change) => [figureKey(change), change.verdict] as const),
    ...gaps.map(
      (gap) => [`${gap.audience}|${gap.form}|${gap.team}|${gap.stage}|${gap.question}`, gap.verdict] as const,
    ),
  ]);

function verdictSentence(before: Report, after: Report, locale: Locale): string {
  const [was, is] = [verdictsIn(before), verdictsIn(after)];
  const differ = [...is].filter(([key, verdict]) => was.get(key) !== verdict).length;
  return differ === 0 ? words.sameVerdicts : words.verdicts(numberText(differ, 0, locale));
}

/** What the mail of a correction says before it is opened. */
export interface Correction {
  /** "NPS 41, was 42"; left out where no figure reads otherwise. */
  readonly subject?: string;
  readonly preheader: string;
}

/** A correction in words: one line under the answer, and what stands before the mail is opened. */
export interface Restatement extends Correction {
  readonly note: string;
}

/**
 * What a correction changed, why, and what became of its verdicts.
 *
 * Unit: words. Empty: says that no figure reads otherwise.
 */
export function restatementOf(before: Revision, after: Revision, locale: Locale): Restatement {
  const leading = leadingOf(movedFigures(before.report, after.report, locale), after);
  const figure = leading?.figure ?? after.report.figures[0];
  const metric = figure && (figureOf(figure.metric)?.metric.id ?? figure.metric);
  const since: Since =
    figure && metric
      ? sinceThen(before.inputs.current, after.inputs.current, { ...figure, metric })
      : { came: 0, gone: 0, changed: 0 };
  const kind = metric === "ttr" || metric === "reopen-rate" ? "ticket" : "answer";
  const cause = before.inputs.definition === after.inputs.definition ? causeOf(since, kind, locale) : words.rules;
  const first = leading
    ? words.figure(figureName(leading.figure, after.program), leading.was, leading.now, cause)
    : words.unseen(cause);
  const verdicts = verdictSentence(before.report, after.report, locale);
  return {
    note: `${first} ${verdicts}`,
    ...(leading && { subject: words.short(figureName(leading.figure, after.program), leading.now, leading.was) }),
    preheader: `${capitalised(cause)}. ${verdicts}`,
  };
}
