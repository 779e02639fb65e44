// The subject of a mail: what was found, in about 50 characters, the period within the first 12.

import type { Change } from "../model/report.ts";
import { contradictionOf } from "../story/lead/contradiction.ts";
import { answeredChange, answeredSignal } from "../story/lead/lead.ts";
import { newSeriesOf } from "../story/lead/new-series.ts";
import { unitOf } from "../story/moves.ts";
import type { Story } from "../story/story.ts";
import type { View } from "../view.ts";
import { moveWord, subjects } from "../words/subject.ts";
import { periodInSubject } from "./dates.ts";
import { capitalised, numberText, signedText } from "./format.ts";
import { sentenceName, stageName } from "./names.ts";
import { cleanText } from "./outside.ts";
import { headlineText, valueText } from "./values.ts";

const longest = 50;

const gapSize = ({ main, locale }: Story): string | undefined =>
  main?.gap && signedText(main.gap.value, main.unit === "score" ? 1 : 0, locale);

function wordOf({ metric, verdict }: Pick<Change, "metric" | "verdict">): string {
  if (unitOf(metric) === "seconds") return verdict === "up" ? moveWord.slower : moveWord.faster;
  return verdict === "up" ? moveWord.up : moveWord.down;
}

/** A figure that has left its usual range, as a move up or down. */
function signalled(story: Story, answer: View["report"]["answer"]): Pick<Change, "metric" | "verdict"> | undefined {
  const found = answeredSignal(story, answer);
  return found && { metric: found.metric, verdict: found.signal.side === "above" ? "up" : "down" };
}

const place = (stage: string | undefined, { program }: View): string =>
  stage === undefined ? "" : stageName(stage, program);

/** "52% to 68%", where both are shown. */
function fromTo(change: Change, view: View, text: string): string[] {
  const figure = view.report.figures.find(
    (found) =>
      found.metric === change.metric &&
      found.question === change.question &&
      found.stage === change.stage &&
      found.touchpoint === change.touchpoint &&
      found.segment === change.segment &&
      found.audience === "customer",
  );
  if (figure?.kind !== "measured" || change.earlier === undefined) return [];
  const [from, to] = [change.earlier, figure.value].map((value) => valueText(value, figure, view.config.locale));
  return [subjects.fromTo(text, from ?? "", to ?? "")];
}

type Answered<Kind> = Extract<View["report"]["answer"], { kind: Kind }>;

function watched(answer: Answered<"watch">, view: View, story: Story): string[] {
  const change = answeredChange(story.worse, answer) ?? signalled(story, answer);
  const noun = sentenceName(answer, view.program);
  const stage = place(answer.stage, view);
  const what = stage || noun;
  if (!change) return [subjects.watch(what)];
  const word = wordOf(change);
  const pair = contradictionOf(view);
  const [up, left] = [pair?.better, pair?.worse].map(
    (one) => one && `${sentenceName(one, view.program)} ${wordOf(one)}`,
  );
  if (up && left) return [subjects.apart(up, left), subjects.watchMove(what, noun, word)];
  return [stage ? subjects.watchMove(stage, noun, word) : `${subjects.watch(noun)}, ${word}`, subjects.watch(what)];
}

function good(answer: Answered<"good">, view: View, story: Story): string[] {
  const clear = answeredChange(story.better, answer);
  const change = clear ?? signalled(story, answer);
  const stage = place(answer.stage, view);
  if (!change) return [stage ? subjects.believed(stage) : subjects.goodNews];
  const noun = sentenceName(answer, view.program);
  const text = stage ? subjects.better(stage, noun, wordOf(change)) : capitalised(`${noun} ${wordOf(change)}`);
  return [...(clear ? fromTo(clear, view, text) : []), text];
}

function cannotSay({ answered, locale }: Story, { report, program }: View): string[] {
  if (report.incomplete !== undefined) return [subjects.incomplete];
  if (answered === 0) return [subjects.noAnswers];
  if (newSeriesOf(report)) return [subjects.newSeries];
  return answered < program.floors.lowBase ? [subjects.tooFew(numberText(answered, 0, locale))] : [subjects.noEarlier];
}

/** What the subject says, best first: a shorter one where the first is too long. */
function candidates(view: View, story: Story): string[] {
  const { answer } = view.report;
  const size = gapSize(story);
  const own = "stage" in answer && story.main?.stage === answer.stage && story.main?.verdict === "overestimate";
  switch (answer.kind) {
    case "act": {
      const stage = place(answer.stage, view);
      return [...(own && size ? [subjects.actGap(stage, size)] : []), subjects.act(stage)];
    }
    case "watch":
      return watched(answer, view, story);
    case "mind-gap": {
      const stage = place(answer.stage, view);
      return [stage ? subjects.mindGap(stage, size ?? "") : subjects.mindWhole(size ?? "")];
    }
    case "gap-closed": {
      const stage = place(answer.stage, view);
      return [stage ? subjects.gapClosed(stage) : subjects.wholeClosed];
    }
    case "good":
      return good(answer, view, story);
    case "nothing":
      if (view.correction?.subject) return [view.correction.subject, subjects.nothing];
      return story.nps
        ? [subjects.nothingNps(headlineText(story.nps, story.locale)), subjects.nothing]
        : [subjects.nothing];
    case "cannot-say":
      return cannotSay(story, view);
  }
}

/** The subject of a report's mail. Never empty; free of line breaks, so that it cannot become another header. */
export function subjectOf(view: View, story: Story): string {
  const { report, config } = view;
  const corrected = report.revision > 1 ? `, ${subjects.corrected}` : "";
  const start = `${config.name} ${periodInSubject(report.period, config.locale)}${corrected}: `;
  const all = candidates(view, story).map((finding) => cleanText(`${start}${finding}`));
  return all.find((subject) => subject.length <= longest) ?? all.at(-1) ?? cleanText(start);
}
