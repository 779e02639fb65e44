// The port of a local run: deliveries as the HTTP API would pass them on, the clock, and the inbox.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock, Due } from "./clock.ts";
import * as answers from "./http-answers.ts";
import { eventOf, payloadLimit } from "./http-api.ts";
import type { Inbox } from "./inbox.ts";
import { type RunningServer, readBody, serve } from "./servers.ts";

export interface FrontDoor<F extends Due> {
  readonly intake: (event: object) => Promise<unknown>;
  readonly page: (event: object) => Promise<unknown>;
  readonly clock: Clock<F>;
  readonly inbox: Inbox;
  /** Told what a function threw; the caller only hears "Internal Server Error". */
  readonly failed: (problem: string) => void;
}

/** The HTTP API gives a function this long, then answers for it. */
const integrationTimeoutMs = 30_000;

const json = (status: number, content: unknown): answers.HttpResponse => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(content),
});

const problemOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function withinTimeout(answer: Promise<unknown>): Promise<answers.HttpResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<answers.HttpResponse>((resolve) => {
    timer = setTimeout(() => resolve(answers.unavailable), integrationTimeoutMs);
  });
  try {
    return await Promise.race([answer.then(answers.responseOf), late]);
  } finally {
    clearTimeout(timer);
  }
}

let requestCount = 0;

async function deliver<F extends Due>(
  door: FrontDoor<F>,
  request: IncomingMessage,
  body: Buffer,
): Promise<answers.HttpResponse> {
  requestCount += 1;
  const { method = "GET", url: target = "/", headers, rawHeaders } = request;
  const sourceIp = request.socket.remoteAddress ?? "127.0.0.1";
  const event = eventOf(
    { method, target, headers, rawHeaders, body, sourceIp },
    door.clock.now(),
    `local-${requestCount}`,
  );
  if (!event) return answers.notFound;
  try {
    return await withinTimeout(target.startsWith("/r/") ? door.page(event) : door.intake(event));
  } catch (error) {
    door.failed(problemOf(error));
    return answers.internalError;
  }
}

const iso = (at: number): string => new Date(at).toISOString();

function instantIn(body: Buffer): number | undefined {
  try {
    const at = Date.parse(JSON.parse(body.toString("utf8")).now);
    return Number.isNaN(at) ? undefined : at;
  } catch {
    return undefined;
  }
}

async function moveClock<F extends Due>(clock: Clock<F>, body: Buffer): Promise<answers.HttpResponse> {
  const instant = instantIn(body);
  if (instant === undefined) return json(400, { message: 'the body is {"now": "2026-11-23T07:00:00Z"}' });
  const moved = await clock.moveTo(instant);
  return moved.kind === "backward"
    ? json(400, { message: `the clock only moves forward; it stands at ${iso(moved.now)}` })
    : json(200, { now: iso(clock.now()), fired: moved.fired });
}

async function answerTo<F extends Due>(door: FrontDoor<F>, request: IncomingMessage): Promise<answers.HttpResponse> {
  const body = await readBody(request, payloadLimit);
  const url = new URL(request.url ?? "/", "http://localhost");
  if (/^\/(?:hooks|r)\//.test(url.pathname)) return body ? deliver(door, request, body) : answers.tooLarge;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (url.pathname === "/clock" && reads) return json(200, { now: iso(door.clock.now()) });
  if (url.pathname === "/clock" && request.method === "POST" && body) return moveClock(door.clock, body);
  return (reads ? await door.inbox.respond(url) : undefined) ?? answers.notFound;
}

const send = (
  response: ServerResponse,
  method: string | undefined,
  { status, headers, body }: answers.HttpResponse,
): void => {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(method === "HEAD" ? undefined : body);
};

/** Opens the front door. */
export const openFrontDoor = <F extends Due>(door: FrontDoor<F>, port: number): Promise<RunningServer> =>
  serve((request, response) => {
    answerTo(door, request)
      .catch((error: unknown) => {
        door.failed(problemOf(error));
        return answers.internalError;
      })
      .then((answer) => send(response, request.method, answer));
  }, port);
