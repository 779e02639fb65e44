// How long what a program keeps is kept, by kind. What is left out is kept for ever; what is kept aside for ninety days.
import * as v from "valibot";

const duration = v.pipe(
  v.string(),
  v.regex(/^P[1-9]\d{0,3}[YMWD]$/, 'a time to keep is written "P3Y", "P18M", "P8W" or "P90D" (ISO 8601)'),
);

const retention = v.strictObject({
  response: v.optional(duration),
  /** A ticket goes whole, so long after it was last seen. */
  ticket: v.optional(duration),
  order: v.optional(duration),
  /** So long after it ended. A subscription that runs is kept. */
  subscription: v.optional(duration),
  engagement: v.optional(duration),
  invitation: v.optional(duration),
  /** The vendor's bytes beside a fact: without them a mended mapping cannot make it anew. */
  raw: v.optional(duration),
  /** The words of comments; scores stay. */
  verbatims: v.optional(duration),
  /** Deliveries that could not be used. */
  quarantine: v.optional(duration, "P90D"),
});

/** The field that a program adds. */
export const retentionFields = { retention: v.optional(retention) };
