// How well each group judges, in words.

export const groups = {
  title: (place: string | undefined): string =>
    place === undefined ? "How well each group judges" : `How well each group judges ${place}`,
  note: "Gap: what the group believes, minus what customers say. Off by: how far each member is off, on average.",
  columns: ["Group (people)", "Gap", "Off by", "Too high"],
  people: (group: string, count: string): string => `${group} (${count})`,
  leader: "Leaders",
  staff: "Front line",
  team: (name: string): string => `Team ${name}`,
  tooFew: "too few",
  more: (count: string): string => `${count} more ${count === "1" ? "team is" : "teams are"} in the report’s JSON.`,
  alphabetical: "Teams are in the order of their names. None is ranked: their intervals overlap.",
  apart: (more: string, less: string, size: string, range: string): string =>
    `${more} believes more than ${less}, by ${size} points (${range}). No other order of teams is beyond doubt.`,
  /** "Leaders were off by 32 points; over the 12 weeks before, by 30." */
  before: (group: string, now: string, periods: string, before: string): string =>
    `${group} are off by ${now} points on average; over ${periods} before it was ${before}.`,
} as const;

/** How a gap has changed: "The gap at Support has closed: it was −22." */
export const gapMoved = {
  closed: (stage: string, was: string): string => `The gap at ${stage} has closed: it was ${was}.`,
  opened: (stage: string, was: string): string =>
    `The gap at ${stage} is new: it was ${was}, which may have been none.`,
  narrower: (stage: string, was: string): string => `The gap at ${stage} is narrower: it was ${was}.`,
  wider: (stage: string, was: string): string => `The gap at ${stage} is wider: it was ${was}.`,
} as const;

/** Where belief and customers agree. */
export const agreed = {
  good: (stages: string, one: boolean): string => `Both sides agree that ${stages} ${one ? "is" : "are"} good.`,
  bad: (stages: string, one: boolean): string => `Both sides agree that ${stages} ${one ? "is" : "are"} bad.`,
} as const;
