// What somebody can reckon who knows how many answers some stretches of time have: each is the difference of two of its ends.
import type { Day } from "../../../domain/fact.ts";

/** A stretch of time and how many answers it has. */
export interface Stretch {
  readonly start: Day;
  readonly end: Day;
  readonly n: number;
}

/** Ends of stretches that hang together, each with how many answers lie before it, counted from any point. */
type Reach = Map<Day, number>;

/**
 * Keeps which ends of stretches hang together. The answers between two ends can be reckoned if, and only if, they do.
 *
 * @example
 * const sums = knownSums();
 * sums.add({ start: "2026-11-23", end: "2026-11-30", n: 40 });
 * sums.newly({ start: "2026-11-23", end: "2026-11-29", n: 37 }); // => [{ start: "2026-11-29", end: "2026-11-30", n: 3 }, { start: "2026-11-23", end: "2026-11-29", n: 37 }]
 */
export function knownSums() {
  const reaches = new Map<Day, Reach>();
  const reachOf = (day: Day): Reach => reaches.get(day) ?? new Map([[day, 0]]);

  /** The second reach, counted from where the first is, once a stretch joins them. */
  function shifted({ start, end, n }: Stretch): { readonly from: Reach; readonly to: Reach } {
    const [from, to] = [reachOf(start), reachOf(end)];
    const by = (from.get(start) ?? 0) + n - (to.get(end) ?? 0);
    return { from, to: new Map([...to].map(([day, before]) => [day, before + by])) };
  }

  return {
    /** Whether the answers between two ends can be reckoned. */
    knows: (start: Day, end: Day): boolean =>
      start === end || (reaches.has(start) && reaches.get(start) === reaches.get(end)),
    /** All stretches that could be reckoned once this one is known, and cannot before. */
    newly(stretch: Stretch): Stretch[] {
      if (reachOf(stretch.start).has(stretch.end)) return [];
      const { from, to } = shifted(stretch);
      return [...to]
        .flatMap(([day, before]) =>
          [...from].map(
            ([other, behind]): Stretch =>
              other < day
                ? { start: other, end: day, n: before - behind }
                : { start: day, end: other, n: behind - before },
          ),
        )
        .reverse();
    },
    add(stretch: Stretch): void {
      if (reachOf(stretch.start).has(stretch.end)) return;
      const { from, to } = shifted(stretch);
      const joined: Reach = new Map([...from, ...to]);
      for (const day of joined.keys()) reaches.set(day, joined);
    },
  };
}

export type KnownSums = ReturnType<typeof knownSums>;
