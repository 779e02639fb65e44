// A correction in words: figure, old, new, cause.

const many = (count: string, one: string): string => `${count} ${one}${count === "1" ? "" : "s"}`;

export const restated = {
  figure: (name: string, was: string, now: string, cause: string): string =>
    `${name} was ${was}, now ${now}: ${cause}.`,
  short: (name: string, now: string, was: string): string => `${name} ${now}, was ${was}`,
  /** Where no figure reads otherwise than before. */
  unseen: (cause: string): string => `No figure reads otherwise: ${cause}.`,
  came: (count: string, kind: string): string => `${count} late ${kind}${count === "1" ? "" : "s"}`,
  gone: (count: string, kind: string): string => `${many(count, kind)} fewer`,
  changed: (count: string, kind: string): string => `${many(count, kind)} changed`,
  rules: "counted by other rules",
  /** What moved stands in other periods, or in figures of customers. */
  elsewhere: "late facts",
  sameVerdicts: "No verdict changed.",
  verdicts: (count: string): string => `${many(count, "verdict")} changed.`,
} as const;
