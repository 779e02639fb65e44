// In their words: a few comments, shown as they were given and made harmless.
import type { Block, Rich } from "../block.ts";
import type { QuoteText, View } from "../view.ts";
import { dayText } from "../words/dates.ts";
import { numberText } from "../words/format.ts";
import { stageName } from "../words/names.ts";
import { outsideText } from "../words/outside.ts";
import { comments as words } from "../words/rest.ts";
import type { Section } from "./section.ts";

const longest = 400;
const longestSegment = 60;

/** Score, stage where the comments are about several, segment, day. */
function source(quote: QuoteText, common: string | undefined, { program, config }: View): Rich {
  const stage = quote.stage === undefined || quote.stage === common ? [] : [stageName(quote.stage, program)];
  const parts: Rich[] = [
    ...(quote.score === "" ? [] : [[outsideText(quote.score, longestSegment)]]),
    ...stage.map((name) => [name]),
    ...(quote.segment === undefined ? [] : [[{ text: outsideText(quote.segment, longestSegment), outside: true }]]),
    [dayText(quote.day, config.locale)],
  ];
  return parts.flatMap((part, at) => (at === 0 ? [...part] : [" · ", ...part]));
}

function quoteBlock(quote: QuoteText, common: string | undefined, view: View): Block {
  const text = outsideText(quote.text, longest);
  return {
    kind: "quote",
    text,
    source: [
      ...(text.endsWith("…") && !quote.text.endsWith("…") ? [`${words.cut} · `] : []),
      ...source(quote, common, view),
    ],
  };
}

function render(view: View): Block[] {
  const { quotes, comments, program, config } = view;
  if (quotes.length === 0) return [];
  const stages = new Set(quotes.map(({ stage }) => stage));
  const common = stages.size === 1 ? quotes[0]?.stage : undefined;
  const number = (count: number): string => numberText(count, 0, config.locale);
  const named = common === undefined ? undefined : stageName(common, program);
  return [
    { kind: "heading", title: words.title, note: words.shown(number(comments.shown), number(comments.total), named) },
    ...quotes.map((quote) => quoteBlock(quote, common, view)),
    ...(comments.withheld > 0
      ? [{ kind: "note" as const, text: [words.withheld(number(comments.withheld), comments.withheld === 1)] }]
      : []),
  ];
}

export const verbatims: Section<"verbatims"> = { id: "verbatims", render };
