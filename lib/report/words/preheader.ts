// The line that a client shows after the subject: the finding's figures.
import type { Rich } from "../block.ts";
import { leadOf } from "../story/lead.ts";
import type { Story } from "../story/story.ts";
import type { View } from "../view.ts";
import { numberText } from "./format.ts";
import { cleanText } from "./outside.ts";
import { preheaders } from "./subject.ts";
import { headlineText } from "./values.ts";
import { believers } from "./verdict.ts";

const plain = (rich: Rich): string => rich.map((part) => (typeof part === "string" ? part : part.text)).join("");

function npsWords({ nps, npsChange, locale }: Story): string[] {
  if (!nps) return [];
  const value = headlineText(nps, locale);
  return [npsChange?.verdict === "no-clear-change" ? preheaders.npsSame(value) : preheaders.nps(value)];
}

function gapWords({ main, locale }: Story): string[] {
  if (!main?.belief || !main.customer) return [];
  const [belief, customers] = [main.belief.value, main.customer.value].map((value) =>
    main.unit === "percent"
      ? `${numberText(value, 0, locale)}%`
      : numberText(value, main.unit === "score" ? 1 : 0, locale),
  );
  return [preheaders.gap(believers[main.audience], belief ?? "", customers ?? "")];
}

/** The preheader: the main gap and NPS where the answer rests on a gap, else the paragraph's own words. */
export function preheaderOf(view: View, story: Story): string {
  const { answer } = view.report;
  const own = story.main !== undefined && (!("stage" in answer) || story.main.stage === answer.stage);
  if (answer.kind === "nothing") {
    const gap = view.report.gaps.length > 0 ? [preheaders.noGap] : [];
    return [preheaders.none(story.compared), ...gap].join(" ");
  }
  if (answer.kind === "cannot-say" || answer.kind === "watch" || !own) return cleanText(plain(leadOf(view, story)));
  return cleanText([...gapWords(story), ...npsWords(story)].join(" "));
}
