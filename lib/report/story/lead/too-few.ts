// The paragraph where nothing can be said: who is missing, or what was asked anew.
import type { Rich } from "../../block.ts";
import { numberText } from "../../print/format.ts";
import type { View } from "../../view.ts";
import { tooFew } from "../../words/verdict.ts";
import type { Story } from "../story.ts";
import { newSeriesOf, newSeriesSentences } from "./new-series.ts";

/** Why no verdict can be given. */
export function tooFewSentences({ answered, locale }: Story, view: View): Rich[] {
  const { report, program } = view;
  const anew = newSeriesOf(report);
  const count = numberText(answered, 0, locale);
  if (answered === 0) return [[tooFew.none], [tooFew.check]];
  if (answered < program.floors.lowBase) return [[tooFew.only(count, answered === 1)], [tooFew.rule]];
  if (anew && report.incomplete === undefined) return newSeriesSentences(anew, view).map((text) => [text]);
  return report.incomplete === undefined ? [[tooFew.noEarlier(count)]] : [[tooFew.partial]];
}
