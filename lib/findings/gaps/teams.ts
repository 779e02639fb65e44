// Teams beside each other: named as apart only where the difference of what they believe excludes 0.
import { mover } from "../../statistics/intervals/mover.ts";
import type { Gap, GapSize } from "./gap-told.ts";
import { intervalP } from "./gaps.ts";

/** Two teams of which one clearly believes more, by so much. */
export interface TeamsApart {
  readonly more: string;
  readonly less: string;
  readonly apart: GapSize;
}

/** Of all that a report says of pairs of teams, one in so many may be wrong. */
const wrongAtMost = 0.05;

/**
 * The two teams that are furthest apart about one question at one stage, where that is beyond doubt. They are asked of the
 * same customers, so that their gaps differ by what they believe.
 *
 * Unit: of the gap. Empty: undefined where no pair is clearly apart, allowing for all pairs that were looked at.
 * Source: Zou and Donner 2008; Bonferroni over the pairs.
 *
 * @example
 * teamsApart([]); // => undefined
 */
export function teamsApart(gaps: readonly Gap[]): TeamsApart | undefined {
  const told = gaps.flatMap(({ team, belief, gap }) => (team !== undefined && belief && gap ? [{ team, belief }] : []));
  const pairs = told.flatMap((one, at) =>
    told.slice(at + 1).map((other) => {
      const [more, less] = one.belief.value >= other.belief.value ? [one, other] : [other, one];
      return { more: more.team, less: less.team, apart: mover(more.belief, less.belief) };
    }),
  );
  const clear = pairs.filter(({ apart }) => apart.low > 0 && intervalP(apart) * pairs.length <= wrongAtMost);
  return clear.sort((a, b) => b.apart.value - a.apart.value)[0];
}
