// The journey map in words.

export const journey = {
  title: "The journey",
  note: (first: string, last: string): string => `From ${first} to ${last}. Thin line: 95% interval.`,
  stage: "Stage",
  easy: "easy",
  weakest: "weakest",
  widestGap: "widest gap",
  none: "no answers",
  notAsked: "–",
  other: "≠",
  otherWords: "≠ asked in other words",
  otherQuestion: "≠ Another question or scale was asked there: it is not compared with the rest of its column.",
  onward: (share: string, interval: string): string => `${share} go on (${interval})`,
  was: (before: string): string => `, was ${before}`,
  median: (time: string): string => `median ${time}`,
  sameDay: "the same day",
  days: (count: string): string => `${count} ${count === "1" ? "day" : "days"}`,
  followed: (days: string): string =>
    `“Go on”: of the customers first seen at a stage, those seen further along within ${days} days. Who leaves no trace is not seen.`,
  peak: (stage: string, value: string, clear: boolean): string =>
    `Lowest point: ${stage}, ${value}${clear ? "" : ", which may be chance"}.`,
  end: (stage: string, value: string): string => `Last stage: ${stage}, ${value}.`,
  mean: (value: string): string => `Mean of the stages: ${value}.`,
  few: (n: string): string => `${n} ${n === "1" ? "customer" : "customers"}: low base`,
  lowBase: (n: string): string => `${n} answers: low base`,
} as const;
