// The line that a client shows after the subject: the finding's figures.
import type { Rich } from "../block.ts";
import { contradictionOf, contradictionShort } from "../story/lead/contradiction.ts";
import { leadOf } from "../story/lead/lead.ts";
import type { Story } from "../story/story.ts";
import type { View } from "../view.ts";
import { preheaders } from "../words/subject.ts";
import { believers } from "../words/verdict.ts";
import { numberText, signedText } from "./format.ts";
import { cleanText } from "./outside.ts";
import { headlineText } from "./values.ts";

const plain = (rich: Rich): string => rich.map((part) => (typeof part === "string" ? part : part.text)).join("");

function npsWords({ nps, npsChange, locale }: Story): string[] {
  if (!nps) return [];
  const value = headlineText(nps, locale);
  return [npsChange?.verdict === "no-clear-change" ? preheaders.npsSame(value) : preheaders.nps(value)];
}

function gapWords({ main, locale }: Story): string[] {
  if (!main?.belief || !main.customer) return [];
  const decimals = main.unit === "score" ? 1 : 0;
  const text = (value: number): string => `${numberText(value, decimals, locale)}${main.unit === "percent" ? "%" : ""}`;
  const [who, belief, customers] = [believers[main.audience], text(main.belief.value), text(main.customer.value)];
  if (main.change?.verdict !== "closed" || !main.gap) return [preheaders.gap(who, belief, customers)];
  const [gap, was] = [main.gap.value, main.change.earlier.value].map((value) => signedText(value, decimals, locale));
  return [preheaders.closed(who, [belief, customers], [gap ?? "", was ?? ""])];
}

/** The preheader: the main gap and NPS where the answer rests on a gap, else the paragraph's own words. */
export function preheaderOf(view: View, story: Story): string {
  const { answer } = view.report;
  const own = story.main !== undefined && (!("stage" in answer) || story.main.stage === answer.stage);
  if (answer.kind === "nothing" && view.correction) return cleanText(view.correction.preheader);
  if (answer.kind === "nothing") {
    const gap = view.report.gaps.length > 0 ? [preheaders.noGap] : [];
    return [preheaders.none(story.compared), ...gap].join(" ");
  }
  const pair = contradictionOf(view);
  if (pair) return cleanText(contradictionShort(pair, view));
  if (answer.kind === "cannot-say" || answer.kind === "watch" || !own) return cleanText(plain(leadOf(view, story)));
  if (answer.kind === "gap-closed") return cleanText(gapWords(story).join(" "));
  return cleanText([...gapWords(story), ...npsWords(story)].join(" "));
}
