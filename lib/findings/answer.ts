// The answer to "Do you need to act?", and what is worth a sentence, most important first.
import { agreementOf } from "./agreement.ts";
import { allMoved, breadth, clearChanges, type Evidence, type Moved, signals } from "./changes/moved.ts";
import type { Answer, Finding, Gap } from "./finding.ts";

export type { Evidence } from "./changes/moved.ts";

/** Clear gaps of one sign, the widest first. Teams are shown beside their stage, never ranked. */
const clearGaps = ({ gaps }: Evidence, verdict: Gap["verdict"]): Gap[] =>
  gaps
    .filter((gap) => gap.verdict === verdict && gap.team === undefined)
    .sort((a, b) => Math.abs(b.gap?.value ?? 0) - Math.abs(a.gap?.value ?? 0));

/** Gaps that have closed: of leaders before the front line, those that were widest first. */
const closedGaps = ({ gaps }: Evidence): Gap[] =>
  gaps
    .filter(({ change, team }) => change?.verdict === "closed" && team === undefined)
    .sort(
      (a, b) =>
        Number(a.audience === "staff") - Number(b.audience === "staff") ||
        Math.abs(b.change?.earlier.value ?? 0) - Math.abs(a.change?.earlier.value ?? 0),
    );

/** Stages at which two families of measures turned clearly worse together, with the figures that did. */
function escalations(evidence: Evidence): { stage: string; metrics: string[] }[] {
  const worse = allMoved(evidence, false).filter((change) => breadth(change) === 0);
  const stages = [...new Set(worse.flatMap(({ stage }) => stage ?? []))];
  return stages.flatMap((stage) => {
    const metrics = [...new Set(worse.filter((change) => change.stage === stage).map(({ metric }) => metric))];
    const families = new Set(metrics.map((metric) => evidence.metrics[metric]?.family));
    return families.size >= 2 ? [{ stage, metrics }] : [];
  });
}

const place = ({ metric, stage, question }: Pick<Moved, "metric" | "stage" | "question">) => ({
  ...(stage !== undefined && { stage }),
  metric,
  ...(question !== undefined && { question }),
});

/** A finding names its gap; the whole series stands with the gap itself. */
const withoutSeries = ({ series: _series, ...gap }: Gap): Gap => gap;

function canSay({ figures, lowBase, incomplete }: Evidence): boolean {
  const whole = figures.filter(
    ({ stage, touchpoint, segment, unit }) => !stage && !touchpoint && !segment && unit !== "count",
  );
  return !incomplete && whole.some((figure) => figure.kind === "measured" && figure.n >= lowBase);
}

/**
 * Whether to act. "Act" takes two families of measures of one stage that turned clearly worse, or left their usual
 * range for the worse, together; one alone is watched. A clear gap without a signal is worth minding; one that has closed is
 * good news. Empty: where no figure of the whole has enough answers, or nothing could be compared, "cannot-say", which is
 * not "nothing changed".
 *
 * @example
 * answerOf({ figures: [], changes: [], trends: [], gaps: [], metrics: {}, relevant: {}, lowBase: 30, incomplete: false }); // => { kind: "cannot-say" }
 */
export function answerOf(evidence: Evidence): Answer {
  if (!canSay(evidence)) return { kind: "cannot-say" };
  const [escalation] = escalations(evidence);
  if (escalation) return { kind: "act", stage: escalation.stage };
  const [worse] = allMoved(evidence, false);
  if (worse) return { kind: "watch", ...place(worse) };
  const [over] = clearGaps(evidence, "overestimate");
  if (over) return { kind: "mind-gap", ...(over.stage !== undefined && { stage: over.stage }) };
  const [closed] = closedGaps(evidence);
  if (closed) return { kind: "gap-closed", ...(closed.stage !== undefined && { stage: closed.stage }) };
  const good = allMoved(evidence, true)[0] ?? clearGaps(evidence, "underestimate")[0];
  if (good) return { kind: "good", ...place(good) };
  return evidence.changes.some(({ verdict }) => verdict === "no-clear-change")
    ? { kind: "nothing" }
    : { kind: "cannot-say" };
}

/**
 * What is worth a sentence: stages to act at, over-estimates, a disagreement, signals and changes for the worse, gaps that closed,
 * under-estimates, changes for the better. Empty: none; figures that did not move are no findings.
 *
 * @example
 * findingsOf({ figures: [], changes: [], trends: [], gaps: [], metrics: {}, relevant: {}, lowBase: 30, incomplete: false }); // => []
 */
export function findingsOf(evidence: Evidence): Finding[] {
  const gap = (verdict: Gap["verdict"]) =>
    clearGaps(evidence, verdict).map((found): Finding => ({ kind: "gap", gap: withoutSeries(found) }));
  const change = (better: boolean) =>
    clearChanges(evidence, better).map((found): Finding => ({ kind: "change", change: found }));
  const { pair } = agreementOf(evidence);
  const signal = (better: boolean) => signals(evidence, better).map((found): Finding => ({ kind: "signal", ...found }));
  return [
    ...escalations(evidence).map((found): Finding => ({ kind: "escalate", ...found })),
    ...gap("overestimate"),
    ...(pair ? [{ kind: "disagreement" as const, ...pair }] : []),
    ...signal(false),
    ...change(false),
    ...closedGaps(evidence).map((found): Finding => ({ kind: "gap-closed", gap: withoutSeries(found) })),
    ...gap("underestimate"),
    ...signal(true),
    ...change(true),
  ];
}
