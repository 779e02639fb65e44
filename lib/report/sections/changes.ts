// What changed and what did not: all five verdicts with counts, so that they add up.
import type { Block, Rich, Span, Tone } from "../block.ts";
import type { Change } from "../model/report.ts";
import { capitalised, countWord, numberText, signedText } from "../print/format.ts";
import { listName, placeName, segmentName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { formOf } from "../story/moves.ts";
import { storyOf } from "../story/story.ts";
import type { View } from "../view.ts";
import { reasonText } from "../words/reason.ts";
import { changes as words } from "../words/rest.ts";
import type { Section } from "./section.ts";

type Group = keyof typeof words.groups;

const groupOf = ({ verdict, better }: Change): Group =>
  verdict === "up" || verdict === "down" ? (better ? "better" : "worse") : verdict;

const toneOf = (group: Group): Tone => (group === "worse" || group === "better" ? group : "soft");

/** How many places a group names before it says "and six more". */
const most = 5;

/** Where a change was seen: a stage's or touchpoint's name, a segment, or nothing for the whole. */
function placeOf(change: Change, { program }: View): readonly Span[] {
  const place = placeName(change, program);
  const named = place === undefined ? [] : [{ text: place }];
  if (change.segment === undefined) return named;
  const { name, value } = segmentName(change.segment, program);
  return [
    ...named,
    { text: `${named.length > 0 ? ", " : ""}${name} ` },
    { text: outsideText(value, 40), outside: true },
  ];
}

const plain = (spans: readonly Span[]): string => spans.map(({ text }) => text).join("");

/** "satisfied −15", with the number only where it is clear; "satisfied (about 20 more)" where answers lack. */
function measure(change: Change, view: View): string {
  const short = listName(change, view.program);
  const { unit, decimals, locale } = formOf(change, view);
  if (change.verdict === "too-few" && change.needs !== undefined)
    return `${short} (${words.lacking(numberText(change.needs, 0, locale))})`;
  if (groupOf(change) !== "worse" && groupOf(change) !== "better") return short;
  const difference = (change.difference ?? 0) * (unit === "seconds" ? 100 : 1);
  return `${short} ${signedText(difference, decimals, locale)}${unit === "seconds" ? "%" : ""}`;
}

/** Changes of one place in one breath: "Onboarding: satisfied −15, easy −14." */
function entries(changes: readonly Change[], view: View): Rich[] {
  const places = new Map<string, { readonly place: readonly Span[]; readonly measures: string[] }>();
  for (const change of changes) {
    const place = placeOf(change, view);
    const entry = places.get(plain(place)) ?? { place, measures: [] };
    entry.measures.push(measure(change, view));
    places.set(plain(place), entry);
  }
  return [...places.values()].map(({ place, measures }) =>
    place.length === 0 ? [measures.join(", ")] : [...place, `: ${measures.join(", ")}`],
  );
}

/** A list starts with a capital. */
const started = ([first, ...rest]: Rich): Rich =>
  first === undefined ? [] : [typeof first === "string" ? capitalised(first) : first, ...rest];

/** Names in order of breadth: the whole, stages, touchpoints, segments; long lists end in "and six more". */
function names(changes: readonly Change[], view: View): Rich {
  const breadth = ({ stage, touchpoint, segment }: Change): number =>
    (segment === undefined ? 0 : 4) + (touchpoint === undefined ? 0 : 2) + (stage === undefined ? 0 : 1);
  const ordered = [...changes].sort((a, b) => breadth(a) - breadth(b));
  const shown = entries(ordered.slice(0, most), view);
  const left = ordered.length - Math.min(most, ordered.length);
  const rest = left > 0 ? [[words.more(countWord(left, view.config.locale))]] : [];
  return [...shown, ...rest].flatMap((entry, at) => (at === 0 ? started(entry) : ["; ", ...entry]));
}

function render(view: View): Block[] {
  const { told, locale } = storyOf(view);
  if (told.length === 0) return [];
  const groups: readonly Group[] = ["worse", "better", "no-clear-change", "too-few", "not-comparable"];
  const lines = groups.flatMap((group): Block[] => {
    const members = told.filter((change) => groupOf(change) === group);
    if (members.length === 0) return [];
    const [glyph, word] = words.groups[group];
    const look = { strong: true, tone: toneOf(group) };
    const title: Rich = [
      { text: glyph, glyph: true, ...look },
      { text: ` ${word} (${numberText(members.length, 0, locale)})`, ...look },
    ];
    const why = [...new Set(members.flatMap(({ reason }) => (reason ? [reasonText(reason, locale)] : [])))];
    return [{ kind: "paragraph", text: [...title, "  ", ...names(members, view), [".", ...why].join(" ")] }];
  });
  return [
    { kind: "heading", title: words.title, note: words.total(numberText(told.length, 0, locale), told.length === 1) },
    ...lines,
  ];
}

export const changes: Section<"changes"> = { id: "changes", render };
