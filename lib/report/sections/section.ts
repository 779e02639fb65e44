// The contract of a report section: an id, and what it has to say about a view. Nothing to say = no blocks.
import type { Block } from "../block.ts";
import type { View } from "../view.ts";

export interface Section<Id extends string = string> {
  readonly id: Id;
  /** An empty list leaves the section out. */
  render(view: View): readonly Block[];
}
