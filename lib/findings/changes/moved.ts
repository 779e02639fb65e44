// What moved for the better or the worse: clear changes and signals, ordered by how much they matter.
import type { Family, Figure, Slice } from "../../domain/figure.ts";
import type { Change, Gap, Trend } from "../finding.ts";

/** What an answer is drawn from. */
export interface Evidence {
  readonly figures: readonly Figure[];
  readonly changes: readonly Change[];
  readonly trends: readonly Trend[];
  readonly gaps: readonly Gap[];
  /** The metric that each figure belongs to, and its family, by figure id. */
  readonly metrics: Readonly<Record<string, { readonly id: string; readonly family: Family }>>;
  /** The smallest changes worth reporting, by figure id. */
  readonly relevant: Readonly<Record<string, number>>;
  readonly lowBase: number;
  readonly incomplete: boolean;
}

/** A figure that moved: clearly against the periods before, or away from its usual range. */
export type Moved = Slice & { readonly metric: string; readonly difference?: number };

/** Stages first, then the whole, then touchpoints, then segments. */
export const breadth = ({ stage, touchpoint, segment }: Moved): number =>
  segment !== undefined ? 3 : touchpoint !== undefined ? 2 : stage !== undefined ? 0 : 1;

/** A share and a mean of the same answers are one signal: the first figure of its metric tells it. */
function oncePerMetric<Kind extends Moved>(moved: readonly Kind[], { metrics }: Evidence): Kind[] {
  const told = new Set<string>();
  return moved.filter(({ metric, question, stage, touchpoint, segment }) => {
    const name = JSON.stringify([metrics[metric]?.id ?? metric, question, stage, touchpoint, segment]);
    return told.has(name) ? false : Boolean(told.add(name));
  });
}

/** By breadth, then by how often they hold the smallest relevant change. */
function ranked<Kind extends Moved>(moved: readonly Kind[], evidence: Evidence): Kind[] {
  const size = ({ metric, difference = 0 }: Moved): number => Math.abs(difference) / (evidence.relevant[metric] ?? 1);
  return oncePerMetric(moved, evidence).sort((a, b) => breadth(a) - breadth(b) || size(b) - size(a));
}

/** Clear changes for the better or the worse. */
export const clearChanges = (evidence: Evidence, better: boolean): Change[] =>
  ranked(
    evidence.changes.filter((change) => change.against === "pooled" && change.better === better),
    evidence,
  );

/** Figures that have left their usual range for the better or the worse, beyond doubt. */
export const signals = ({ trends }: Evidence, better: boolean) =>
  trends.flatMap(({ signal, metric, question, stage, audience }) =>
    signal?.confirmed && signal.better === better
      ? [
          {
            figure: {
              metric,
              ...(question !== undefined && { question }),
              ...(stage !== undefined && { stage }),
              audience,
            },
            signal,
          },
        ]
      : [],
  );

/** Whatever moved for the better or the worse: clear changes and signals, each figure once. */
export const allMoved = (evidence: Evidence, better: boolean): Moved[] =>
  ranked<Moved>(
    [
      ...clearChanges(evidence, better),
      ...signals(evidence, better).map(({ figure, signal: { difference } }) => ({ ...figure, difference })),
    ],
    evidence,
  );
