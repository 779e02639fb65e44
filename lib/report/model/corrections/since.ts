// What came, went and changed between two counts of the same period: why a figure is corrected.
import type { Slice } from "../../../domain/figure.ts";
import type { Counts } from "../../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";

/**
 * Answers, or tickets, of one slice: how many more there are, how many fewer, and how many say something else. Editions
 * keep counts and not facts, so that these are the fewest that explain the difference.
 */
export interface Since {
  readonly came: number;
  readonly gone: number;
  readonly changed: number;
}

type Counted = Pick<Slice, "question" | "stage"> & { readonly metric: string };

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How many counted in another bucket than before, beside those that came or went. */
function movedBetween(before: Counts, after: Counts): number {
  const buckets = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const up = buckets.reduce((sum, bucket) => sum + Math.max(0, (after[bucket] ?? 0) - (before[bucket] ?? 0)), 0);
  return up - Math.max(0, total(after) - total(before));
}

/** Scores are whole numbers; sums and moments beside them are no buckets. */
const scores = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([bucket]) => /^-?\d+$/.test(bucket)));

/** How many facts stand behind a cell: every answer that was given, also those that a later one replaced. */
function factsOf(cells: Cells, { metric, question, stage }: Counted, counts: Counts): number {
  const slice = { ...(question !== undefined && { question }), ...(stage !== undefined && { stage }) };
  const given = cells[cellText({ metric: "response-rate", ...slice, audience: "customer" })]?.answered;
  return given ?? (metric === "ttr" ? (counts.n ?? 0) : total(scores(counts)));
}

/**
 * What came, went and changed in one slice since an earlier count of the same period.
 *
 * Unit: answers or tickets. Empty: zeros where both counts are the same.
 *
 * @example
 * sinceThen({ "csat|customer|q": { 5: 3, 1: 1 } }, { "csat|customer|q": { 5: 4, 1: 1, 2: 1 } }, { metric: "csat", question: "q" }); // => { came: 2, gone: 0, changed: 0 }
 */
export function sinceThen(before: Cells, after: Cells, counted: Counted): Since {
  const { metric, question, stage } = counted;
  const slice = { ...(question !== undefined && { question }), ...(stage !== undefined && { stage }) };
  const text = cellText({ metric, ...slice, audience: "customer" });
  const [was, is] = [before[text] ?? {}, after[text] ?? {}];
  const more = factsOf(after, counted, is) - factsOf(before, counted, was);
  const changed = metric === "ttr" ? 0 : movedBetween(scores(was), scores(is));
  return { came: Math.max(0, more), gone: Math.max(0, -more), changed: Math.max(0, changed) };
}

const asked: readonly string[] = ["nps", "csat", "ces"];

/** The whole of every question, and of the tickets that were resolved. */
const isWhole = (text: string): boolean => {
  const { metric, question, stage, touchpoint, segment, audience } = cellKeyOf(text);
  const whole = audience === "customer" && stage === undefined && touchpoint === undefined && segment === undefined;
  return whole && (asked.includes(metric) || (metric === "ttr" && question === "full"));
};

/** Sums over questions and tickets, and how many counts of other kinds differ. */
export interface AllSince extends Since {
  readonly tickets: number;
  /** Counts of a whole that differ and are neither answers nor tickets: orders, beliefs, subscriptions. */
  readonly others: number;
}

/**
 * Everything that came, went and changed since an earlier count of the same period.
 *
 * Unit: answers to questions; tickets, more or fewer; other counts. Empty: zeros where nothing differs.
 *
 * @example
 * allSince({}, {}); // => { came: 0, gone: 0, changed: 0, tickets: 0, others: 0 }
 */
export function allSince(before: Cells, after: Cells): AllSince {
  const texts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const wholes = texts.filter(isWhole).map(cellKeyOf);
  const sum = { came: 0, gone: 0, changed: 0, tickets: 0 };
  for (const { metric, question } of wholes) {
    const { came, gone, changed } = sinceThen(before, after, { metric, ...(question !== undefined && { question }) });
    if (metric === "ttr") sum.tickets += came - gone;
    else {
      sum.came += came;
      sum.gone += gone;
      sum.changed += changed;
    }
  }
  const counted = [...asked, "ttr", "response-rate", "comments"];
  const others = texts.filter(
    (text) => !counted.includes(cellKeyOf(text).metric) && !sameCounts(before[text] ?? {}, after[text] ?? {}),
  );
  return { ...sum, others: others.length };
}

const sameCounts = (a: Counts, b: Counts): boolean =>
  [...Object.keys(a), ...Object.keys(b)].every((bucket) => (a[bucket] ?? 0) === (b[bucket] ?? 0));
