// The report as outsiders read it (docs/report.schema.json): figures, changes, gaps, findings and their inputs.
import type { Figure } from "../../domain/figure.ts";
import type { PeriodKind } from "../../domain/period.ts";
import type { Agreement } from "../../findings/agreement.ts";
import type { Asked } from "../../findings/changes/answering.ts";
import type { CommentsFound } from "../../findings/comments.ts";
import type { Answer, Change, Finding, Gap, Trend } from "../../findings/finding.ts";
import type { DriversFound } from "../../findings/gaps/drivers.ts";
import type { ServqualGap } from "../../findings/gaps/servqual.ts";
import type { Journey } from "../../findings/journey.ts";
import type { Cells, Quotes } from "../../rollup/rollup.ts";
import type { EditionBefore, Redefined } from "./corrections/redefined.ts";
import type { Experience } from "./experience.ts";
import type { Retention } from "./retention.ts";

export type { Agreement } from "../../findings/agreement.ts";
export type { Asked } from "../../findings/changes/answering.ts";
export type {
  Answer,
  Change,
  Finding,
  Gap,
  GapChange,
  GapPoint,
  GapSide,
  Incomparable,
  Signal,
  Trend,
  TrendPoint,
} from "../../findings/finding.ts";
export type { Journey } from "../../findings/journey.ts";

/** The merged, finished cells of a period before. */
export interface PastCells {
  readonly period: string;
  readonly cells: Cells;
  /** Slices that its edition withheld. */
  readonly withheld?: readonly string[];
}

/** What the figures were computed from; kept in the edition, so that they can be rebuilt byte for byte. */
export interface ReportInputs {
  /** The merged, finished cells of the period, and of up to six before it, newest first. */
  readonly current: Cells;
  /** Slices that are withheld: beside what another edition told, they would tell of a few. */
  readonly withheld?: readonly string[];
  readonly earlier: readonly PastCells[];
  /** The whole and the stages of the periods before those six that are watched over time, oldest first. */
  readonly history?: readonly PastCells[];
  /** The whole and the stages of the same period of the year before. */
  readonly year?: PastCells;
  /** Beliefs of the window that ends with the period, one per person. */
  readonly beliefs: Cells;
  /** The same of the windows that end with periods before, newest first; only where somebody gave a belief. */
  readonly pastBeliefs?: readonly PastCells[];
  readonly quotes: Quotes;
  /** By which definitions the edition before was made. Left out: there is none. */
  readonly before?: EditionBefore;
  readonly rollups: readonly RollupReference[];
  readonly definition: string;
  readonly code: string;
}

export interface RollupReference {
  readonly grain: string;
  readonly start: string;
  readonly version: number;
  readonly digest: string;
}

export interface Report {
  readonly report: string;
  readonly program: string;
  readonly period: {
    readonly id: string;
    readonly kind: PeriodKind;
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
  };
  readonly revision: number;
  /** Why the edition is not complete, where its deadline passed before everything was counted. */
  readonly incomplete?: string;
  readonly answer: Answer;
  readonly figures: readonly Figure[];
  readonly changes: readonly Change[];
  /** Headline figures over time, with their usual range. */
  readonly trends: readonly Trend[];
  readonly gaps: readonly Gap[];
  /** The stages in order. Left out where fewer than two have figures. */
  readonly journey?: Journey;
  /** The Customer Experience Score with its parts. */
  readonly experience?: Experience;
  /** Figures that are defined otherwise than in the edition before: their values there are of another series. */
  readonly redefined?: readonly Redefined[];
  /** SERVQUAL's gaps 1, 3, 4 and 5, as far as the program asks for them. */
  readonly servqual?: readonly ServqualGap[];
  /** What staff and leaders think drives customers, beside what customers' answers go with. */
  /** How long subscribers stay: years of starting compared, and months to come. Left out without contracts. */
  readonly retention?: Retention;
  readonly drivers?: readonly DriversFound[];
  /** What the comments are about. */
  readonly comments?: CommentsFound;
  /** Whether the four families of measures point the same way. */
  readonly agreement: Agreement;
  /** Who was asked each question, and who answered. */
  readonly asked: readonly Asked[];
  readonly findings: readonly Finding[];
  readonly inputs: {
    readonly digest: string;
    readonly definition: string;
    readonly code: string;
    readonly rollups: readonly RollupReference[];
  };
}
