// The last net: an error that nobody expected becomes a 500 without detail, and a log line without its message.
import type middy from "@middy/core";
import { type Answer, failed } from "./answers.ts";

/** An error by its name alone: its message could hold what was sent. */
export const nameOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return nameOf(error.errors[0]);
  return error instanceof Error ? error.name : "unknown";
};

/** Used by intake. */
export const unexpected = (write: (line: object) => void): middy.MiddlewareObj<unknown, Answer> => ({
  onError: (request) => {
    write({ outcome: "failed", error: nameOf(request.error) });
    request.response = failed;
  },
});
