// What is worth a sentence: changes, gaps, their order, and the answer to "Do you need to act?".
import type { Slice } from "../domain/figure.ts";
import type { MovedFigure } from "./agreement.ts";
import type { Incomparable } from "./changes/comparable.ts";
import type { MixShift } from "./changes/mix-shift.ts";
import type { Gap } from "./gaps/gap-told.ts";
import type { ServqualGap } from "./gaps/servqual.ts";
import type { Signal } from "./signals/trend.ts";

export type { Incomparable } from "./changes/comparable.ts";
export type { Gap, GapChange, GapPoint, GapSide, GapSize, GapVerdict, Judgement } from "./gaps/gap-told.ts";
export type { Signal, Trend, TrendPoint } from "./signals/trend.ts";

export type ChangeVerdict = "up" | "down" | "no-clear-change" | "too-few" | "not-comparable";

/**
 * A figure against an earlier one. `against` is "previous" (the period before) or "pooled" (up to six periods before,
 * counted together) or "year" (the same period of the year before). The verdict printed is that of the pooled one: it has
 * more power.
 * `difference` is in the figure's unit; for durations a ratio minus 1 (-0.21 = 21% faster).
 */
export interface Change extends Slice {
  readonly metric: string;
  readonly against: "previous" | "pooled" | "year";
  /** How many earlier periods were counted together. */
  readonly periods: number;
  readonly earlier?: number;
  readonly difference?: number;
  readonly low?: number;
  readonly high?: number;
  readonly verdict: ChangeVerdict;
  /** Whether the change is for the better; only where the verdict is up or down. */
  readonly better?: boolean;
  /** About how many more answers would show a change of the smallest size worth reporting, in tens. */
  readonly needs?: number;
  /** Why it is not comparable. */
  readonly reason?: Incomparable;
  /** Of a clear change: what other customers answering brought, and what the same kind answering differently did. */
  readonly mix?: MixShift;
}

/** A sentence worth writing, most important first. */
export type Finding =
  | { readonly kind: "escalate"; readonly stage: string; readonly metrics: readonly string[] }
  | { readonly kind: "gap"; readonly gap: Gap }
  /** A gap that was clear, may be none now, and has changed beyond doubt. */
  | { readonly kind: "gap-closed"; readonly gap: Gap }
  | { readonly kind: "change"; readonly change: Change }
  /** Two families of measures that moved in opposite directions. */
  | { readonly kind: "disagreement"; readonly better: MovedFigure; readonly worse: MovedFigure }
  /** What we think drives customers, where their answers clearly go more closely with something else. */
  | {
      readonly kind: "drivers";
      readonly question: string;
      readonly audience: Gap["audience"];
      /** How many ranked, and how many customers answered. */
      readonly n: number;
      readonly customers: number;
      readonly believed: string;
      readonly followed: string;
    }
  /** A clear gap to what was expected, set or promised. */
  | { readonly kind: "servqual"; readonly gap: ServqualGap }
  /** A figure that has left its usual range and meets all four conditions: see `Signal`. */
  | { readonly kind: "signal"; readonly figure: Slice & { readonly metric: string }; readonly signal: Signal };

/** The answer to "Do you need to act?". */
export type Answer =
  | { readonly kind: "act"; readonly stage: string }
  | { readonly kind: "watch"; readonly stage?: string; readonly metric: string; readonly question?: string }
  | { readonly kind: "mind-gap"; readonly stage?: string }
  | { readonly kind: "gap-closed"; readonly stage?: string }
  | { readonly kind: "good"; readonly stage?: string; readonly metric: string; readonly question?: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "cannot-say" };
