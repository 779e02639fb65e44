// Keeps hidden groups hidden: a single one could be found by subtracting its neighbours from the whole.

/** One group of a dimension, such as one stage, and how many answers it has. */
export interface Group {
  readonly id: string;
  readonly n: number;
}

/**
 * Which groups of one figure and one dimension are not shown, and why. Groups below the floor are hidden; while those
 * hidden are a single group, or together still below the floor, the next smallest is hidden as well.
 *
 * Empty: groups without answers are no secret and hide nothing.
 * Source: complementary suppression; Willenborg and de Waal, "Elements of Statistical Disclosure Control", 2001.
 *
 * @example
 * [...hiddenGroups([{ id: "a", n: 3 }, { id: "b", n: 40 }, { id: "c", n: 9 }], 5).entries()]; // => [["a", "below-floor"], ["c", "hidden-by-subtraction"]]
 */
export function hiddenGroups(
  groups: readonly Group[],
  floor: number,
): ReadonlyMap<string, "below-floor" | "hidden-by-subtraction"> {
  const answered = groups
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const hidden = new Map<string, "below-floor" | "hidden-by-subtraction">();
  let together = 0;
  for (const { id, n } of answered) {
    const enough = hidden.size === 0 || (hidden.size > 1 && together >= floor);
    if (n >= floor && enough) break;
    hidden.set(id, n < floor ? "below-floor" : "hidden-by-subtraction");
    together += n;
  }
  return hidden;
}
