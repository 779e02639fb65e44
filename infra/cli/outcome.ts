// How a command ends: 0 done, 1 the answer is no, 2 wrong usage; its problem in one message on standard error.

const WRONG_USAGE = "WrongUsage";

/** Something that the operator has to change first: the message says what, and how. */
export function wrongUsage(message: string): Error {
  const error = new Error(message);
  error.name = WRONG_USAGE;
  return error;
}

export const isWrongUsage = (error: unknown): error is Error => error instanceof Error && error.name === WRONG_USAGE;

/** An error without a message, such as that of a connection that every address refuses, has a name or a code at least. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message || [error.name, "code" in error ? String(error.code) : ""].filter(Boolean).join(" ");
};

/** Runs what a command does and sets the exit code of the process from its answer, or from what it threw. */
export async function concluded(action: () => Promise<0 | 1>): Promise<void> {
  try {
    process.exitCode = await action();
  } catch (error) {
    process.stderr.write(`gapwatch: ${messageOf(error)}\n`);
    process.exitCode = isWrongUsage(error) ? 2 : 1;
  }
}
