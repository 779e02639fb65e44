// The answer to "Do you need to act?", and what is worth a sentence, most important first.
import type { Family, Figure } from "../domain/figure.ts";
import type { Answer, Change, Finding, Gap } from "./finding.ts";

/** What an answer is drawn from. */
export interface Evidence {
  readonly figures: readonly Figure[];
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  /** The metric that each figure belongs to, and its family, by figure id. */
  readonly metrics: Readonly<Record<string, { readonly id: string; readonly family: Family }>>;
  /** The smallest changes worth reporting, by figure id. */
  readonly relevant: Readonly<Record<string, number>>;
  readonly lowBase: number;
  readonly incomplete: boolean;
}

/** Stages first, then the whole, then touchpoints, then segments. */
const breadth = ({ stage, touchpoint, segment }: Change): number =>
  segment !== undefined ? 3 : touchpoint !== undefined ? 2 : stage !== undefined ? 0 : 1;

/** A share and a mean of the same answers are one signal: the first figure of its metric tells it. */
function oncePerMetric(changes: readonly Change[], { metrics }: Evidence): Change[] {
  const told = new Set<string>();
  return changes.filter(({ metric, question, stage, touchpoint, segment }) => {
    const name = JSON.stringify([metrics[metric]?.id ?? metric, question, stage, touchpoint, segment]);
    return told.has(name) ? false : Boolean(told.add(name));
  });
}

/** Clear changes for the better or the worse, by breadth, then by how often they hold the smallest relevant one. */
function clearChanges(evidence: Evidence, better: boolean): Change[] {
  const { changes, relevant } = evidence;
  const size = ({ metric, difference = 0 }: Change): number => Math.abs(difference) / (relevant[metric] ?? 1);
  const clear = changes.filter((change) => change.against === "pooled" && change.better === better);
  return oncePerMetric(clear, evidence).sort((a, b) => breadth(a) - breadth(b) || size(b) - size(a));
}

/** Clear gaps of one sign, the widest first. */
const clearGaps = ({ gaps }: Evidence, verdict: Gap["verdict"]): Gap[] =>
  gaps
    .filter((gap) => gap.verdict === verdict)
    .sort((a, b) => Math.abs(b.gap?.value ?? 0) - Math.abs(a.gap?.value ?? 0));

/** Stages at which two families of measures turned clearly worse together, with the figures that did. */
function escalations(evidence: Evidence): { stage: string; metrics: string[] }[] {
  const worse = clearChanges(evidence, false).filter((change) => breadth(change) === 0);
  const stages = [...new Set(worse.flatMap(({ stage }) => stage ?? []))];
  return stages.flatMap((stage) => {
    const metrics = [...new Set(worse.filter((change) => change.stage === stage).map(({ metric }) => metric))];
    const families = new Set(metrics.map((metric) => evidence.metrics[metric]?.family));
    return families.size >= 2 ? [{ stage, metrics }] : [];
  });
}

const place = ({ metric, stage, question }: Pick<Change, "metric" | "stage" | "question">) => ({
  ...(stage !== undefined && { stage }),
  metric,
  ...(question !== undefined && { question }),
});

function canSay({ figures, lowBase, incomplete }: Evidence): boolean {
  const whole = figures.filter(
    ({ stage, touchpoint, segment, unit }) => !stage && !touchpoint && !segment && unit !== "count",
  );
  return !incomplete && whole.some((figure) => figure.kind === "measured" && figure.n >= lowBase);
}

/**
 * Whether to act. "Act" takes two families of measures of one stage that turned clearly worse together; one alone is
 * watched. A clear gap without a signal is worth minding. Empty: where no figure of the whole has enough answers, or
 * nothing could be compared, "cannot-say", which is not "nothing changed".
 *
 * @example
 * answerOf({ figures: [], changes: [], gaps: [], metrics: {}, relevant: {}, lowBase: 30, incomplete: false }); // => { kind: "cannot-say" }
 */
export function answerOf(evidence: Evidence): Answer {
  if (!canSay(evidence)) return { kind: "cannot-say" };
  const [escalation] = escalations(evidence);
  if (escalation) return { kind: "act", stage: escalation.stage };
  const [worse] = clearChanges(evidence, false);
  if (worse) return { kind: "watch", ...place(worse) };
  const [over] = clearGaps(evidence, "overestimate");
  if (over) return { kind: "mind-gap", ...(over.stage !== undefined && { stage: over.stage }) };
  const good = clearChanges(evidence, true)[0] ?? clearGaps(evidence, "underestimate")[0];
  if (good) return { kind: "good", ...place(good) };
  return evidence.changes.some(({ verdict }) => verdict === "no-clear-change")
    ? { kind: "nothing" }
    : { kind: "cannot-say" };
}

/**
 * What is worth a sentence: stages to act at, over-estimates, changes for the worse, under-estimates, changes for the
 * better. Empty: none; figures that did not move are no findings.
 *
 * @example
 * findingsOf({ figures: [], changes: [], gaps: [], metrics: {}, relevant: {}, lowBase: 30, incomplete: false }); // => []
 */
export function findingsOf(evidence: Evidence): Finding[] {
  const gap = (verdict: Gap["verdict"]) =>
    clearGaps(evidence, verdict).map((found): Finding => ({ kind: "gap", gap: found }));
  const change = (better: boolean) =>
    clearChanges(evidence, better).map((found): Finding => ({ kind: "change", change: found }));
  return [
    ...escalations(evidence).map((found): Finding => ({ kind: "escalate", ...found })),
    ...gap("overestimate"),
    ...change(false),
    ...gap("underestimate"),
    ...change(true),
  ];
}
