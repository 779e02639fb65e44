// The decision log: the words of its form and of its list.

export const log = {
  title: "Record what you changed",
  lead: (program: string): string =>
    `When a figure of ${program} leaves its usual range, the report names what was changed at that time. The timing may fit; it never proves a cause.`,
  what: "What changed",
  example: "As it shall stand beside a chart, like “new sign-up form”. No names of people.",
  when: "On which day",
  where: "At which stage",
  everywhere: "All stages",
  send: "Record it",
  recorded: "It is on record.",
  taken: "It is taken back. Reports that were sent keep what they showed.",
  listed: "On record",
  none: "Nothing is on record yet.",
  take: "Take back",
  wrong: {
    words: "One to 60 characters.",
    day: "A day that is not ahead, and no more than two years back.",
    stage: "A stage of this program.",
  },
} as const;
