// Whether the four families of measures point the same way: no single one is to be believed alone.
import type { Family, Slice } from "../domain/figure.ts";
import { allMoved, type Evidence, type Moved } from "./changes/moved.ts";

/** Where a family points: "same" did not move clearly, "unknown" was not compared. */
export type Direction = "better" | "worse" | "mixed" | "same" | "unknown";

const families = ["attitude", "effort", "operations", "behaviour"] as const;
type Told = (typeof families)[number];

/** A figure that moved, by its place. */
export type MovedFigure = Slice & { readonly metric: string };

/**
 * `agree`: two families or more moved, all the same way. `disagree`: one got better while another got worse.
 * `one`: a single family moved. `none`: none did. `unknown`: nothing was compared.
 */
export interface Agreement {
  readonly verdict: "agree" | "disagree" | "one" | "none" | "unknown";
  readonly families: Readonly<Record<Told, Direction>>;
  /** Only where they disagree: the two that do it most plainly, at one stage or about the whole. */
  readonly pair?: { readonly better: MovedFigure; readonly worse: MovedFigure };
}

const familyOf = ({ metric }: Pick<Moved, "metric">, { metrics }: Evidence): Family | undefined =>
  metrics[metric]?.family;

/** Segments are groups of their own: a part of the customers says nothing about the rest. */
const isBroad = ({ segment, touchpoint }: Moved): boolean => segment === undefined && touchpoint === undefined;

function directionOf(family: Told, evidence: Evidence): Direction {
  const moves = (better: boolean) =>
    allMoved(evidence, better).some((one) => isBroad(one) && familyOf(one, evidence) === family);
  const [up, down] = [moves(true), moves(false)];
  if (up || down) return up && down ? "mixed" : up ? "better" : "worse";
  const compared = evidence.changes.some(
    (change) => change.verdict === "no-clear-change" && familyOf(change, evidence) === family,
  );
  return compared ? "same" : "unknown";
}

const placed = ({ metric, question, stage, audience }: Moved): MovedFigure => ({
  metric,
  ...(question !== undefined && { question }),
  ...(stage !== undefined && { stage }),
  audience,
});

/** What customers do is the plainest contradiction of what they say. */
function pairOf(evidence: Evidence): Agreement["pair"] {
  const [up, down] = [true, false].map((better) => allMoved(evidence, better).filter(isBroad));
  const pairs = (up ?? []).flatMap((better) =>
    (down ?? []).flatMap((worse) => {
      const apart = familyOf(better, evidence) !== familyOf(worse, evidence);
      const near = better.stage === worse.stage || better.stage === undefined || worse.stage === undefined;
      return apart && near ? [{ better: placed(better), worse: placed(worse) }] : [];
    }),
  );
  const behaves = ({ better, worse }: NonNullable<Agreement["pair"]>): boolean =>
    familyOf(better, evidence) === "behaviour" || familyOf(worse, evidence) === "behaviour";
  return pairs.find(behaves) ?? pairs[0];
}

/**
 * Whether attitude, effort, operations and behaviour point the same way, by what moved clearly or left its usual range.
 *
 * Empty: "unknown" where nothing was compared. Source: no single metric is to be looked at alone.
 *
 * @example
 * agreementOf({ figures: [], changes: [], trends: [], gaps: [], metrics: {}, relevant: {}, lowBase: 30, incomplete: false }).verdict; // => "unknown"
 */
export function agreementOf(evidence: Evidence): Agreement {
  const directions = {
    attitude: directionOf("attitude", evidence),
    effort: directionOf("effort", evidence),
    operations: directionOf("operations", evidence),
    behaviour: directionOf("behaviour", evidence),
  };
  const pair = pairOf(evidence);
  const told = families.map((family) => directions[family]);
  const moved = told.filter((direction) => direction !== "same" && direction !== "unknown");
  if (pair) return { verdict: "disagree", families: directions, pair };
  if (moved.length === 0) return { verdict: told.includes("same") ? "none" : "unknown", families: directions };
  const alike = moved.length > 1 && new Set(moved).size === 1 && !moved.includes("mixed");
  return { verdict: alike ? "agree" : moved.length === 1 ? "one" : "disagree", families: directions };
}
