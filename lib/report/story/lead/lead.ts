// The paragraph under the answer: why, then what did not change. At most 45 words.
import { figureOf } from "../../../metrics/index.ts";
import type { Rich, Span } from "../../block.ts";
import type { Change } from "../../model/report.ts";
import type { View } from "../../view.ts";
import {
  comparedSentence,
  contradicted,
  movedSentence,
  noChangeOf,
  noClearGap,
  noTwoMeasures,
  oneMeasure,
} from "../../words/verdict.ts";
import { isClear } from "../changes.ts";
import { isClearGap } from "../gaps.ts";
import { beforeText, moveText, seenAt, usualText } from "../moves.ts";
import type { Story } from "../story.ts";
import { contradictionOf, contradictionSentences } from "./contradiction.ts";
import { gapSentences, wasSentence } from "./gap-sentences.ts";
import { tooFewSentences } from "./too-few.ts";

const words = 45;

const textOf = (rich: Rich): string => rich.map((part) => (typeof part === "string" ? part : part.text)).join("");

/** Sentences in order, as many as fit. */
function joined(sentences: readonly Rich[]): Rich {
  const paragraph: (string | Span)[] = [];
  let left = words;
  for (const sentence of sentences) {
    const count = textOf(sentence).split(/\s+/).length;
    if (sentence.length === 0 || count > left) continue;
    left -= count;
    paragraph.push(...(paragraph.length === 0 ? [] : [" "]), ...sentence);
  }
  return paragraph;
}

const isNps = ({ metric, stage }: { readonly metric: string; readonly stage?: string }): boolean =>
  metric === "nps" && stage === undefined;

const npsSentence = ({ nps, npsChange, signals }: Story): Rich =>
  nps && npsChange?.verdict === "no-clear-change" && !signals.some(isNps) ? [noChangeOf("NPS")] : [];

/** What moved at a stage: changes first, then what has left its usual range without a clear change. */
const movesAt = ({ worse, signals }: Story, stage: string | undefined, view: View): Rich => {
  const changes = worse.filter(
    (change) => change.stage === stage && change.segment === undefined && change.touchpoint === undefined,
  );
  const told = new Set(changes.map(({ metric }) => metric));
  const left = signals.filter((one) => one.stage === stage && !one.signal.better && !told.has(one.metric));
  const moves = [
    ...changes.map((change) => moveText(change, view)),
    ...left.flatMap((one) => usualText(one, view) ?? []),
  ].slice(0, 2);
  return moves.length === 0 ? [] : [movedSentence(moves, view.config.locale)];
};

/** The change that an answer speaks of. */
export const answeredChange = (changes: readonly Change[], answer: View["report"]["answer"]): Change | undefined =>
  "metric" in answer
    ? (changes.find(
        ({ metric, question, stage }) =>
          metric === answer.metric && question === answer.question && stage === answer.stage,
      ) ?? changes.find(({ metric, stage }) => metric === answer.metric && stage === answer.stage))
    : undefined;

const beforeSentence = (change: Change | undefined, view: View): Rich => {
  const text = change && beforeText(change, view);
  return change && text ? [...seenAt(change, view), text] : [];
};

/** The figure of an answer that has left its usual range, where no clear change tells it. */
export const answeredSignal = ({ signals }: Story, answer: View["report"]["answer"]) =>
  "metric" in answer
    ? signals.find(({ metric, stage }) => metric === answer.metric && stage === answer.stage)
    : undefined;

const usualSentence = (story: Story, view: View): Rich => {
  const signal = answeredSignal(story, view.report.answer);
  const text = signal && usualText(signal, view);
  return text ? [movedSentence([text], story.locale)] : [];
};

/** The paragraph of a verdict. */
export function leadOf(view: View, story: Story): Rich {
  const { answer } = view.report;
  const { main, worse, better, compared, locale, signals } = story;
  const gap = main && isClearGap(main) ? gapSentences(main, view) : [];
  const own = main && "stage" in answer && main.stage === answer.stage ? gap : [];
  const fell = [...worse, ...signals.filter(({ signal }) => !signal.better)];
  const alone = new Set(fell.map(({ metric }) => figureOf(metric)?.metric.family)).size === 1;
  const moved = (changes: readonly Change[]): Rich => {
    const change = answeredChange(changes, answer);
    return change ? beforeSentence(change, view) : usualSentence(story, view);
  };
  const pair = contradictionOf(view);
  const apart = pair && contradictionSentences(pair, view);
  switch (answer.kind) {
    case "act":
      return joined([...own, movesAt(story, answer.stage, view), npsSentence(story)]);
    case "watch":
      if (apart) return joined([...apart.map((told) => [told]), [contradicted.together], npsSentence(story)]);
      return joined([moved(worse), [alone ? oneMeasure : noTwoMeasures], ...own, npsSentence(story)]);
    case "mind-gap":
      return joined([...gap, story.told.some(isClear) ? [] : [comparedSentence(compared, locale)]]);
    case "gap-closed":
      return joined([...(main ? gapSentences(main, view) : []), wasSentence(main, locale), npsSentence(story)]);
    case "good":
      return joined([moved(better), ...own, npsSentence(story)]);
    case "nothing":
      return joined([[comparedSentence(compared, locale)], view.report.gaps.length > 0 ? [noClearGap] : []]);
    case "cannot-say":
      return joined(tooFewSentences(story, view));
  }
}
