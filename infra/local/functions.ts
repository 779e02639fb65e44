// The bundled functions of a stack, each running in a thread of its own.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  feedbackLimitMs,
  fetchLimitMs,
  intakeLimitMs,
  pageLimitMs,
  refreshLimitMs,
  reportLimitMs,
} from "../../functions/limits.ts";
import { bundleFunctions, bundleThread, type FunctionName } from "../bundle.ts";
import { type Endpoints, environmentOf } from "./environment.ts";
import type { Firing } from "./schedules.ts";
import type { SharedShift } from "./shifted-date.ts";
import { type LocalFunction, startFunction } from "./worker.ts";

export type Functions = Readonly<Record<FunctionName, LocalFunction>>;

export interface FunctionsSetup {
  /** Where the bundles are written. */
  readonly build: string;
  readonly configFile: string;
  readonly endpoints: Endpoints;
  /** Where readers find their page. */
  readonly pageUrl: string;
  readonly shift: SharedShift;
  readonly say: (line: string) => void;
}

const timeoutMs: Record<FunctionName, number> = {
  intake: intakeLimitMs,
  refresh: refreshLimitMs,
  report: reportLimitMs,
  page: pageLimitMs,
  feedback: feedbackLimitMs,
  fetch: fetchLimitMs,
};

const threads = {
  "function-thread": new URL("./function-thread.ts", import.meta.url),
  "table-thread": new URL("./table-thread.ts", import.meta.url),
};

/** Bundles a file of this folder that runs in a thread. */
export const buildThread = (build: string, name: keyof typeof threads): Promise<string> =>
  bundleThread(fileURLToPath(threads[name]), join(build, `${name}.mjs`));

/** Bundles and starts all functions. */
export async function startFunctions(setup: FunctionsSetup): Promise<Functions> {
  const { build, configFile, endpoints, pageUrl, shift, say } = setup;
  const [thread, bundles] = await Promise.all([
    buildThread(build, "function-thread"),
    bundleFunctions({ config: configFile, outdir: build }),
  ]);
  const start = (name: FunctionName): Promise<LocalFunction> => {
    const bundle = bundles.find((one) => one.name === name);
    if (!bundle) throw new Error(`the function ${name} was not bundled`);
    return startFunction({
      thread,
      setup: { bundle: join(bundle.directory, "index.mjs"), name, shift, timeoutMs: timeoutMs[name] },
      // By the last one what stands in for AWS can tell who asks.
      environment: { ...environmentOf(endpoints), PAGE_URL: pageUrl, AWS_SDK_UA_APP_ID: name },
      say,
    });
  };
  const [intake, refresh, report, page, feedback, fetch] = await Promise.all(
    (["intake", "refresh", "report", "page", "feedback", "fetch"] as const).map(start),
  );
  if (!intake || !refresh || !report || !page || !feedback || !fetch) throw new Error("not every function was started");
  return { intake, refresh, report, page, feedback, fetch };
}

export const stopFunctions = async (functions: Functions): Promise<void> => {
  await Promise.all(Object.values(functions).map(({ stop }) => stop()));
};

interface Call {
  readonly function: FunctionName;
  readonly event: object;
  readonly label: string;
}

/** Calls a function as AWS does where nobody waits: tried again twice when it fails. */
async function call(functions: Functions, { function: name, event, label }: Call, say: (line: string) => void) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await functions[name].invoke(event);
      return;
    } catch (error) {
      say(`${label} failed (attempt ${attempt} of 3): ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Fires a schedule as the scheduler does. */
export const fire = (functions: Functions, firing: Firing, say: (line: string) => void): Promise<void> =>
  call(functions, firing, say);

/** Hands an event of SES to feedback as SNS does. */
export const notify = (functions: Functions, event: object, say: (line: string) => void): Promise<void> => {
  const records = { Records: [{ Sns: { Message: JSON.stringify(event) } }] };
  return call(functions, { function: "feedback", event: records, label: "feedback on a mail" }, say);
};
