// The gap in the paragraph under an answer: what is believed, what customers say, and what the gap was.
import type { Rich } from "../../block.ts";
import type { Gap } from "../../model/report.ts";
import { type Locale, numberText, signedText } from "../../print/format.ts";
import { stageName } from "../../print/names.ts";
import type { View } from "../../view.ts";
import { beliefOf } from "../../words/measures.ts";
import { believe, believers, gapWas } from "../../words/verdict.ts";

/** What is believed of the main gap, in the question's words. `it`: the stage, unless the headline just named it. */
export function gapSentences(gap: Gap, { program, config: { locale }, report }: View): Rich[] {
  if (!gap.belief || !gap.customer) return [];
  const decimals = gap.unit === "score" ? 1 : 0;
  const [belief, customers] = [gap.belief.value, gap.customer.value].map((value) =>
    numberText(value, decimals, locale),
  );
  const { answer } = report;
  const named = answer.kind !== "gap-closed" && "stage" in answer && answer.stage === gap.stage;
  const it = gap.stage === undefined ? "" : named ? "it" : stageName(gap.stage, program);
  const who = believers[gap.audience];
  const first =
    gap.unit === "percent"
      ? believe.share(who, belief ?? "", beliefOf(gap.metric, it))
      : believe.typical(who, belief ?? "");
  return [[first], [believe.customers(customers ?? "")]];
}

/** "The gap may be none now; it was +31 points." */
export const wasSentence = (gap: Gap | undefined, locale: Locale): Rich =>
  gap?.change ? [gapWas(signedText(gap.change.earlier.value, gap.unit === "score" ? 1 : 0, locale))] : [];
