// "Do you need to act?": the answer in a few words, and one paragraph that says why.
import type { Block } from "../block.ts";
import { capitalised } from "../print/format.ts";
import { sentenceName, stageName } from "../print/names.ts";
import { answeredChange, answeredSignal, leadOf } from "../story/lead/lead.ts";
import { type Story, storyOf } from "../story/story.ts";
import type { View } from "../view.ts";
import { answers, incompletePanel, question } from "../words/verdict.ts";
import type { Section } from "./section.ts";

/** The answer as the headline says it. */
export function answerText({ report: { answer }, program }: View, story: Story): string {
  const stage = "stage" in answer && answer.stage !== undefined ? stageName(answer.stage, program) : undefined;
  switch (answer.kind) {
    case "act":
      return answers.act(stage ?? answer.stage);
    case "watch":
      return answers.watch(stage ?? sentenceName(answer, program));
    case "mind-gap":
      return answers.mindGap(stage);
    case "gap-closed":
      return answers.gapClosed;
    case "good":
      return answeredChange(story.better, answer) || answeredSignal(story, answer)
        ? answers.better(stage ?? capitalised(sentenceName(answer, program)))
        : answers.goodNews(stage);
    case "nothing":
      return answers.nothing;
    case "cannot-say":
      return answers.cannotSay;
  }
}

function render(view: View): Block[] {
  const story = storyOf(view);
  const { incomplete } = view.report;
  return [
    ...(incomplete === undefined ? [] : [{ kind: "panel" as const, text: [incompletePanel(incomplete)] }]),
    {
      kind: "verdict",
      question,
      answer: answerText(view, story),
      lead: leadOf(view, story),
      notes: view.revisionNote === undefined ? [] : [view.revisionNote],
    },
  ];
}

export const verdict: Section<"verdict"> = { id: "verdict", render };
