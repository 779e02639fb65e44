// How a program weighs its Customer Experience Score.
import * as v from "valibot";

/** Figures that can be parts of the score, by id. */
export const scoreParts = [
  "nps",
  "csat",
  "ces",
  "ttr-within-target",
  "crr",
  "repeat-purchase-rate",
  "active-share",
] as const;

const weights = v.record(v.string(), v.pipe(v.number(), v.minValue(0, "a weight is 0 or more")));

/** The field that a program adds for the score. */
export const experienceFields = {
  /** With it the mail shows the score and its parts. Weights by figure id ("nps", "csat", …), 1 where none is given. */
  experienceScore: v.optional(v.strictObject({ weights: v.optional(weights, {}) })),
};
