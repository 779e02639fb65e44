// How long subscribers stay, in words.

export const retention = {
  title: "How long subscribers stay",
  heads: ["Started in", "Customers", "Left", "Would have left at one pace"],
  /** A chance in words: "in 3 of 100 cases". */
  chance: (percent: string): string =>
    `Were all years alike, chance alone would set them as far apart in ${percent} of 100 cases.`,
  ahead: "Expected to be there",
  aheadHeads: ["After", "Of 100 who start"],
  months: (count: string): string => `${count} months`,
  projected: (n: string, followed: string): string =>
    `Projected from ${n} customers who were followed for ${followed} months or longer (shifted beta-geometric). A projection is no measurement: it takes for granted that they go on as they did.`,
} as const;
