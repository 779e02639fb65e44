// Questions, scales and scores: what was asked, on which scale, and what one person answered.

/** Who answers: a customer, front-line staff, or a leader. */
export type Audience = "customer" | "staff" | "leader";

/**
 * How a score is meant.
 *
 * - `answer`: one's own experience, on the question's scale.
 * - `yes-no`: "do our customers find this superior?", 1 or 0 (Bain's belief question).
 * - `share`: "what per cent of customers would give a top answer?", 0 to 100.
 * - `typical`: "how would a typical customer answer?", on the question's scale.
 */
export type ScoreForm = "answer" | "yes-no" | "share" | "typical";

/** One score of a response. `stage` overrides the response's own stage. */
export interface Score {
  readonly question: string;
  readonly form: ScoreForm;
  readonly value: number;
  readonly stage?: string;
  /** How the question was asked (see `asked.ts`). Left out: as it is asked now. */
  readonly asked?: string;
}

/** A closed scale of whole numbers, both ends included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** The part of a scale that an answer falls into. */
export type ScoreClass = "low" | "middle" | "high";

/** The scale on which a form of a question is answered. */
export const scaleOf = (scale: Scale, form: ScoreForm): Scale =>
  form === "yes-no" ? { min: 0, max: 1 } : form === "share" ? { min: 0, max: 100 } : scale;

/**
 * Whether a value lies on a scale: a whole number between its ends.
 *
 * @example
 * onScale(11, { min: 0, max: 10 }); // => false
 */
export const onScale = (value: number, scale: Scale): boolean =>
  Number.isInteger(value) && value >= scale.min && value <= scale.max;
