// A small world around fetch: three vendors that are asked, intake that names what to ask for, and a stub of their API.
import { createHmac } from "node:crypto";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { createVendorClient } from "../../functions/io/vendors/client.ts";
import { type FetchLine, type FetchRun, fetchDue } from "../../functions/io/vendors/fetch-due.ts";
import { checkConfig } from "../../lib/config/index.ts";
import { routesOf } from "../../lib/sources/decode.ts";
import { program } from "../cases/sources/case.ts";
import { createWorld, deliver, hookEvent, pepperName } from "../intake/world.ts";

export const start = Date.parse("2026-10-06T12:00:00Z");
export const surveyPath = (id: string): string => `/v3/surveys/105724755/responses/${id}/details?simple=true`;

/** The three vendors, all of whose APIs are at one address. */
export function fetchWorld(url: string) {
  const api = { token: "acme/token", url };
  const common = { program: "acme", secret: "acme/secret", api };
  const scores = [{ question: "nps", field: "319352786", words: { "3057839051": 9 } }];
  const checked = checkConfig({
    sender: { address: "cx@acme.test" },
    pepper: pepperName,
    programs: [program],
    connections: [
      { ...common, id: "monkey", source: "surveymonkey", mapping: { scores } },
      { ...common, id: "qual", source: "qualtrics", mapping: { scores: [{ question: "nps", field: "QID1" }] } },
      { ...common, id: "hub", source: "hubspot", publicUrl: "https://hooks.acme.test/hooks/hub" },
    ],
  });
  if (checked.kind === "problems") throw new Error(JSON.stringify(checked.problems));
  const { config } = checked;
  const world = createWorld(routesOf(config), "2026-10-06T12:00:00Z");
  world.secrets["acme/secret"] = () => "a secret";
  world.secrets["acme/token"] = () => "a token";
  const { table, secrets } = world.context;
  const waits: number[] = [];
  const now = () => world.now;
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    world.now += ms;
  };
  const lines: FetchLine[] = [];
  const client = createVendorClient({ now, wait, timeoutMs: 2_000 });
  const writer = createWriter({ table, now, limitMs: 300_000 });
  const routes = world.context.routes;
  const context = (over: Partial<FetchRun> = {}): FetchRun => ({
    ...{ table, config, routes, secrets, writer, client, now },
    ...{ deadline: world.now + 240_000, log: (line: FetchLine) => lines.push(line), ...over },
  });
  const run = (over: Partial<FetchRun> = {}) => fetchDue(context(over));
  return {
    world,
    waits,
    lines,
    context,
    run,
    pending: () => world.items("FETCH#"),
    aside: () => world.items("QUARANTINE#"),
  };
}

type FetchWorld = ReturnType<typeof fetchWorld>;
const hmac = (algorithm: string, text: string): ReturnType<typeof createHmac> =>
  createHmac(algorithm, "a secret").update(text);

/** SurveyMonkey names a response. */
export function nameSurvey({ world }: FetchWorld, id: string, resources: object = {}) {
  const body = JSON.stringify({
    ...{ event_type: "response_completed", object_id: id, event_datetime: "2016-01-01T21:56:31.182613+00:00" },
    resources: { survey_id: "105724755", ...resources },
  });
  const headers = {
    "content-type": "application/vnd.surveymonkey.response.v1+json",
    "sm-signature": hmac("sha1", body).digest("base64"),
  };
  return deliver(world, hookEvent("monkey", body, { headers }));
}

/** Qualtrics names a response. */
export function nameQualtrics({ world }: FetchWorld, id: string) {
  const message = JSON.stringify({ Status: "Complete", SurveyID: "SV_1", ResponseID: id });
  const form = `HMAC=${hmac("sha512", message).digest("hex")}&MSG=${encodeURIComponent(message)}`;
  return deliver(world, hookEvent("qual", form, { headers: { "content-type": "application/x-www-form-urlencoded" } }));
}

/** HubSpot names tickets. */
export function nameTickets({ world }: FetchWorld, events: readonly object[]) {
  const body = JSON.stringify(events);
  const time = String(world.now);
  const signature = hmac("sha256", `POSThttps://hooks.acme.test/hooks/hub${body}${time}`).digest("base64");
  const headers = { "x-hubspot-request-timestamp": time, "x-hubspot-signature-v3": signature };
  return deliver(world, hookEvent("hub", body, { headers: { "content-type": "application/json", ...headers } }));
}
