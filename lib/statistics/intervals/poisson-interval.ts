// The exact interval of a rate of events per exposure.
import { poissonAtLeast, poissonAtMost } from "../distributions/poisson.ts";
import type { Estimate } from "./interval.ts";

/** Where a function that only falls passes `level` between two ends, to the last digit. */
function crossing(falling: (x: number) => number, level: number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (falling(middle) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Events per unit of exposure, such as contacts per order, with the exact 95% interval: the means under which so many
 * or more, and so few or fewer, are seen with 2.5% each. It holds the level for any count, and is therefore a little
 * wide for small ones.
 *
 * Empty: undefined for no exposure. No events give a low end of 0 and a high end that is not 0.
 * Source: Garwood, Biometrika 28 (1936) 437-442.
 *
 * @example
 * poissonInterval(0, 0); // => undefined
 */
export function poissonInterval(count: number, exposure: number): Estimate | undefined {
  if (!(exposure > 0)) return undefined;
  const beyond = count + 4 * Math.sqrt(count) + 8;
  const low = count === 0 ? 0 : crossing((mean) => -poissonAtLeast(count, mean), -0.025, [0, count]);
  const high = crossing((mean) => poissonAtMost(count, mean), 0.025, [count, beyond]);
  return { value: count / exposure, low: low / exposure, high: high / exposure };
}
