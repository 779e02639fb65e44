// What gives a reading its meaning: its connection and program, the pepper for pseudonyms, and when it was received.
import type { Connection, Program } from "../../config/index.ts";
import type { FactChange, Instant } from "../../domain/fact.ts";

export interface Meaning {
  readonly connection: Connection;
  readonly program: Program;
  /** The key that turns customer ids into pseudonyms. */
  readonly pepper: string;
  readonly receivedAt: Instant;
  /** How questions were asked when it was received, by question, where that is on record. Left out: as they are now. */
  readonly asked?: Readonly<Record<string, string>>;
}

/** What a reading means: facts that changed, and what could not be used. Both empty: nothing that is wanted. */
export interface Mapped {
  readonly changes: readonly FactChange[];
  readonly problems: readonly string[];
}
