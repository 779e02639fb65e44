// Where what has to be asked for waits until a vendor's API has answered, and where the last ping of a connection is.
import { keyText, type TableKey } from "./keys.ts";

/**
 * The partition of what a program's vendors have to be asked for.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * fetchPartition("acme"); // => "FETCH#acme"
 */
export const fetchPartition = (program: string): string => keyText("FETCH", program);

/**
 * Where one thing waits: of several deliveries about it, one question is left.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md, law 4.
 *
 * @example
 * fetchKey("acme", "survey", "r-1"); // => { pk: "FETCH#acme", sk: "survey#r-1" }
 */
export const fetchKey = (program: string, connection: string, id: string): TableKey => ({
  pk: fetchPartition(program),
  sk: keyText(connection, id),
});

/**
 * Where the last ping of a connection is kept.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * pingKey("acme", "survey"); // => { pk: "PING#acme", sk: "survey" }
 */
export const pingKey = (program: string, connection: string): TableKey => ({
  pk: keyText("PING", program),
  sk: keyText(connection),
});
