// A gap as reports tell it: both sides, their difference, what is agreed, and how the gap has changed.
import type { Audience } from "../../domain/score.ts";

export type GapVerdict = "overestimate" | "underestimate" | "aligned" | "too-few";

export interface GapSide {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** How far the members of a group were off, in points. */
export interface Judgement {
  /** Mean error: positive where they think better of us. */
  readonly bias: number;
  /** Mean size of the error, whatever its sign. */
  readonly error: number;
  /** Per cent of the group that believes more than customers say. */
  readonly over: number;
}

/** A gap as a number with its interval. */
export interface GapSize {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A gap in one period of its trend. What may not be shown, or was not asked, is left out. */
export interface GapPoint {
  readonly period: string;
  readonly belief?: number;
  readonly customer?: number;
  readonly gap?: GapSize;
  /** How far the members of the group were off, on average and whatever the sign; only where each said a share. */
  readonly error?: number;
}

/** How a gap changed against the one before: beliefs before the period, customers of up to six periods together. */
export interface GapChange {
  readonly earlier: GapSize;
  /** How many earlier periods of customers were counted together. */
  readonly periods: number;
  /** Now minus earlier, with its interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** "closed" and "opened" tell a clear gap that may be none now, and the other way round. */
  readonly verdict: "opened" | "wider" | "narrower" | "closed" | "no-clear-change";
}

/** Belief minus customers, in points or scale steps; positive means that we think better of ourselves. */
export interface Gap {
  /** The customers' figure: "csat", "ces", "nps", … */
  readonly metric: string;
  readonly question: string;
  readonly stage?: string;
  readonly team?: string;
  /** Whose belief: leaders or front-line staff. */
  readonly audience: Extract<Audience, "staff" | "leader">;
  readonly form: "yes-no" | "share" | "typical";
  readonly unit: "percent" | "points" | "score";
  readonly belief?: GapSide;
  readonly customer?: GapSide;
  readonly gap?: GapSize;
  readonly verdict: GapVerdict;
  /** Where belief and customers agree: whether on something good, or on something bad. */
  readonly agreed?: "good" | "bad";
  /** How well the group judged, person by person; only where each said a share, and only of the group. */
  readonly judgement?: Judgement;
  /** Why there is no gap to show: "12 customers, 30 needed" told as numbers. Never a count below the staff floor. */
  readonly reason?: { readonly side: "belief" | "customer"; readonly n?: number; readonly needed: number };
  /** Against the gap before; left out where there was none to compare with. */
  readonly change?: GapChange;
  /** This period and up to twelve before it, oldest first; left out where there is only this one. */
  readonly series?: readonly GapPoint[];
}
