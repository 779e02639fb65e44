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
  otherQuestion: "≠ Another question or scale was asked there: it is not compared with the rest of its column.",
  lowBase: (n: string): string => `${n} answers: low base`,
} as const;
