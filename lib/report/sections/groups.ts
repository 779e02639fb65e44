// How well each group judges: leaders, the front line and each team, with bias, calibration and share over-estimating.
import { teamsApart } from "../../findings/gaps/teams.ts";
import type { Block, Cell } from "../block.ts";
import type { Gap } from "../model/report.ts";
import { type Locale, numberText, rangeText, signedText } from "../print/format.ts";
import { stageName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { isClearGap } from "../story/gaps.ts";
import type { View } from "../view.ts";
import { groups as words } from "../words/groups.ts";
import { stepsText } from "../words/trend.ts";

/** As many teams are named; the report as JSON has all. */
const most = 8;

const isSame = (gap: Gap, other: Gap): boolean =>
  gap.question === other.question && gap.form === other.form && gap.stage === other.stage && gap.unit === other.unit;

/** Leaders before the front line, each before its teams; teams by name, never by size. */
const order = (a: Gap, b: Gap): number => {
  const [one, two] = [a, b].map(({ audience, team }) =>
    [team === undefined ? "0" : "1", audience, team ?? ""].join("|"),
  );
  return (one ?? "") < (two ?? "") ? -1 : 1;
};

const teamName = (team: string): string => words.team(outsideText(team, 24));

const nameOf = ({ team, audience }: Gap): string => (team === undefined ? words[audience] : teamName(team));

/** A gap and its interval stay on one line, also on a phone. */
const together = (text: string): string => text.replaceAll(" ", "\u00a0");

const none: Cell = { text: "–", tone: "soft" };

function row(gap: Gap, locale: Locale): Cell[] {
  const { belief, judgement } = gap;
  const decimals = gap.unit === "score" ? 1 : 0;
  const number = (value: number): string => numberText(value, decimals, locale);
  const strong = isClearGap(gap);
  if (!gap.gap || !belief) return [{ text: nameOf(gap) }, { text: words.tooFew, tone: "soft" }, none, none];
  const { value, low, high } = gap.gap;
  const tone = gap.verdict === "overestimate" ? "worse" : gap.verdict === "underestimate" ? "better" : "soft";
  const range = rangeText(number(low), number(high));
  return [
    { text: words.people(nameOf(gap), numberText(belief.n, 0, locale)), strong },
    { text: together(`${signedText(value, decimals, locale)} (${range})`), tone },
    judgement ? { text: number(judgement.error) } : none,
    judgement ? { text: `${numberText(judgement.over, 0, locale)}%` } : none,
  ];
}

/** "Leaders are off by 32 points on average; over 12 weeks before it was 30." */
function calibration(all: readonly Gap[], { report, config: { locale } }: View): string[] {
  return all.flatMap((gap) => {
    const errors = (gap.series ?? []).slice(0, -1).flatMap(({ error }) => error ?? []);
    if (gap.team !== undefined || !gap.judgement || errors.length < 2) return [];
    const before = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const [now, then] = [gap.judgement.error, before].map((error) => numberText(error, 0, locale));
    return [words.before(nameOf(gap), now ?? "", stepsText(errors.length, report.period.kind), then ?? "")];
  });
}

function teamSentence(teams: readonly Gap[], locale: Locale): string[] {
  if (teams.length < 2) return [];
  const found = teamsApart(teams);
  if (!found) return [words.alphabetical];
  const { value, low, high } = found.apart;
  const [size, from, to] = [value, low, high].map((end) => numberText(end, 0, locale));
  return [words.apart(teamName(found.more), teamName(found.less), size ?? "", rangeText(from ?? "", to ?? ""))];
}

/**
 * Every group's judgement of what one gap is about: its question, in its form, at its stage.
 *
 * Empty: no blocks where only one group was asked, or none may be shown.
 */
export function groupBlocks(view: View, about: Gap | undefined): Block[] {
  const { report, program, config } = view;
  const all = about ? report.gaps.filter((gap) => isSame(gap, about)).sort(order) : [];
  if (all.length < 2 || !all.some(({ gap }) => gap)) return [];
  const teams = all.filter(({ team }) => team !== undefined);
  const left = teams.length - most;
  const shown = left > 0 ? all.slice(0, all.length - left) : all;
  const sentences = [...calibration(all, view), ...teamSentence(teams, config.locale)];
  const notes = [words.note, ...(left > 0 ? [words.more(numberText(left, 0, config.locale))] : [])];
  return [
    { kind: "heading", title: words.title(about?.stage === undefined ? undefined : stageName(about.stage, program)) },
    { kind: "table", columns: words.columns, rows: shown.map((gap) => row(gap, config.locale)) },
    ...(sentences.length > 0 ? [{ kind: "paragraph" as const, text: [sentences.join(" ")] }] : []),
    { kind: "note", text: [notes.join(" ")] },
  ];
}
