// Which gaps are told: the main one with two bars, and those by stage.
import type { Answer, Gap, GapChange } from "../model/report.ts";

export const isClearGap = ({ verdict, gap }: Gap): boolean =>
  gap !== undefined && (verdict === "overestimate" || verdict === "underestimate");

export const gapSize = ({ gap }: Gap): number => Math.abs(gap?.value ?? 0);

const stageOf = (answer: Answer): string | undefined => ("stage" in answer ? answer.stage : undefined);

/** How a gap has changed, where that is beyond doubt. */
export const movedGap = ({ change }: Gap): GapChange | undefined =>
  change && change.verdict !== "no-clear-change" ? change : undefined;

const isClosed = ({ change }: Gap): boolean => change?.verdict === "closed";

/**
 * The clear gap that the mail opens with: at the stage of the answer where there is one, of leaders before the front
 * line, shares before steps of a scale, the widest first. A good answer looks for under-estimates first; where a gap has closed, it is that one.
 * Empty: undefined where no gap is clear.
 *
 * @example
 * mainGap({ kind: "nothing" }, []); // => undefined
 */
export function mainGap(answer: Answer, gaps: readonly Gap[]): Gap | undefined {
  const wanted = answer.kind === "good" ? "underestimate" : "overestimate";
  const rank = (gap: Gap): number =>
    (stageOf(answer) !== undefined && gap.stage === stageOf(answer) ? 0 : 8) +
    (gap.audience === "leader" ? 0 : 4) +
    (gap.unit === "percent" ? 0 : 2) +
    (gap.verdict === wanted ? 0 : 1);
  const opens = answer.kind === "gap-closed" ? isClosed : isClearGap;
  const size = (gap: Gap): number => (isClosed(gap) ? Math.abs(gap.change?.earlier.value ?? 0) : gapSize(gap));
  return gaps
    .filter((gap) => opens(gap) && gap.team === undefined)
    .sort((a, b) => rank(a) - rank(b) || size(b) - size(a))[0];
}

/** One stage of the picture: what leaders believe, and what the front line believes about the same question. */
export interface StageGap {
  readonly stage: string;
  readonly gap: Gap;
  readonly frontLine?: Gap;
}

const family = ({ metric, question, form }: Gap): string => `${metric}|${question}|${form}`;
const order = (gap: Gap): number => (isClearGap(gap) ? 0 : gap.gap ? 1 : 2);

/** The question whose gaps are drawn: that of the main gap, else the one asked about most stages. */
function drawnFamily(staged: readonly Gap[], main: Gap | undefined): string | undefined {
  if (main && staged.some((gap) => family(gap) === family(main))) return family(main);
  const families = [...new Set(staged.map(family))];
  const size = (name: string): number => staged.filter((gap) => family(gap) === name).length;
  return families.sort((a, b) => size(b) - size(a))[0];
}

/**
 * Leaders' gaps by stage for one question in per cents: widest clear gap first, unclear next, suppressed last.
 *
 * @example
 * stageGaps([], undefined); // => []
 */
export function stageGaps(gaps: readonly Gap[], main: Gap | undefined): StageGap[] {
  const staged = gaps.filter(
    ({ audience, stage, team, unit }) =>
      audience === "leader" && stage !== undefined && team === undefined && unit === "percent",
  );
  const drawn = drawnFamily(staged, main);
  return staged
    .filter((gap) => family(gap) === drawn)
    .sort((a, b) => order(a) - order(b) || gapSize(b) - gapSize(a))
    .flatMap((gap) => {
      const frontLine = gaps.find(
        (other) =>
          other.audience === "staff" &&
          other.team === undefined &&
          other.stage === gap.stage &&
          other.metric === gap.metric &&
          other.question === gap.question &&
          other.unit === gap.unit,
      );
      return gap.stage === undefined ? [] : [{ stage: gap.stage, gap, ...(frontLine && { frontLine }) }];
    });
}
