// What a mail is made from: the frozen report, who reads it, and the few words that figures cannot hold.
import type { Program, ReportConfig } from "../config/index.ts";
import type { Day } from "../domain/fact.ts";
import type { Cells } from "../rollup/rollup.ts";
import type { Correction } from "./model/corrections/restated.ts";
import type { Report } from "./model/report.ts";
import type { PeriodDays } from "./print/dates.ts";

/** A comment to quote. Its words and its segment come from outside: they are shown, never trusted. */
export interface QuoteText {
  readonly text: string;
  /** Id of the stage that the comment is about. */
  readonly stage?: string;
  /** Id of the theme that the comment stands for. */
  readonly theme?: string;
  /** "2 of 7 for ease" */
  readonly score: string;
  readonly segment?: string;
  readonly day: Day;
}

/** How many comments are shown, how many there are, and how many may not be shown. */
export interface CommentCounts {
  readonly shown: number;
  readonly total: number;
  readonly withheld: number;
}

/** One reader's guess of the share of top answers to one question, at one stage or on the whole. */
export interface OwnGuess {
  readonly question: string;
  readonly stage?: string;
  /** 0 to 100. */
  readonly value: number;
}

/** Everything that the sections of a mail read. */
export interface View {
  readonly report: Report;
  readonly program: Program;
  readonly config: ReportConfig;
  readonly quotes: readonly QuoteText[];
  /** One comment for each theme: shown on the page. */
  readonly themed?: readonly QuoteText[];
  readonly comments: CommentCounts;
  readonly codeVersion: string;
  /** The period's merged counts. With them NPS is drawn in its three parts; without them it has no bar. */
  readonly cells?: Cells;
  /** Where the report can be read in a browser. Left out: the mail has no buttons and no links. */
  readonly pageUrl?: string;
  /** Where this reader may guess the next figures. Left out: the mail does not ask. */
  readonly guessUrl?: string;
  /** The period that the next guess is about. */
  readonly guessedPeriod?: PeriodDays;
  /** Where this reader can stop the report. */
  readonly leaveUrl?: string;
  /** What this reader guessed before the figures were known. Nobody else is shown it. */
  readonly guesses?: readonly OwnGuess[];
  /** What a corrected edition changed: figure, old, new and cause, in one sentence. */
  readonly revisionNote?: string;
  /** The same in short, where the correction is all there is to say. */
  readonly correction?: Correction;
}
