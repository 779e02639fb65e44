// Nelder and Mead's search for the smallest value of a function of a few variables.

/** A place, and the value of the function there. */
interface Place {
  readonly at: readonly number[];
  readonly value: number;
}

/** The smallest value found, where it lies, and whether the search came to rest there. */
export interface Minimum extends Place {
  readonly settled: boolean;
}

type Target = (at: readonly number[]) => number;

/** Where a search is given up, so that what has no peak is refused about as fast as a peak is found. */
export interface Bounds {
  /** After so many steps of all searches together. */
  readonly steps?: number;
  /** Where the best place lies further than this from 0 on any axis: the function falls for ever. */
  readonly reach?: number;
}

/** Bounds of one search, with the steps that are left. */
interface Left {
  steps: number;
  readonly reach: number;
}

const precision = 1e-12;

/** From `from`, `factor` times the way to `to`. A value that is no number counts as endlessly bad. */
function along(target: Target, way: { from: readonly number[]; to: readonly number[]; factor: number }): Place {
  const at = way.from.map((start, axis) => start + way.factor * ((way.to[axis] ?? 0) - start));
  const value = target(at);
  return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
}

const middleOf = (places: readonly Place[]): number[] =>
  (places[0]?.at ?? []).map((_, axis) => places.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / places.length);

/** What takes the place of the worst corner: reflected, expanded or contracted; undefined where all must shrink. */
function better(target: Target, corners: readonly Place[], worst: Place): Place | undefined {
  const middle = middleOf(corners);
  const move = (factor: number) => along(target, { from: middle, to: worst.at, factor });
  const [best, second] = [corners[0]?.value ?? 0, corners.at(-1)?.value ?? 0];
  const reflected = move(-1);
  if (reflected.value < best) {
    const expanded = move(-2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second) return reflected;
  const contracted = move(reflected.value < worst.value ? -0.5 : 0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined;
}

/** One search with a simplex of its own around `start`. */
function search(target: Target, start: readonly number[], left: Left): Minimum {
  const corner = (axis: number) => start.map((value, other) => (other === axis ? value + 0.5 : value));
  let simplex = [start, ...start.map((_, axis) => corner(axis))].map((at) =>
    along(target, { from: at, to: at, factor: 0 }),
  );
  for (; left.steps > 0; left.steps--) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0], simplex.at(-1)];
    if (!best || !worst) break;
    if (!Number.isFinite(best.value) || best.at.some((value) => Math.abs(value) > left.reach)) break;
    if (worst.value - best.value <= precision * (Math.abs(best.value) + precision)) return { ...best, settled: true };
    const rest = simplex.slice(0, -1);
    const next = better(target, rest, worst);
    simplex = next
      ? [...rest, next]
      : [best, ...simplex.slice(1).map(({ at }) => along(target, { from: best.at, to: at, factor: 0.5 }))];
  }
  simplex.sort((a, b) => a.value - b.value);
  return { at: start, value: Number.NaN, ...simplex[0], settled: false };
}

/**
 * Where a function of a few variables is smallest, without derivatives. The same input gives the same answer. The first
 * simplex steps by 0.5, as suits logarithms of parameters; searches start anew until one finds nothing better, so that
 * a simplex gone flat does not pass for a minimum.
 *
 * Empty: without variables, the value as it is. Where the function falls for ever, or a bound is met, `settled` is false.
 * Source: Nelder & Mead, The Computer Journal 7 (1965) 308-313.
 *
 * @example
 * const found = nelderMead(([x]) => (x - 3) ** 2, [0]);
 * Math.abs(found.at[0] - 3) < 1e-5; // => true
 */
export function nelderMead(target: Target, start: readonly number[], bounds: Bounds = {}): Minimum {
  const left: Left = { steps: bounds.steps ?? 4000, reach: bounds.reach ?? Number.POSITIVE_INFINITY };
  let found = search(target, start, left);
  for (let again = 0; again < 10; again++) {
    if (!found.settled) return found;
    const next = search(target, found.at, left);
    const gain = found.value - next.value;
    if (next.value <= found.value) found = next;
    if (!(gain > 1e-9 * (Math.abs(found.value) + 1e-9))) return found;
  }
  return { ...found, settled: false };
}
