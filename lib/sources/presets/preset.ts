// What a preset is: how one sender proves itself to the generic source, and where it puts what is asked for.
import type { ConfigInput } from "../../config/index.ts";

type ConnectionInput = NonNullable<ConfigInput["connections"]>[number];
export type AuthInput = NonNullable<ConnectionInput["auth"]>;
export type MappingInput = NonNullable<ConnectionInput["mapping"]>;
export type Words = Readonly<Record<string, number>>;

/** Part of a connection: what is spread into it. */
export interface Preset {
  readonly source: "generic";
  readonly auth: AuthInput;
  readonly mapping: MappingInput;
}

/** What every preset of a survey is told. */
export interface Asked {
  /** The question of the program that the sender's score answers. */
  readonly question: string;
  /** More of the mapping: segments, a stage, a language. It wins over the preset's own. */
  readonly mapping?: MappingInput;
}

/** The header that a sender is told to put the secret into, where it lets its users choose. */
export const secretHeader: AuthInput = { kind: "header", header: "x-gapwatch-key" };

/**
 * A preset of a sender, with what its user adds.
 *
 * @example
 * preset({ kind: "url" }, { id: "id" }, { comment: "why" }); // => { source: "generic", auth: { kind: "url" }, mapping: { id: "id", comment: "why" } }
 */
export const preset = (auth: AuthInput, mapping: MappingInput, more: MappingInput = {}): Preset => ({
  source: "generic",
  auth,
  mapping: { ...mapping, ...more },
});

/**
 * One mapped score. Without words the sender's value is the number itself.
 *
 * @example
 * scoreAt("nps", "score"); // => [{ question: "nps", field: "score" }]
 */
export const scoreAt = (question: string, field: string, words?: Words): NonNullable<MappingInput["scores"]> => [
  { question, field, ...(words ? { words: { ...words } } : {}) },
];
