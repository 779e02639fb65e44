// The perception gap in words.
import type { Gap } from "../model/report.ts";

export const labels = {
  leader: "Leaders believe",
  staff: "The front line believes",
  customers: "Customers say",
} as const;

/**
 * What a clear gap means.
 *
 * @example
 * gapMeaning("overestimate"); // => "over-estimated"
 */
export const gapMeaning = (verdict: Gap["verdict"]): string =>
  verdict === "overestimate" ? "over-estimated" : verdict === "underestimate" ? "under-estimated" : "may be none";

/** "Gap +31 points", with its place where the headline does not name it. */
export const gapTitle = (place: string | undefined, size: string): string =>
  place === undefined ? `Gap ${size}` : `Gap at ${place} ${size}`;

/** "It was +31 (20 to 42)." */
export const itWas = (size: string, range: string): string => `It was ${size} (${range}).`;

/** The gap over time, in words. */
export const overTime = {
  title: (place: string | undefined): string =>
    place === undefined ? "The gap over time" : `The gap at ${place} over time`,
  alt: (sentence: string): string => `Picture of the gap over time. ${sentence}`,
  over: (steps: string, was: string, is: string): string => `Over ${steps} the gap went from ${was} to ${is} points.`,
  note: "Ring: believed. Dot: customers. Orange: over-estimated. Blue: under-estimated. Grey: may be none.",
} as const;

export const byStage = {
  title: "What leaders believe, what customers say",
  order: "Widest gap first.",
  satisfied: (boxes: string): string => `Share satisfied with each stage (${boxes}).`,
  easy: (boxes: string): string => `Share who found each stage easy (${boxes}).`,
  recommend: "Share who would recommend us, by stage (9 or 10 of 10).",
  columns: ["Stage", "Leaders", "Front line", "Customers", "Gap"],
  tooFew: "too few",
  mayBeNone: "may be none",
} as const;

export const legend = {
  belief: "leaders believe",
  staff: "staff believe",
  customers: "customers say",
  gap: "gap",
  intervals: "thin lines: 95% intervals",
} as const;

/** The sentence under the table. */
export const frontLine = {
  knows: (share: string, stage: string): string => `The front line already knows: they say ${share} for ${stage}.`,
  agrees: (share: string, stage: string): string => `The front line believes it too: they say ${share} for ${stage}.`,
} as const;

export const betterThanThought = (stages: string, one: boolean): string =>
  `${stages} ${one ? "is" : "are"} better than leaders think.`;

export const judged = (error: string, over: string): string =>
  `leaders were ${error} points off on average, person by person; ${over}% of them believe too much.`;

export const note = {
  gap: "Gap = leaders \u2212 customers, in points. Grey: may be none.",
  answered: (leaders: number, staff: number): string =>
    staff === 0
      ? `${leaders} leaders answered before they saw these figures.`
      : `${leaders} leaders and ${staff} front-line staff answered before they saw these figures.`,
} as const;

/**
 * What a side lacks. A count of staff below their floor is never given.
 *
 * @example
 * lackOf({ side: "customer", n: 19, needed: 30 }); // => "19 answers, 30 needed"
 */
export function lackOf({ side, n, needed }: NonNullable<Gap["reason"]>): string {
  if (side === "belief") return n === 0 ? "no leader answered" : `fewer than ${needed} leaders`;
  return n === undefined ? `fewer than ${needed} answers` : `${n} ${n === 1 ? "answer" : "answers"}, ${needed} needed`;
}

/** The picture in words, for readers who do not see it. */
export const alt = {
  start: "Picture of the table below.",
  first: (stage: string, belief: string, customers: string, gap: string): string =>
    `${stage}: leaders believe ${belief}%, customers say ${customers}%, gap ${gap} points.`,
  next: (stage: string, belief: string, customers: string, gap: string): string =>
    `${stage}: ${belief}% and ${customers}%, gap ${gap}.`,
  unclear: (stages: string): string => `${stages}: the gap may be none.`,
  tooFew: (stages: string): string => `${stages}: too few answers.`,
} as const;
