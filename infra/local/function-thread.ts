// Runs inside a worker thread: one bundled Lambda function, invoked by messages, on the stack's clock.
import { parentPort, workerData } from "node:worker_threads";
import type { FunctionThreadSetup, Invocation, Outcome } from "./function-messages.ts";
import { shiftThisThread } from "./shifted-date.ts";

const { bundle, shift, name, timeoutMs }: FunctionThreadSetup = workerData;
shiftThisThread(shift);
process.setSourceMapsEnabled(true);

const { handler } = await import(bundle);

/** The part of Lambda's context that functions read. */
const contextOf = (id: string) => {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: id,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    memoryLimitInMB: "1024",
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
};

const problemOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function outcomeOf({ id, event }: Invocation): Promise<Outcome> {
  try {
    // As on Lambda, events and answers cross as JSON.
    const answer = await handler(JSON.parse(event), contextOf(id));
    return { id, kind: "answered", answer: JSON.stringify(answer) ?? "null" };
  } catch (error) {
    return { id, kind: "failed", problem: problemOf(error) };
  }
}

parentPort?.on("message", async (invocation: Invocation) => parentPort?.postMessage(await outcomeOf(invocation)));
parentPort?.postMessage("ready");
