// Every word that customers chose at every stage, with its share and what became of it.
import type { Emotion, EmotionChange } from "../../../findings/emotions.ts";
import type { Markup } from "../../html/markup.ts";
import { numberText, rangeText, signedText } from "../../print/format.ts";
import { questionOf, stageName } from "../../print/names.ts";
import type { View } from "../../view.ts";
import { emotions as words } from "../../words/emotions.ts";
import { wholeTable } from "./table.ts";

function changeText(change: EmotionChange | undefined, { config: { locale } }: View): string {
  if (!change) return "–";
  const { verdict, difference, low, high } = change;
  if (difference === undefined || low === undefined || high === undefined) return words.verdicts[verdict];
  const [by, from, to] = [difference, low, high].map((value) => signedText(value, 0, locale));
  return `${words.verdicts[verdict]}, ${by} (${rangeText(from ?? "", to ?? "")})`;
}

function row(stage: string, { word, value, low, high, change }: Emotion, view: View): string[] {
  const [share, from, to] = [value, low, high].map((one) => numberText(one, 0, view.config.locale));
  return [
    words.at(stageName(stage, view.program), word),
    `${share}% (${rangeText(from ?? "", to ?? "")})`,
    changeText(change, view),
  ];
}

/** Empty: nothing where no stage was asked, or all are hidden. */
export function emotionsTable(view: View): Markup {
  const { journey } = view.report;
  const question = questionOf(journey?.emotion?.question, view.program);
  const rows = (journey?.stages ?? []).flatMap(({ stage, emotions = [] }) =>
    emotions.map((one) => row(stage, one, view)),
  );
  return wholeTable({ ...{ title: words.title, heads: words.heads }, note: words.note(question?.text ?? ""), rows });
}
