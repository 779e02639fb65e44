// What intake answers: small JSON, the same bytes for the same thing, and when to come again.
import type { Refusal } from "../../lib/domain/refusal.ts";

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Seconds. Under 60, or Zendesk would not try again. */
const retryAfter = "30";

const json = (statusCode: number, content: object, headers: Readonly<Record<string, string>> = {}): Answer => ({
  statusCode,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(content),
});

/** What a checking vendor is told, whatever the connection: somebody is here. */
export const present: Answer = { statusCode: 200, headers: {}, body: "" };

export const accepted = (outcome: string, problem?: string): Answer =>
  json(202, { outcome, ...(problem === undefined ? {} : { problem }) });

export const notWanted = (reason: string): Answer => json(200, { outcome: "not-wanted", problem: reason });

/** To a ping: it proved itself, it could be kept, and this is what it would count as. It counts nowhere. */
export const pinged = (would: string): Answer => json(200, { outcome: "ping", verified: true, kept: true, would });

export const refused = ({ status, problem }: Refusal): Answer =>
  json(status, { outcome: "refused", problem }, status === 503 ? { "retry-after": retryAfter } : {});

/** Something that nobody expected; the vendor learns nothing of it. */
export const failed: Answer = json(500, { outcome: "failed" });
