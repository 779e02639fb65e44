// The exact interval of a rate of events per exposure.
import { chiSquareQuantile } from "../distributions/chi-square.ts";
import type { Estimate } from "./interval.ts";

/**
 * Events per unit of exposure, such as contacts per order, with the exact 95% interval. It holds the level for any
 * count, and is therefore a little wide for small ones.
 *
 * Empty: undefined for no exposure. No events give a low end of 0 and a high end that is not 0.
 * Source: Garwood, Biometrika 28 (1936) 437-442.
 *
 * @example
 * poissonInterval(0, 0); // => undefined
 */
export function poissonInterval(count: number, exposure: number): Estimate | undefined {
  if (!(exposure > 0)) return undefined;
  return {
    value: count / exposure,
    low: count === 0 ? 0 : chiSquareQuantile(0.025, 2 * count) / 2 / exposure,
    high: chiSquareQuantile(0.975, 2 * count + 2) / 2 / exposure,
  };
}
