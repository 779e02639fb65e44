// The whole product on one machine: the bundled functions between an embedded table, an inbox, a clock and a front door.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../lib/config/index.ts";
import { type Clock, createClock } from "./clock.ts";
import { type Endpoints, tableName } from "./environment.ts";
import { openFrontDoor } from "./front-door.ts";
import { buildThread, type Functions, fire, notify, startFunctions, stopFunctions } from "./functions.ts";
import { createInbox } from "./inbox.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { type Firing, firingsBetween } from "./schedules.ts";
import { serveSecrets } from "./secrets.ts";
import { ensureSecrets, secretsFile } from "./secrets-file.ts";
import { freePort } from "./servers.ts";
import { serveSes } from "./ses.ts";
import { createShift, readShift, type SharedShift, writeShift } from "./shifted-date.ts";
import { removeState, writeClock, writeState } from "./state.ts";
import { startTable } from "./table.ts";

export interface StackOptions {
  readonly config: Config;
  /** The file that the configuration was read from; the functions are bundled with it. */
  readonly configFile: string;
  readonly port: number;
  /** Holds the secrets, and what a running stack tells of itself. */
  readonly directory: string;
  /** Keep the table and the mails in the directory too. */
  readonly keep: boolean;
  readonly start: number;
  readonly say: (line: string) => void;
  /** Puts something between the functions and what stands in for AWS, which tests watch them by. */
  readonly between?: (endpoints: Endpoints) => Promise<Endpoints>;
}

export interface Stack {
  readonly port: number;
  readonly url: string;
  readonly clock: Clock<Firing>;
  readonly mailbox: Mailbox;
  stop(): Promise<void>;
}

const urlOf = (port: number): string => `http://localhost:${port}`;

type OnStop = (stop: () => Promise<void>) => void;

/** The stand-ins of AWS that the functions are pointed to. */
async function startStandIns(
  options: StackOptions,
  build: string,
  mailbox: Mailbox & { readonly tell: (event: object) => void },
  onStop: OnStop,
): Promise<Endpoints> {
  const { config, directory, keep } = options;
  ensureSecrets(secretsFile(directory), config);
  const thread = await buildThread(build, "table-thread");
  const table = await startTable({ thread, name: tableName, path: keep ? join(directory, "table") : undefined });
  onStop(table.stop);
  const ses = await serveSes(mailbox, mailbox.tell);
  onStop(ses.stop);
  const secrets = await serveSecrets(secretsFile(directory));
  onStop(secrets.stop);
  return { dynamodb: table.url, ses: ses.url, secretsManager: secrets.url };
}

/** The clock with the schedules of the configuration; real time moves it too. */
function startClock(options: StackOptions, functions: Functions, shift: SharedShift, onStop: OnStop): Clock<Firing> {
  const { config, directory, keep, start, say } = options;
  const clock = createClock<Firing>({
    start,
    shift,
    realNow: Date.now,
    dueBetween: (from, to) => firingsBetween(config, from, to),
    fire: (firing) => fire(functions, firing, say),
  });
  const timer = setInterval(() => void clock.tick(), 1_000);
  onStop(async () => {
    clearInterval(timer);
    if (keep) writeClock(directory, clock.now());
  });
  return clock;
}

async function startParts(options: StackOptions, onStop: OnStop): Promise<Omit<Stack, "stop">> {
  const { config, configFile, directory, keep, start, say } = options;
  const port = options.port || (await freePort());
  const build = await mkdtemp(join(tmpdir(), "gapwatch-"));
  onStop(() => rm(build, { recursive: true, force: true }));
  const shift = createShift();
  writeShift(shift, start - Date.now());
  const now = (): number => Date.now() + readShift(shift);
  const mailbox = await openMailbox(now, keep ? join(directory, "mails") : undefined);
  // SES must be there before the functions that it tells of each mail.
  let tell = (_event: object): void => {};
  const endpoints = await startStandIns(options, build, { ...mailbox, tell: (event) => tell(event) }, onStop);
  const seen = (await options.between?.(endpoints)) ?? endpoints;
  const functions = await startFunctions({ build, configFile, endpoints: seen, pageUrl: urlOf(port), shift, say });
  onStop(() => stopFunctions(functions));
  tell = (event) => void notify(functions, event, say);
  const clock = startClock(options, functions, shift, onStop);
  const inbox = createInbox(mailbox, now, config.programs[0]?.timeZone ?? "UTC");
  const door = await openFrontDoor(
    { intake: functions.intake.invoke, page: functions.page.invoke, clock, inbox, failed: say },
    port,
  );
  onStop(door.stop);
  writeState(directory, { pid: process.pid, port: door.port, endpoints, shift: readShift(shift) });
  onStop(async () => removeState(directory));
  return { port: door.port, url: urlOf(door.port), clock, mailbox };
}

/** Starts everything; what has been started is stopped in reverse, also when a later part fails to start. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const stops: (() => Promise<void>)[] = [];
  let stopping = false;
  // What is cut off by stopping is no news.
  const say = (line: string): void => {
    if (!stopping) options.say(line);
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await startParts({ ...options, say }, (one) => stops.push(one))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
