// Guess before you look: the words of the form, its answers, and one's own record.
import type { PeriodKind } from "../../domain/period.ts";

const nextPeriods: Readonly<Record<PeriodKind, string>> = {
  day: "the next day",
  week: "next week",
  month: "next month",
  quarter: "next quarter",
  year: "next year",
};

const nouns: Readonly<Record<PeriodKind, string>> = {
  day: "day",
  week: "week",
  month: "month",
  quarter: "quarter",
  year: "year",
};

/** At the end of the mail. */
export const next = {
  title: "Before the next report",
  ask: (kind: PeriodKind, last: string): string =>
    `Guess ${nextPeriods[kind]}\u2019s figures before they close on ${last}. It takes a minute, and the next report opens with your guess beside the truth.`,
  button: "Guess before you look",
} as const;

/** Under the gap. */
export const own = {
  guessed: (value: string, customers: string): string => `You said ${value}, customers say ${customers}.`,
  beside: (value: string, place: string | undefined, customers: string): string =>
    `You said ${value}${place === undefined ? "" : ` for ${place}`}, customers say ${customers}.`,
  alone: "Only you see this.",
} as const;

/** What the number in a field counts, after "of 100". */
export const answered: Readonly<Record<string, string>> = {
  csat: "of 100 satisfied",
  ces: "of 100 find it easy",
  nps: "of 100 would recommend us",
};

export const form = {
  title: "Guess before you look",
  /** `boxes` where all fields count the same answers. */
  ask: (kind: PeriodKind, boxes: string | undefined): string =>
    `Of 100 customers who answer this ${nouns[kind]}, how many will ${boxes === undefined ? "give a top answer" : `say ${boxes}`}?`,
  opens: (day: string): string => `The report on ${day} opens with your guess beside the truth.`,
  whole: "All customers",
  counts: (boxes: string): string => `Top answers: ${boxes}.`,
  closes: (day: string, zone: string): string =>
    `Closes ${day}, 24:00, ${zone}. Until then you can change it. Leave a field empty to skip it.`,
  send: "Record my guess",
  again: "Change my guess",
  wrong: "A whole number from 0 to 100, or nothing.",
  nothing: "No number was given, so nothing was recorded.",
  recorded: "Your guess is on record.",
  onRecord: (values: string, moment: string): string => `On record since ${moment}: ${values}.`,
  counted: "It counts in the average of your group, and nobody is shown it alone.",
} as const;

export const closed = {
  title: (label: string): string => `Guesses for ${label} are closed`,
  over: (kind: PeriodKind): string => `The ${nouns[kind]} is over. The next report asks for your next guess.`,
  frozen: "The report is made, and its figures are known. A guess now would not be one.",
  late: "The report was being made as your guess came in, so that it may not count in it.",
  tainted: "You have been sent figures that cover part of this time, so that a guess now would not be one.",
  nothing: "Nothing was recorded.",
  stands: (values: string): string => `Your guess from before stands: ${values}.`,
} as const;

export const record = {
  title: "How your guesses went",
  only: (place: string): string => `${place}. Only you see this.`,
  columns: (period: string): readonly string[] => [period, "You said", "Customers", "Off by"],
  hidden: "not shown",
  unknown: "not known",
  others: (floor: string): string => `Others see only the average of a group of ${floor} or more.`,
  /** "Three guesses, all too high: by 19 points on average." */
  summary: (count: string, direction: "high" | "low" | "mixed", points: string, one: boolean): string => {
    const guesses = `${count} ${one ? "guess" : "guesses"}`;
    const size = `${points} ${points === "1" ? "point" : "points"}`;
    if (direction === "mixed") return `${guesses}, off by ${size} on average.`;
    const too = `too ${direction}`;
    return one ? `${guesses}, ${too} by ${size}.` : `${guesses}, all ${too}: by ${size} on average.`;
  },
} as const;
