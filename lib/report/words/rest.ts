// Headings and sentences of the later blocks: what changed, comments, what is not known, method.

export const changes = {
  title: "What changed, what did not",
  groups: {
    worse: ["▼", "Worse"],
    better: ["▲", "Better"],
    "no-clear-change": ["≈", "No clear change"],
    "too-few": ["?", "Too few to say"],
    "not-comparable": ["≠", "Not comparable"],
  },
  more: (count: string): string => `and ${count} more`,
  /** The groups below add up to this. */
  total: (count: string, one: boolean): string => `${count} ${one ? "measure" : "measures"} in all, each in one group.`,
  lacking: (count: string): string => `about ${count} more`,
} as const;

export const comments = {
  title: "In their words",
  shown: (shown: string, total: string, stage: string | undefined): string =>
    `${shown} of ${total} ${total === "1" ? "comment" : "comments"}${stage === undefined ? "" : ` on ${stage}`}, newest first.`,
  themes: (total: string, told: readonly string[]): string => `Themes in all ${total}: ${told.join(", ")}.`,
  theme: (name: string, count: string): string => `${name} ${count}`,
  otherThemes: "other",
  themesTitle: "What comments are about",
  themesNote: (total: string): string =>
    `Of ${total} comments, how many hold a word of each theme's list. A mention is no opinion; one comment may mention several.`,
  themeHeads: ["Theme", "Comments", "Share"],
  sentiment: {
    "mostly-positive": (n: string): string => `Of ${n} whose sentiment their source declared, most are positive.`,
    "mostly-negative": (n: string): string => `Of ${n} whose sentiment their source declared, most are negative.`,
    mixed: (n: string): string =>
      `Of ${n} whose sentiment their source declared, neither side clearly outweighs the other.`,
  },
  cut: "(cut)",
  withheld: (count: string, one: boolean): string => `${count} ${one ? "comment is" : "comments are"} withheld.`,
} as const;

/** The list of a report's editions, and the links under the guess. */
export const earlier = {
  title: "Earlier reports",
  of: (report: string): string => `${report}, newest first.`,
  none: (report: string): string => `${report} has no edition yet.`,
  columns: ["Period", "Dates"],
  link: "Earlier reports",
  file: "These figures as CSV",
} as const;

export const unknown = {
  title: "What we do not know",
  hidden: (floor: number): string => `fewer than ${floor} answers, not shown.`,
  hiddenToo: "not shown, so that a small group cannot be worked out by subtraction.",
  lowBase: (base: string, needed: number): string => `${base}, ${needed} needed for a verdict.`,
  more: (count: string, one: boolean): string =>
    `${count} more small ${one ? "group is" : "groups are"} not shown or ${one ? "gets" : "get"} no verdict.`,
  others: "Others",
  silent: ["Who did not answer:", "intervals cover chance, not who chose to answer."],
  silentShare: (silent: string, answered: string): readonly [string, string] => [
    `The silent ${silent}%:`,
    `${answered}% of those asked answered. Intervals cover chance, not who chose to answer.`,
  ],
  nameless: (share: string): readonly [string, string] => [
    "Without a name:",
    `${share}% of the answers, which may be of the same people.`,
  ],
  rateMoved: (now: string, earlier: string): readonly [string, string] => [
    "Response rate:",
    `${now}%, ${earlier}% before. Others may be answering.`,
  ],
  shifted: (segments: string): readonly [string, string] => [
    "Who answered:",
    `the mix of ${segments} is not that of before.`,
  ],
  why: ["Why:", "no figure here proves a cause."],
} as const;

export const method = {
  title: "How this was measured.",
  answers: (from: string, to: string, zone: string): string => `Answers of ${from} 00:00 to ${to} 00:00, ${zone}.`,
  intervals: "Brackets are 95% intervals: NPS adjusted Wald, shares Wilson, differences Newcombe.",
  clear: (count: string, one: boolean): string =>
    `“Clear” means it survives a correction for ${count} ${one ? "measure" : "measures"} looked at and is larger than the smallest change worth reporting.`,
  floors: (suppress: number, lowBase: number): string =>
    `Groups under ${suppress} are hidden, under ${lowBase} get no verdict.`,
  /** Figures that are counted by another definition than in the edition before. */
  redefined: (figures: readonly string[]): string =>
    `≠ Defined anew since the last report: ${figures.join(", ")}. Earlier periods are counted anew; what earlier mails said is another series.`,
  edition: (id: string, revision: number, code: string): string => `Edition ${id}, revision ${revision}, code ${code}.`,
  meaning: "What the figures mean.",
  why: "Why you get this.",
  reader: (report: string, program: string): string =>
    `You are a recipient of the ${report} report on ${program}. Questions: reply to this mail.`,
  browser: "Read it in the browser",
  leave: "Unsubscribe",
} as const;

export const cadences = {
  daily: "daily",
  weekly: "weekly",
  monthly: "monthly",
  quarterly: "quarterly",
  yearly: "yearly",
} as const;

export const links = { evidence: "See the evidence" } as const;
