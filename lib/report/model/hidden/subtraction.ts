// Keeps hidden groups hidden: a single one could be found by subtracting its neighbours from the whole.

/** One group of a dimension, such as one stage, and how many answers it has. */
export interface Group {
  readonly id: string;
  readonly n: number;
  /** It is kept from the reader whatever its size: it belongs to nothing that is shown, or would tell of another period. */
  readonly withheld?: boolean;
}

/** What the whole has beside its groups, such as answers about no stage: never shown, and found by subtraction like any. */
const rest = "";

/**
 * Which groups of one figure and one dimension are not shown, and why. Groups below the floor are hidden; while those
 * hidden are a single group, or together still below the floor, the next smallest is hidden as well. What the whole has
 * beside its groups is a group too.
 *
 * Empty: groups without answers are no secret and hide nothing.
 * Source: complementary suppression; Willenborg and de Waal, "Elements of Statistical Disclosure Control", 2001.
 *
 * @param whole how many answers there are in all, where the whole is shown
 *
 * @example
 * [...hiddenGroups([{ id: "a", n: 3 }, { id: "b", n: 40 }, { id: "c", n: 9 }], 5).entries()]; // => [["a", "below-floor"], ["c", "hidden-by-subtraction"]]
 * [...hiddenGroups([{ id: "a", n: 30 }, { id: "b", n: 40 }], 5, 73).keys()]; // => ["a"]
 */
export function hiddenGroups(
  groups: readonly Group[],
  floor: number,
  whole = 0,
): ReadonlyMap<string, "below-floor" | "hidden-by-subtraction"> {
  const beside = whole - groups.reduce((sum, { n }) => sum + n, 0);
  const must = groups.filter(({ n, withheld }) => n > 0 && (n < floor || withheld));
  // Answers beside all groups protect a hidden one, and are in need of protection where they are few.
  const others = beside > 0 && (must.length > 0 || beside < floor) ? [{ id: rest, n: beside }] : [];
  const kept = groups
    .filter((group) => group.n > 0 && !must.includes(group))
    .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const hidden: Group[] = [...must, ...others];
  const total = (): number => hidden.reduce((sum, { n }) => sum + n, 0);
  while (hidden.length > 0 && (hidden.length === 1 || total() < floor)) {
    const next = kept.shift();
    if (!next) break;
    hidden.push(next);
  }
  return new Map(
    hidden
      .filter(({ id }) => id !== rest)
      .map(({ id, n }) => [id, n < floor ? "below-floor" : "hidden-by-subtraction"] as const),
  );
}
