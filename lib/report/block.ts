// The blocks of a report: what both renderers take, so that HTML and plain text cannot tell different stories.

/** Orange, blue or quiet. Words always repeat what a tone says. */
export type Tone = "soft" | "worse" | "better";

/** A stretch of text with one look. `outside`: words of a stranger, kept apart from ours. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone;
  readonly strong?: boolean;
  /** A sign that repeats the words beside it: hidden from screen readers. */
  readonly glyph?: boolean;
  readonly outside?: boolean;
  /** Where the words lead. */
  readonly href?: string;
}

export type Rich = readonly (string | Span)[];

/** A bar on a whole axis from 0 to 100, with the interval as a thin line. Hollow = belief. */
export type Bar =
  | {
      readonly kind: "share";
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly look: "solid" | "hollow" | "low-base";
    }
  | { readonly kind: "nps"; readonly detractors: number; readonly passives: number; readonly promoters: number };

/** A drawing as SVG, the id by which the mail finds it, and the words that say the same. */
export interface Picture {
  readonly cid: string;
  readonly svg: string;
  readonly alt: string;
}

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  readonly strong?: boolean;
}

export type Masthead = {
  readonly kind: "masthead";
  readonly name: string;
  readonly label: string;
  readonly dates: string;
};

export type Verdict = {
  readonly kind: "verdict";
  readonly question: string;
  readonly answer: string;
  readonly lead: Rich;
  /** One line each, under the paragraph: what a correction changed. */
  readonly notes: readonly string[];
};

/** One line with a bar under it: a belief or what customers say. */
export type BarRow = {
  readonly kind: "bar-row";
  readonly label: string;
  readonly value: string;
  readonly interval: string;
  readonly bar?: Bar;
};

/** A figure in two lines, without a bar. */
export type PlainRow = {
  readonly kind: "plain-row";
  readonly name: string;
  readonly under: Rich;
  readonly value: string;
  readonly interval: string;
};

export type FigureBlock = {
  readonly kind: "figure";
  readonly name: string;
  readonly basis: string;
  readonly value: string;
  readonly interval: string;
  /** Regular and soft: a low base, or not shown. */
  readonly quiet: boolean;
  readonly bar?: Bar;
  readonly verdict?: Rich;
  readonly change?: string;
  /** What the bar shows, where it is not the value: a duration shows its share within target. */
  readonly barNote?: string;
  /** The name of its evidence, for where it can be opened. */
  readonly evidence?: string;
};

export type Table = {
  readonly kind: "table";
  readonly columns: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Cell[])[];
};

/** One stage of the journey. */
export interface JourneyRow {
  readonly name: string;
  /** "weakest", "widest gap": words in orange. */
  readonly marks: readonly string[];
  /** Low base, and the word that most chose. */
  readonly under: readonly string[];
  readonly value: string;
  readonly interval: string;
  readonly bar?: Bar;
  readonly effort: string;
  readonly quiet: boolean;
  /** How many go on from here, and how long it takes them. */
  readonly onward?: string;
}

export type JourneyBlock = {
  readonly kind: "journey";
  /** Stage, attitude, effort; an empty name leaves the last column out. */
  readonly columns: readonly [stage: string, attitude: string, effort: string];
  readonly rows: readonly JourneyRow[];
};

export type Block =
  | Masthead
  | Verdict
  | BarRow
  | PlainRow
  | FigureBlock
  | Table
  | JourneyBlock
  | { readonly kind: "heading"; readonly title: string; readonly note?: string }
  | { readonly kind: "panel"; readonly title?: string; readonly text: Rich }
  | { readonly kind: "picture"; readonly picture: Picture }
  /** The gap in one sentence, under its two bars. */
  | { readonly kind: "gap"; readonly text: Rich }
  | { readonly kind: "paragraph"; readonly text: Rich }
  | { readonly kind: "note"; readonly text: Rich }
  | { readonly kind: "list"; readonly entries: readonly Rich[] }
  | { readonly kind: "quote"; readonly text: string; readonly source: Rich }
  | { readonly kind: "small-print"; readonly title: string; readonly text: Rich; readonly first: boolean }
  /** Links that stand alone, one to a line. */
  | { readonly kind: "links"; readonly links: readonly { readonly text: string; readonly href: string }[] }
  | { readonly kind: "button"; readonly text: string; readonly href: string };
