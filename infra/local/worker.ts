// One bundled function in a thread of its own, with the environment that Lambda would give it.
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import type { FunctionThreadSetup, Invocation, Outcome } from "./function-messages.ts";

export interface LocalFunction {
  /** Invokes the function; several invocations may run at once. Rejects when the function throws. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

const forwardLines = (stream: Readable, say: (line: string) => void): void => {
  createInterface({ input: stream }).on("line", say);
};

/** Settles waiting invocations; a thread that dies fails all of them. */
function connect(worker: Worker, waiting: Map<string, Waiting>): Promise<void> {
  const failAll = (error: Error): void => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  return new Promise((ready, fail) => {
    worker.on("message", (message: Outcome | "ready") => {
      if (message === "ready") return ready();
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "answered") caller?.answer(JSON.parse(message.answer));
      else caller?.fail(new Error(message.problem));
    });
    worker.on("error", (error) => {
      failAll(error);
      fail(error);
    });
    worker.on("exit", () => failAll(new Error("the function's thread has ended")));
  });
}

/**
 * Starts a function.
 *
 * @param thread the bundled `function-thread.ts`
 */
export async function startFunction(options: {
  readonly thread: string;
  readonly setup: FunctionThreadSetup;
  readonly environment: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
}): Promise<LocalFunction> {
  const { thread, setup, environment, say } = options;
  const worker = new Worker(new URL(thread), {
    workerData: setup,
    env: { ...environment, AWS_LAMBDA_FUNCTION_NAME: setup.name },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  forwardLines(worker.stdout, say);
  forwardLines(worker.stderr, say);
  const waiting = new Map<string, Waiting>();
  await connect(worker, waiting);
  let count = 0;
  return {
    invoke: (event) =>
      new Promise((answer, fail) => {
        count += 1;
        const invocation: Invocation = { id: `local-${setup.name}-${count}`, event: JSON.stringify(event) };
        waiting.set(invocation.id, { answer, fail });
        worker.postMessage(invocation);
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}
