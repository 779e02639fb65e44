// In their words: a few comments, shown as they were given and made harmless.
import type { Block, Rich } from "../block.ts";
import { dayText } from "../print/dates.ts";
import { numberText } from "../print/format.ts";
import { stageName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import type { QuoteText, View } from "../view.ts";
import { lowered } from "../words/measures.ts";
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

/** The themes by how many comments mention them, and which way declared sentiment points. */
function about({ report, program, config }: View): string[] {
  const found = report.comments;
  if (!found) return [];
  const number = (count: number): string => numberText(count, 0, config.locale);
  const named = found.themes.map(({ theme, mentions }) => {
    const name = program.themes?.find(({ id }) => id === theme)?.name ?? theme;
    return words.theme(lowered(name), number(mentions));
  });
  const other = found.other === undefined ? [] : [words.theme(words.otherThemes, number(found.other))];
  const { sentiment } = found;
  return [
    ...(named.length > 0 ? [words.themes(number(found.n), [...named, ...other])] : []),
    ...(sentiment ? [words.sentiment[sentiment.direction](number(sentiment.n))] : []),
  ];
}

function render(view: View): Block[] {
  const { quotes, comments, config, program } = view;
  if (quotes.length === 0) return [];
  const stages = new Set(quotes.map(({ stage }) => stage));
  const common = stages.size === 1 ? quotes[0]?.stage : undefined;
  const number = (count: number): string => numberText(count, 0, config.locale);
  const named = common === undefined ? undefined : stageName(common, program);
  const { withheld } = comments;
  const notes = [...about(view), ...(withheld > 0 ? [words.withheld(number(withheld), withheld === 1)] : [])];
  return [
    { kind: "heading", title: words.title, note: words.shown(number(comments.shown), number(comments.total), named) },
    ...quotes.map((quote) => quoteBlock(quote, common, view)),
    ...notes.map((text) => ({ kind: "note" as const, text: [text] })),
  ];
}

export const verbatims: Section<"verbatims"> = { id: "verbatims", render };
