// Every field that a mapping names: what a vendor's API has to be asked for by name.
import type { Mapping } from "../../config/index.ts";

/**
 * The fields that a mapping names, each once.
 *
 * Empty: an empty list where nothing is mapped.
 *
 * @example
 * mappedFields({ scores: [{ question: "nps", field: "score" }], comment: "why", segments: { plan: "plan" } }); // => ["score", "why", "plan"]
 */
export function mappedFields(mapping: Mapping): readonly string[] {
  const { scores, customer, comment, language, stage, touchpoint, instance, team, segments } = mapping;
  const named = [customer, comment, language, stage, touchpoint, instance, team, ...Object.values(segments)];
  return [...new Set([...scores.map(({ field }) => field), ...named.flatMap((field) => field ?? [])])];
}
