// Carries dirty days up: each day of a shard, then its day, week and month, quarter and year, each guarded by version.
import pMap from "p-map";
import type { Instant } from "../../../lib/domain/fact.ts";
import { parentsOf, type Unit } from "../../../lib/rollup/units.ts";
import { nothingDirty, recompute } from "./fold.ts";
import { loadHead, type RollupContext } from "./heads.ts";
import { saveRollup } from "./rollup-store.ts";

export interface RefreshContext extends RollupContext {
  readonly now: () => Instant;
  readonly deadline: Instant;
}

export interface Climbed {
  /** Whether a unit and everything above it was written. */
  done(unit: Unit): boolean;
  readonly failures: readonly unknown[];
}

const nameOf = ({ grain, start, shard }: Unit): string => `${grain}#${start}#${shard ?? ""}`;

const unique = (units: readonly Unit[]): Unit[] => [...new Map(units.map((unit) => [nameOf(unit), unit])).values()];

/** The head is read before what lies below it, so that whoever writes last has read last. */
async function refreshUnit(context: RollupContext, unit: Unit): Promise<"written" | "refused"> {
  const over = await loadHead(context, unit);
  return saveRollup(context, unit, { over, rollup: await recompute(context, unit, nothingDirty) });
}

type Outcome =
  | { readonly kind: "written" | "refused" | "late" }
  | { readonly kind: "failed"; readonly problem: unknown };

/** Refused means that another refresh was faster: what it has read may be older, so this one reads again. */
async function attempt(context: RefreshContext, unit: Unit): Promise<Outcome> {
  let outcome: Outcome = { kind: "late" };
  for (let tries = 0; tries < 3 && outcome.kind !== "written" && context.now() < context.deadline; tries++)
    outcome = await refreshUnit(context, unit).then(
      (kind) => ({ kind }),
      (problem: unknown) => ({ kind: "failed", problem }),
    );
  return outcome;
}

/** Refreshes units and, level by level, everything above them. */
export async function climb(context: RefreshContext, units: readonly Unit[]): Promise<Climbed> {
  const written = new Set<string>();
  const failures: unknown[] = [];
  for (let level = unique(units); level.length > 0; level = unique(level.flatMap((unit) => parentsOf(unit)))) {
    const outcomes = await pMap(level, async (unit) => ({ unit, outcome: await attempt(context, unit) }), {
      concurrency: 8,
    });
    for (const { unit, outcome } of outcomes) {
      if (outcome.kind === "written") written.add(nameOf(unit));
      if (outcome.kind === "failed") failures.push(outcome.problem);
    }
  }
  const done = (unit: Unit): boolean => written.has(nameOf(unit)) && parentsOf(unit).every(done);
  return { done, failures };
}
