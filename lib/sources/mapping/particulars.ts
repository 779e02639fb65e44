// What is particular to a kind of fact, beside what every fact has.

/** What is particular to a kind of fact, or what is wrong with it. */
export type Particulars<Fact> =
  | { readonly kind: "particulars"; readonly particulars: Fact }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

/** A fact without what every fact has. */
export type OwnOf<Fact> = Omit<Fact, "program" | "connection" | "id" | "revision" | "at" | "segments">;
