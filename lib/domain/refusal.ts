// An expected "no": a value with the HTTP status that the contract gives it, never an exception.

/**
 * Why something was refused.
 *
 * `problem` is worded "thing, then rule", in lower case without a full stop, and never holds a secret,
 * a verbatim or an address: "nps requires a whole number from 0 to 10, got 11".
 */
export interface Refusal {
  readonly kind: "refusal";
  readonly status: 400 | 401 | 413 | 415 | 503;
  readonly problem: string;
}

/**
 * Makes a refusal.
 *
 * @example
 * refusal(413, "body must hold at most 262144 bytes"); // => { kind: "refusal", status: 413, problem: "body must hold at most 262144 bytes" }
 */
export const refusal = (status: Refusal["status"], problem: string): Refusal => ({
  kind: "refusal",
  status,
  problem,
});
