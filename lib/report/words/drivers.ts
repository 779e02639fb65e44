// Drivers in words: what goes with what, never what causes what.

interface Mistaken {
  readonly group: string;
  readonly believed: string;
  readonly outcome: string;
  readonly followed: string;
}

interface Strengths {
  readonly followed: string;
  readonly n: string;
  readonly name: string;
  readonly believed: string;
}

export const drivers = {
  title: "What drives customers",
  panel: "What we think drives customers",
  /** What a group ranks first, and what customers' answers go with instead. */
  mistaken: ({ group, believed, outcome, followed }: Mistaken): string =>
    `${group} rank ${believed} first. What customers answer on ${outcome} goes most closely with ${followed}`,
  strengths: ({ followed, n, name, believed }: Strengths): string =>
    ` (correlation ${followed}, ${n} customers; with ${name} ${believed}).`,
  caution: "To go with is not to cause: who likes the whole may judge its parts more kindly.",
  people: (n: string, audience: "leader" | "staff"): string =>
    audience === "leader" ? `${n} leaders` : `${n} of the front line`,
  heads: ["Driver", "Leaders rank", "Front line ranks", "Goes with the whole"],
  note: (outcome: string): string =>
    `Mean ranks, 1 matters most; correlation with “${outcome}”, person by person, with its 95% interval. To go with is not to cause.`,
  agreement: (people: string, tau: string, p: string): string =>
    `Agreement of ${people} with customers: Kendall's tau ${tau}, p ${p}.`,
  tooFew: "too few",
} as const;
