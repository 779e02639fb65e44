// The one place where a reading gets its meaning: the connection's mapping says what is what; nothing is guessed.

import type { Reading } from "../source.ts";
import { behaviourOf } from "./behaviour.ts";
import type { Mapped, Meaning } from "./meaning.ts";
import { responseOf } from "./response.ts";
import { ticketOf } from "./tickets.ts";

export type { Mapped, Meaning } from "./meaning.ts";

/** A version may be any number, but one that is a time must not be ahead: nothing could ever replace such a fact. */
const orderAhead = (order: number, now: number): boolean => order > now + 86_400_000 && order < 1e13 && order >= 1e12;

/**
 * What one reading means: facts that changed, and what could not be used and is kept aside.
 *
 * Empty: no facts and no problems for a reading that holds nothing wanted, such as a partial response.
 */
export function factsOf(reading: Reading, meaning: Meaning): Mapped {
  const { order } = reading;
  if (order !== undefined && !(Number.isSafeInteger(order) && order >= 0))
    return { changes: [], problems: ["version must be a whole number from 0, or a time"] };
  if (order !== undefined && orderAhead(order, meaning.receivedAt))
    return { changes: [], problems: ["time of the last change must not lie in the future"] };
  if (reading.kind === "behaviour") return behaviourOf(reading, meaning);
  return reading.kind === "ticket" ? ticketOf(reading, meaning) : responseOf(reading, meaning);
}
