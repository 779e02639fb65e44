// Why customers' purchases do not carry a model of their lifetime.
import type { Bounds } from "../numerics/nelder-mead.ts";

/** What forbids a model: a reason to branch on, and the same in words. */
export interface Unfit {
  readonly kind: "unfit";
  readonly reason: "few-repeat-buyers" | "value-follows-frequency" | "a-near-one" | "not-settled";
  readonly problem: string;
}

/**
 * Where the search for a likelihood's peak is given up, over the logarithms of the parameters: beyond a million times or
 * below a millionth, and after twice the steps that a peak takes (CDNOW: 176).
 */
export const peakBounds: Bounds = { steps: 400, reach: Math.log(1e6) };

/** Below so many customers who came back the parameters are guesses. */
const fewest = 100;

/**
 * Says that something is unfit.
 *
 * @example
 * unfit("not-settled", "no peak").kind; // => "unfit"
 */
export const unfit = (reason: Unfit["reason"], problem: string): Unfit => ({ kind: "unfit", reason, problem });

/**
 * The refusal of too few customers who bought again; undefined where they suffice.
 *
 * @example
 * fewRepeatBuyers("bg/nbd", 100); // => undefined
 */
export const fewRepeatBuyers = (model: string, buyers: number): Unfit | undefined =>
  buyers < fewest
    ? unfit("few-repeat-buyers", `${model} requires ${fewest} customers who bought again, got ${buyers}`)
    : undefined;
