// The answer to "Do you need to act?" and the sentences under it.
import { capitalised, countWord, type Locale } from "../print/format.ts";

export const question = "Do you need to act?";

/** The answers, at most five words beside a name. */
export const answers = {
  act: (stage: string): string => `Yes, at ${stage}.`,
  watch: (what: string): string => `Not yet. Watch ${what}.`,
  mindGap: (stage: string | undefined): string =>
    stage === undefined ? "Not yet. Mind the gap." : `Not yet. Mind the gap at ${stage}.`,
  gapClosed: "No. The gap has closed.",
  better: (what: string): string => `No. ${what} got better.`,
  goodNews: (stage: string | undefined): string =>
    stage === undefined ? "No. There is good news." : `No. Good news at ${stage}.`,
  nothing: "No. Nothing changed.",
  cannotSay: "We cannot say yet.",
} as const;

/** What leaders or the front line believe, in the words of the question. */
export const believe = {
  share: (who: string, share: string, belief: string): string => `${who} believe ${share} in 100 customers ${belief}.`,
  customers: (share: string): string => `Customers say ${share}.`,
  typical: (who: string, value: string): string => `${who} believe that a typical customer answers ${value}.`,
} as const;

/** "The gap may be none; it was +31 points." */
export const gapWas = (size: string): string => `The gap may be none now; it was ${size} points.`;

export const believers = { leader: "Leaders", staff: "Front-line staff" } as const;

/**
 * Several changes of one stage in one sentence.
 *
 * @example
 * movedSentence(["satisfaction is down 15 points", "ease is down 14 points"], "en"); // => "Satisfaction is down 15 points and ease is down 14 points."
 */
export const movedSentence = (moves: readonly string[], locale: Locale): string =>
  `${capitalised(new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(moves))}.`;

/** "ease is down 14 points": durations go up when they get slower. */
export const move = (noun: string, up: boolean, size: string): string => `${noun} is ${up ? "up" : "down"} ${size}`;

type Moved = readonly [up: boolean, size: string];
const upOrDown = ([up, size]: Moved): string => `${up ? "up" : "down"} ${size}`;

/** Two measures that moved apart. */
export const contradicted = {
  sentence: (what: string, value: string | undefined, moved: Moved): string =>
    value === undefined ? `${what} is ${upOrDown(moved)}.` : `${what} is ${value}, ${upOrDown(moved)}.`,
  short: (what: string, value: string | undefined, moved: Moved): string =>
    value === undefined ? `${what} ${upOrDown(moved)}.` : `${what} ${value}, ${upOrDown(moved)}.`,
  together: "Read them together.",
} as const;

/** A question that is asked in a new way. */
export const newSeries = {
  anew: (noun: string): string => `${noun} is asked in a new way.`,
  scale: (noun: string, points: string): string => `${noun} is now asked on ${points} points.`,
  since: (day: string): string => `No comparison before ${day}.`,
  before: "Nothing before that is compared.",
} as const;

export const oneMeasure = "One measure alone, so no action yet.";
export const noTwoMeasures = "No two kinds of measures fell at one stage, so no action yet.";
export const noClearGap = "No stage shows a clear gap between leaders and customers.";

/** What did not change is said as plainly as what did. */
export const noChangeOf = (name: string): string => `${name}: no clear change.`;

/**
 * How much was looked at.
 *
 * @example
 * comparedSentence(17, "en"); // => "17 measures were compared and none moved clearly."
 */
export const comparedSentence = (count: number, locale: Locale): string =>
  count === 0
    ? "There is nothing earlier to compare with yet."
    : count === 1
      ? "One measure was compared and it did not move clearly."
      : `${capitalised(countWord(count, locale))} measures were compared and none moved clearly.`;

/** A share now and before: "68% found it easy, 76% before." */
export const shareBefore = (now: string, found: string, before: string): string => `${now} ${found}, ${before} before.`;

/** A value now and before: "NPS is 38, 46 before." */
export const valueBefore = (noun: string, now: string, before: string): string =>
  `${noun} is ${now}, ${before} before.`;

export const tooFew = {
  none: "No customer answered in this period.",
  only: (count: string, one: boolean): string => `Only ${count} ${one ? "customer" : "customers"} answered.`,
  rule: "That is too few for any verdict.",
  check: "Check first whether the surveys still arrive.",
  noEarlier: (answers: string): string =>
    `${answers} customers answered, but there is nothing earlier to compare them with.`,
  partial: "Not everything that arrived could be counted.",
} as const;

/** Above the verdict, where the edition had to be frozen before all was counted. */
export const incompletePanel = (reason: string): string => `This report is not complete: ${reason}`;
