// The space above a block, and whether a rule stands in it: 36, hairline, 28 between blocks of the report.
import type { Block } from "../block.ts";

export interface Space {
  readonly top: number;
  /** A hairline above, with 36 before it. */
  readonly rule: boolean;
}

const tops: Readonly<Record<Block["kind"], number>> = {
  masthead: 18,
  verdict: 22,
  "bar-row": 12,
  "plain-row": 10,
  gap: 14,
  button: 20,
  links: 16,
  heading: 28,
  panel: 20,
  picture: 16,
  table: 10,
  journey: 10,
  paragraph: 12,
  note: 6,
  list: 14,
  quote: 20,
  figure: 28,
  "small-print": 12,
};

const afterHeading: Partial<Readonly<Record<Block["kind"], number>>> = { figure: 18, paragraph: 14, quote: 18 };

/** The space above a block that follows another. */
export function spaceAbove(block: Block, before: Block | undefined): Space {
  const rule = block.kind === "heading" || (block.kind === "small-print" && block.first);
  if (rule) return { top: 28, rule: true };
  const follows = before?.kind;
  if (follows === "heading") return { top: afterHeading[block.kind] ?? tops[block.kind], rule: false };
  const opens = (block.kind === "bar-row" || block.kind === "plain-row") && follows !== block.kind;
  const noteApart = block.kind === "note" && (follows === "plain-row" || follows === "quote");
  return { top: opens ? 20 : noteApart ? 16 : tops[block.kind], rule: false };
}
