// Sets of days, as sorted numbers, and how they are written in few characters.

/** Day numbers in ascending order, each once. */
export type DaySet = readonly number[];

/**
 * The days of two sets together.
 *
 * Empty: the empty set is neutral. Associative and commutative.
 *
 * @example
 * union([1, 3], [2, 3]); // => [1, 2, 3]
 */
export function union(a: DaySet, b: DaySet): DaySet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  // Nearly always one stretch of time lies before the other.
  if ((a.at(-1) ?? 0) < (b[0] ?? 0)) return [...a, ...b];
  if ((b.at(-1) ?? 0) < (a[0] ?? 0)) return [...b, ...a];
  return [...new Set([...a, ...b])].sort((one, two) => one - two);
}

/**
 * The days between one day and the next, in order.
 *
 * Empty: none below two days.
 *
 * @example
 * gapsOf([1, 4, 5]); // => [3, 1]
 */
export const gapsOf = (days: DaySet): number[] => days.slice(1).map((day, at) => day - (days[at] ?? day));

/**
 * A set as text: the first day and the gaps after it, in base 36.
 *
 * Empty: "" for the empty set.
 *
 * @example
 * daysText([20_000, 20_001, 20_040]); // => "ffk.1.13"
 */
export const daysText = (days: DaySet): string =>
  [...days.slice(0, 1), ...gapsOf(days)].map((number) => number.toString(36)).join(".");

/**
 * The set that a text stands for.
 *
 * @example
 * daysOfText("ffk.1.13"); // => [20000, 20001, 20040]
 */
export function daysOfText(text: string): DaySet {
  if (text === "") return [];
  let day = 0;
  return text.split(".").map((number) => {
    day += Number.parseInt(number, 36);
    return day;
  });
}
