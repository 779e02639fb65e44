// One log line for each delivery: ids and counts, never what was sent. Refused requests cannot flood it.
import type { Instant } from "../../lib/domain/fact.ts";

/** What a line may hold. `connection` is an id of the configuration, or "unknown"; never text of the request. */
export interface DeliveryLine {
  readonly connection: string;
  readonly outcome: "stored" | "duplicate" | "waiting" | "aside" | "not-wanted" | "ping" | "refused" | "unreachable";
  readonly status: number;
  readonly stored?: number;
  readonly duplicates?: number;
  /** What the vendor's API has to be asked for. */
  readonly waiting?: number;
  readonly aside?: number;
  /** What a call ended with: the name of an error, never its message. */
  readonly error?: string;
}

export type DeliveryLog = (line: DeliveryLine) => void;

const mostRefused = 10;
const minuteMs = 60_000;

/**
 * Writes every line but those of refused requests beyond ten a minute, of which the next line tells the number.
 * Lives as long as its instance.
 */
export function createDeliveryLog(write: (line: object) => void, now: () => Instant): DeliveryLog {
  let minute = Number.NaN;
  let written = 0;
  let unlogged = 0;
  return (line) => {
    if (line.outcome !== "refused") return write(line);
    const current = Math.floor(now() / minuteMs);
    if (current !== minute) written = 0;
    minute = current;
    if (written >= mostRefused) {
      unlogged += 1;
      return;
    }
    written += 1;
    write(unlogged === 0 ? line : { ...line, unlogged });
    unlogged = 0;
  };
}
