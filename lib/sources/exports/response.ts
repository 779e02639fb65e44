// A row of a survey tool's export is a response: it has an id and a time, or it is none.
import type { JsonObject } from "../reading/lookup.ts";
import type { Converted, ExportRow } from "./export.ts";

/**
 * One body for a response that has an id and a time.
 *
 * @example
 * responseBody({ members: {}, own: () => undefined, moment: () => undefined }, () => ({})); // => { kind: "problem", problem: "row must have the id of its response" }
 */
export function responseBody(row: ExportRow, body: (id: string, at: number) => JsonObject): Converted {
  const id = row.own("id");
  const at = row.moment("at");
  if (id === undefined) return { kind: "problem", problem: "row must have the id of its response" };
  if (at === undefined) return { kind: "problem", problem: "row must say when it was answered" };
  return { kind: "bodies", bodies: [body(id, at)] };
}
