// Counts by score: solid what counts as good, hollow what does not, the number beside each bar.

import { html, type Markup, nothing } from "../html/markup.ts";
import { numberText } from "../print/format.ts";
import type { View } from "../view.ts";
import { evidence as words } from "../words/evidence.ts";
import type { EvidenceRecord, ScoreCount } from "./record.ts";

type Asked = keyof typeof words.ends;

const askedOf = (metric: string | undefined): Asked | undefined =>
  metric === "csat" || metric === "ces" || metric === "nps" ? metric : undefined;

/** What the ends of the scale mean; asked for effort, its low end is the easy one. */
function endsOf({ question }: EvidenceRecord): readonly [high: string, low: string] {
  const asked = askedOf(question?.metric);
  if (!asked) return ["", ""];
  const [best, worst] = words.ends[asked];
  return asked === "ces" && question?.direction === "effort" ? [worst, best] : [best, worst];
}

function row(
  { score, count, counts }: ScoreCount,
  most: number,
  end: string,
  locale: View["config"]["locale"],
): Markup {
  const width = most === 0 ? 0 : Math.round((1000 * count) / most) / 10;
  const bar = width > 0 ? html`<span class="${counts ? "solid" : "hollow"}" style="width:${width}%"></span>` : nothing;
  const label = end ? html`${score} <span class="soft">${end}</span>` : html`${score}`;
  return html`<tr><th scope="row">${label}</th><td class="bar">${bar}</td><td>${numberText(count, 0, locale)}</td></tr>`;
}

/** The question as asked, and which of its scores count. */
function noteOf({ figure, question }: EvidenceRecord): string {
  const asked = askedOf(question?.metric);
  const solid = asked && (figure.metric === asked ? words.solid[asked] : words.solid.mean);
  return [question && `“${question.text}”`, solid].filter(Boolean).join(" ");
}

/** Empty: nothing for figures that are hidden or do not rest on scores. */
export function scoresHtml(record: EvidenceRecord, { config: { locale } }: View): Markup {
  const { scores } = record;
  if (!scores) return nothing;
  const most = Math.max(0, ...scores.map(({ count }) => count));
  const [high, low] = endsOf(record);
  const last = scores.length - 1;
  const rows = scores.map((score, at) => row(score, most, at === 0 ? high : at === last ? low : "", locale));
  const heads = html`<thead class="unseen"><tr><th scope="col">${words.scoreColumns[0]}</th><th scope="col">${words.scoreColumns[1]}</th><th scope="col">${words.scoreColumns[2]}</th></tr></thead>`;
  return html`<section><h2>${words.scores}</h2><p class="soft">${noteOf(record)}</p><table class="scores">${heads}<tbody>${rows}</tbody></table></section>`;
}
