// The words of the Customer Experience Score.

export const experience = {
  title: "Customer Experience Score",
  coverage: (share: string, parts: string): string =>
    `A summary on 0 to 100, never a reason to act by itself. ${share} of its weight is covered, by ${parts}.`,
  none: (share: string): string => `Not shown: only ${share} of its weight is covered, and half is needed.`,
  parts: (count: string): string => `${count} parts`,
  before: (value: string): string => `${value} in the report before`,
  /** Beside a score whose parts, weights or definitions are not those of the edition before. */
  otherSeries: "≠ Another series than in the report before: not comparable",
  columns: ["Part", "Weight", "Of 100"],
  missing: "not shown",
  note: "NPS stands as (NPS + 100) / 2. The interval takes the parts as independent. Other weights start a new series.",
} as const;
