// Whether a file has the columns that a connection's mapping names.
import type { Mapping } from "../../../../lib/config/index.ts";

export interface Columns {
  /** Columns without which the rows would mean something else. */
  readonly missing: readonly string[];
  /** Columns that stay empty where the file lacks them. */
  readonly absent: readonly string[];
}

const present = (fields: readonly (string | undefined)[]): string[] => [
  ...new Set(fields.filter((field) => field !== undefined)),
];

function needed(mapping: Mapping, fixedTime: boolean): string[] {
  const common = [mapping.id, mapping.updated, mapping.customer, mapping.only?.field, mapping.deleted?.field];
  if (mapping.kind === "ticket") return present([...common, mapping.opened]);
  const scores = mapping.scores.map(({ field }) => field);
  return present([...common, ...scores, mapping.instance, fixedTime ? undefined : mapping.at]);
}

const welcome = (mapping: Mapping): string[] =>
  present([
    mapping.comment,
    mapping.language,
    mapping.stage,
    mapping.touchpoint,
    mapping.team,
    mapping.resolved,
    mapping.reopened,
    ...Object.values(mapping.segments),
  ]);

/** Compares a file's columns with what a mapping names. */
export function compareColumns(mapping: Mapping, columns: readonly string[], fixedTime: boolean): Columns {
  const lacking = (field: string): boolean => !columns.includes(field);
  return { missing: needed(mapping, fixedTime).filter(lacking), absent: welcome(mapping).filter(lacking) };
}
