// Where what has to be asked for waits until a vendor's API has answered, and where the last ping of a connection is.
import { keyText, type TableKey } from "./keys.ts";

/**
 * Where one thing waits: of several deliveries about it, one question is left.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md, law 4.
 *
 * @example
 * fetchKey("acme", "survey", "r-1"); // => { pk: "FETCH#acme", sk: "survey#r-1" }
 */
export const fetchKey = (program: string, connection: string, id: string): TableKey => ({
  pk: keyText("FETCH", program),
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
