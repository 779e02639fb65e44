// Two measures that contradict each other, in words: where the answer is to watch the one that got worse.
import type { Change } from "../../model/report.ts";
import { capitalised } from "../../print/format.ts";
import { sentenceName, stageName } from "../../print/names.ts";
import { valueText } from "../../print/values.ts";
import type { View } from "../../view.ts";
import { contradicted } from "../../words/verdict.ts";
import { figureKey, isClear, toldChanges } from "../changes.ts";
import { formOf, sizeText, unitOf } from "../moves.ts";

/** The clear changes of a pair that moved apart. */
export interface Contradiction {
  readonly better: Change;
  readonly worse: Change;
}

/**
 * The contradiction that an answer speaks of.
 *
 * Empty: undefined where the measures agree, where one of the two has no clear change, or the answer is about another figure.
 */
export function contradictionOf({ report }: View): Contradiction | undefined {
  const { agreement, answer } = report;
  if (!agreement.pair || answer.kind !== "watch") return undefined;
  const changes = toldChanges(report.changes).filter(isClear);
  const find = (figure: Parameters<typeof figureKey>[0]): Change | undefined =>
    changes.find((change) => figureKey(change) === figureKey(figure));
  const [better, worse] = [find(agreement.pair.better), find(agreement.pair.worse)];
  const spoken = worse?.metric === answer.metric && worse.stage === answer.stage;
  return better && worse && spoken ? { better, worse } : undefined;
}

/** Value, direction and size of one side: "86%", "up", "6 points". */
function partsOf(change: Change, view: View) {
  const figure = view.report.figures.find((one) => figureKey(one) === figureKey(change));
  const value = figure?.kind === "measured" ? valueText(figure.value, figure, view.config.locale) : undefined;
  return {
    value,
    up: (change.difference ?? 0) > 0,
    size: sizeText(change.difference ?? 0, formOf(change, view)),
    noun: sentenceName(change, view.program),
    stage: change.stage === undefined ? undefined : stageName(change.stage, view.program),
  };
}

/** "Satisfaction at Support is 86%, up 6 points. Churn is 2.9%, up 0.9 points." */
export function contradictionSentences({ better, worse }: Contradiction, view: View): string[] {
  return [better, worse].map((change) => {
    const { value, up, size, noun, stage } = partsOf(change, view);
    return contradicted.sentence(capitalised(stage === undefined ? noun : `${noun} at ${stage}`), value, [up, size]);
  });
}

/** The same in short: "Support 86%, up 6 points. Churn 2.9%, up 0.9." */
export function contradictionShort({ better, worse }: Contradiction, view: View): string {
  const alike = unitOf(better.metric) === unitOf(worse.metric);
  const told = [better, worse].map((change, at) => {
    const { value, up, size, noun, stage } = partsOf(change, view);
    const bare = alike && at > 0 ? (size.split(" ")[0] ?? size) : size;
    return contradicted.short(stage ?? capitalised(noun), value, [up, bare]);
  });
  return [...told, contradicted.together].join(" ");
}
