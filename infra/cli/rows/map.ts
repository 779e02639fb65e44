// What a row says: the facts that the connection's webhook would have given.
import type { FactChange, Instant } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { readRow } from "../../../lib/sources/generic/rows.ts";
import type { CsvRow, Fields } from "./file/csv.ts";
import { createRowIds } from "./row-ids.ts";

/** One fact of a row, with the bytes that give it again: with one fact alone of those that the same bytes give. */
export interface Incoming {
  readonly change: FactChange;
  readonly raw?: string;
}

export interface RowFacts {
  readonly facts: readonly Incoming[];
  readonly kind: "facts";
  /** The digest of what the row says, and which of the rows that say the same it is. */
  readonly rowId: string;
  /** Parts of the row that could not be used, while the rest counts. */
  readonly problems: readonly string[];
}

export type Mapped =
  | RowFacts
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export interface RowMapping {
  readonly route: Route;
  readonly pepper: string;
  readonly receivedAt: Instant;
  /** The time of rows that have none. */
  readonly at: Instant | undefined;
}

/** The column of the time, where no column of the file is one: its name cannot be a column's, which are trimmed. */
const GIVEN_TIME = " at ";

/** The route with a column for the time that was given on the command line. */
function withTimeColumn(route: Route, at: Instant | undefined): Route {
  if (at === undefined || route.connection.mapping.kind === "ticket") return route;
  const { connection } = route;
  return {
    ...route,
    connection: { ...connection, mapping: { ...connection.mapping, at: connection.mapping.at ?? GIVEN_TIME } },
  };
}

function withTime(fields: Fields, column: string | undefined, at: Instant | undefined): Fields {
  if (column === undefined || at === undefined || fields[column]) return fields;
  return { ...fields, [column]: new Date(at).toISOString() };
}

/** The facts of one body, whose bytes are kept once. */
export const withRaw = (changes: readonly FactChange[], raw: string | undefined): Incoming[] =>
  changes.map((change, at) => (at === 0 && raw !== undefined ? { change, raw } : { change }));

/** Maps the rows of one file, one after the other: rows without an id are told apart by how often they came before. */
export function createRowMapper({ route, pepper, receivedAt, at }: RowMapping): (row: CsvRow) => Mapped {
  const timed = withTimeColumn(route, at);
  const { keepRaw, mapping } = timed.connection;
  const keeps = keepRaw && route.source.id === "generic";
  const idOf = createRowIds();
  return (row) => {
    if (row.kind === "bad") return { kind: "refused", problems: [row.problem] };
    const rowId = idOf(row.fields);
    const fields = withTime(row.fields, mapping.at, at);
    const decoded = readRow(fields, timed, { pepper, receivedAt, rowId });
    if (decoded.kind === "ignored") return { kind: "skipped", reason: decoded.reason };
    if (decoded.kind !== "facts") return { kind: "refused", problems: decoded.problem.split("; ") };
    const { changes, problems } = decoded;
    return { kind: "facts", rowId, facts: withRaw(changes, keeps ? JSON.stringify(fields) : undefined), problems };
  };
}
