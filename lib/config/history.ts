// What a program knows of its own past: what was changed on which day, and which changes are worth reporting.
import * as v from "valibot";
import { day, id } from "./words.ts";

/** No line of the decision log is longer: it stands beside a chart. */
export const longestCause = 60;

/** One line of the decision log. */
const cause = v.strictObject({
  day,
  /** Left out: it concerns every stage. */
  stage: v.optional(id("stage")),
  /** As they stand beside a chart: "new sign-up form". */
  words: v.pipe(v.string(), v.trim(), v.nonEmpty("a cause is told in words"), v.maxLength(longestCause)),
  /** The shift is here to stay: what is usual is counted anew from the first period that starts on this day or later. */
  accepted: v.optional(v.boolean(), false),
});

/** The fields that a program adds about its past. */
export const historyFields = {
  /** What was changed and when: told beside a signal, never as its proof. */
  causes: v.optional(v.array(cause)),
  /** The smallest change worth reporting, by figure id, in the figure's unit; durations as a ratio, 0.1 = 10%. */
  relevant: v.optional(v.record(v.string(), v.pipe(v.number(), v.gtValue(0, "a relevant change is larger than 0")))),
};

/** The field that a question adds: scale, words or direction are as they are now since this day. */
export const since = v.optional(day);

export type Cause = v.InferOutput<typeof cause>;
