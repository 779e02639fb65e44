// How the gap came to be what it is: a small picture, only where the gap has changed beyond doubt.
import type { PeriodKind } from "../../domain/period.ts";
import type { Block } from "../block.ts";
import type { Gap } from "../model/report.ts";
import { gapTrendPicture } from "../pictures/gap-trend/picture.ts";
import { type Locale, numberText, signedText } from "../print/format.ts";
import { stageName } from "../print/names.ts";
import { movedGap } from "../story/gaps.ts";
import type { View } from "../view.ts";
import { overTime as words } from "../words/gap.ts";
import { stepsText } from "../words/trend.ts";

/** Two points are a line, not a trend. */
const fewest = 3;

/** "Over 13 months the gap went from +31 to +2 points." */
function sentenceOf({ series = [], unit }: Gap, kind: PeriodKind, locale: Locale): string {
  const shown = series.flatMap(({ gap }) => gap ?? []);
  const [was, is] = [shown.at(0), shown.at(-1)].map((gap) =>
    signedText(gap?.value ?? 0, unit === "score" ? 1 : 0, locale),
  );
  return words.over(stepsText(series.length, kind), was ?? "", is ?? "");
}

function drawn(gap: Gap, kind: PeriodKind, locale: Locale): string {
  const decimals = gap.unit === "score" ? 1 : 0;
  return gapTrendPicture({
    ...{ gap, kind, locale },
    size: signedText(gap.gap?.value ?? 0, decimals, locale),
    text: (value) => numberText(value, decimals, locale),
  });
}

/** The trend of the gap that the report opens with. Empty: no blocks where it has not changed, or hardly has a past. */
export function gapOverTime({ report, program, config: { locale } }: View, main: Gap | undefined): Block[] {
  const { series = [] } = main ?? {};
  if (!main || !movedGap(main) || series.filter(({ gap }) => gap).length < fewest) return [];
  const { kind } = report.period;
  const sentence = sentenceOf(main, kind, locale);
  return [
    { kind: "heading", title: words.title(main.stage === undefined ? undefined : stageName(main.stage, program)) },
    {
      kind: "picture",
      picture: {
        ...{ cid: "gap-over-time", svg: drawn(main, kind, locale) },
        alt: words.alt(sentence),
      },
    },
    { kind: "paragraph", text: [sentence] },
    { kind: "note", text: [words.note] },
  ];
}
