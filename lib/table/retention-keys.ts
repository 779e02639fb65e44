// The key of how far the pass over what is past its time has come.
import { keyText, type TableKey } from "./keys.ts";

/**
 * Where a program keeps how far its pass has come, and when the last whole one ended.
 *
 * Unit: a key. Empty: never.
 *
 * @example
 * passKey("acme"); // => { pk: "RETENTION#acme", sk: "pass" }
 */
export const passKey = (program: string): TableKey => ({ pk: keyText("RETENTION", program), sk: "pass" });
