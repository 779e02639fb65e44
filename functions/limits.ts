// After which time AWS ends an invocation. The stack sets these; markers and claims rely on them.

/** One second under what the HTTP API waits for: secrets, mark and put, each with its attempts, end before it. */
export const intakeLimitMs = 29_000;

/** A few hundred questions at the pace that vendors bear. */
export const fetchLimitMs = 5 * 60_000;

/** The longest that Lambda allows. */
export const refreshLimitMs = 15 * 60_000;
export const reportLimitMs = 15 * 60_000;

/** A few calls for each event; SNS hands over one at a time. */
export const feedbackLimitMs = 60_000;

/** As for intake: a guess is a fact that a reader waits for. */
export const pageLimitMs = 29_000;
