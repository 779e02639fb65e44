// Expectations, standards and what came of them, in words.

interface Sentence {
  readonly place: string;
  readonly size: string;
  readonly interval: string;
  readonly base: string;
}

export const servqual = {
  title: "Against what was expected",
  whole: "On the whole",
  /** Gap 5. */
  found: ({ place, size, interval, base }: Sentence, short: boolean): string =>
    `${place}: customers found ${size} ${short ? "less" : "more"} than they expected (${interval}; ${base}).`,
  /** Gap 1. */
  believed: ({ place, size, interval, base }: Sentence, short: boolean, leaders: boolean): string =>
    `${place}: ${leaders ? "leaders think" : "the front line thinks"} that customers expect ${size} ${short ? "less" : "more"} than they do (${interval}; ${base}).`,
  /** Gap 3. */
  delivered: ({ place, size, interval, base }: Sentence, short: boolean): string =>
    `${place}: half the tickets take at least ${size} ${short ? "longer" : "less"} than the target (${interval}; ${base}).`,
  /** Gap 4. */
  promised: ({ place, size, interval, base }: Sentence, short: boolean): string =>
    `${place}: orders come ${size} ${short ? "later" : "earlier"} than promised, on the average (${interval}; ${base}).`,
  days: (days: string): string => `${days} ${days === "1.0" ? "day" : "days"}`,
  steps: (steps: string): string => `${steps} ${steps === "1.0" ? "step" : "steps"}`,
  points: (points: string): string => `${points} ${points === "1" ? "point" : "points"}`,
  note: "SERVQUAL's gaps, as far as they are asked for. Negative: below what was expected; of time, within the target. Corrected together.",
  heads: ["Gap", "Difference", "Verdict"],
  names: {
    1: (leaders: boolean): string =>
      `1: ${leaders ? "leaders'" : "front line's"} view of the expectation less the expectation`,
    3: "3: median time to resolution less the target",
    4: "4: when orders came less when they were promised, mean",
    5: "5: what was found less what was expected",
  },
  verdicts: { short: "falls short", over: "above", unclear: "may be none", "too-few": "too few" },
  /** Of gap 1 no side is better. */
  views: { short: "expects too little", over: "expects too much" },
} as const;
