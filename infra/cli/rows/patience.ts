// What passes by itself is waited for: a long import does not end because the table is out of reach for a moment.
const passing = [
  ...["TimeoutError", "AggregateError", "ThrottlingException", "RequestLimitExceeded", "InternalServerError"],
  ...["ProvisionedThroughputExceededException", "ServiceUnavailable", "RequestTimeout"],
];

/** Whether an error of the table may be gone a moment later: no connection, no answer in time, too many calls. */
export function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return passing.includes(error.name) || /^(?:ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST)/.test(code);
}

/** A minute and more in all, on top of what the SDK tries by itself. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** Acts until it succeeds, fails for good, or has failed after every wait. */
export async function patiently<Value>(act: () => Promise<Value>, waits: readonly number[] = WAITS_MS): Promise<Value> {
  for (const ms of waits) {
    try {
      return await act();
    } catch (error) {
      if (!passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return act();
}
