// The headline figures: at most five, at least one each of attitude, effort, operations and behaviour where there is one.
import type { Family, Figure } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import type { Answer, Change } from "../model/report.ts";
import { changeOf, figureKey, isClear } from "./changes.ts";
import { leaderOf, leading } from "./leading.ts";

const most = 5;

/** Which figures may be headlines: of customers, of the whole or of a stage; a mean only where its share is missing. */
function candidates(figures: readonly Figure[]): Figure[] {
  const told = figures.filter(
    ({ audience, touchpoint, segment }) => audience === "customer" && touchpoint === undefined && segment === undefined,
  );
  const keys = new Set(told.map(figureKey));
  return told.filter((figure) => {
    if (figure.metric === "ttr-median") return (figure.question ?? "full") === "full" || !told.some(isFull);
    if (leading.includes(figure.metric)) return true;
    const lead = figure.metric.endsWith("-mean") ? leaderOf(figure.metric) : undefined;
    return lead !== undefined && !keys.has(figureKey({ ...figure, metric: lead }));
  });
}

const isFull = ({ metric, question }: Figure): boolean => metric === "ttr-median" && question === "full";

interface Ranking {
  readonly answer: Answer;
  readonly changes: readonly Change[];
  readonly lowBase: number;
}

/** Lower is more worth reading: the answer's own stage, then what got worse, what got better, then the whole. */
function rank(figure: Figure, { answer, changes, lowBase }: Ranking): number {
  const change = changeOf(figure, changes);
  if (figure.kind === "suppressed") return 7;
  if (figure.n < lowBase) return 6;
  if (change && isClear(change)) {
    const own = "stage" in answer && answer.stage !== undefined && answer.stage === figure.stage;
    return own ? 0 : change.better ? 2 : 1;
  }
  return figure.stage === undefined ? 3 : 5;
}

const familyOf = ({ metric }: Figure): Family => figureOf(metric)?.metric.family ?? "composite";
const families: readonly Family[] = ["attitude", "effort", "operations", "behaviour", "composite"];

/** NPS of the whole, then what customers feel and how hard it was, then how we worked; inside these rank decides. */
function shelf(figure: Figure): number {
  if (figure.metric === "nps" && figure.stage === undefined) return -1;
  return Math.max(1, families.indexOf(familyOf(figure)));
}

/**
 * Up to five figures. The choice depends on the report alone: the best of each family first, then the best of the rest.
 *
 * @example
 * headlineFigures([], { answer: { kind: "nothing" }, changes: [], lowBase: 30 }); // => []
 */
export function headlineFigures(figures: readonly Figure[], ranking: Ranking): Figure[] {
  const ranked = candidates(figures)
    .map((figure, at) => ({ figure, at, rank: rank(figure, ranking) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ figure }) => figure);
  const first = (test: (figure: Figure) => boolean): readonly Figure[] => ranked.filter(test).slice(0, 1);
  const chosen = new Set<Figure>([
    ...first((figure) => figure.metric === "nps" && figure.stage === undefined),
    ...families.slice(0, 4).flatMap((family) => first((figure) => familyOf(figure) === family)),
  ]);
  for (const figure of ranked) if (chosen.size < most) chosen.add(figure);
  return ranked.filter((figure) => chosen.has(figure)).sort((a, b) => shelf(a) - shelf(b));
}
