// Newcombe's hybrid score interval for the difference of two shares.
import type { Interval, Share } from "./interval.ts";
import { mover } from "./mover.ts";
import { wilson } from "./wilson.ts";

/**
 * The 95% interval of the difference "first share minus second", -1 to 1.
 *
 * Variant: hybrid of two Wilson intervals, for independent groups. Empty: undefined when either group has no answers.
 * Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
 *
 * @example
 * newcombe({ count: 1, n: 2 }, { count: 0, n: 0 }); // => undefined
 */
export function newcombe(first: Share, second: Share): Interval | undefined {
  const a = wilson(first);
  const b = wilson(second);
  if (!a || !b) return undefined;
  const { low, high } = mover({ value: first.count / first.n, ...a }, { value: second.count / second.n, ...b });
  return { low, high };
}
