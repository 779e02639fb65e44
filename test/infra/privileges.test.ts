// Least privilege, both ways: every call that the functions make is allowed to them, and every allowed action is used.
import { createHmac } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "../../infra/bundle.ts";
import { type Stack, startStack } from "../../infra/local/stack.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { createRecorder } from "./recorder.ts";
import { type Resource, synthesize } from "./synthesized.ts";

const night = Date.parse("2026-11-23T00:50:00Z");
const afterRefresh = "2026-11-23T01:10:00Z";
const afterReport = "2026-11-23T06:30:00Z";
const nextNight = "2026-11-24T01:10:00Z";

const scores = [{ question: "nps", field: "nps" }];
/** Each deployment asks one thing more, so that every day is counted anew. */
const configAt = (api: string, asked: number): Config =>
  defineConfig({
    sender: { address: "reports@firm.example" },
    programs: [
      {
        id: "firm",
        name: "Firm",
        timeZone: "Europe/Berlin",
        retention: { response: "P1Y" },
        stages: [{ id: "use", name: "Use" }],
        questions: ["nps", ...Array.from({ length: asked }, (_, n) => `nps-${n}`)].map((id) => ({
          ...({ id, name: id, text: "Recommend?", metric: "nps", scale: { min: 0, max: 10 } } as const),
        })),
      },
    ],
    connections: [
      {
        ...{ id: "survey", program: "firm", source: "generic", secret: "firm/survey", stage: "use" },
        mapping: { id: "id", at: "at", updated: "updated", customer: "customer", scores },
      },
      {
        ...{ id: "monkey", program: "firm", source: "surveymonkey", secret: "firm/monkey" },
        ...{ api: { token: "firm/token", url: api }, mapping: { scores: [{ question: "nps", field: "7" }] } },
      },
    ],
    reports: [
      {
        ...{ id: "weekly", program: "firm", cadence: "weekly" },
        recipients: [{ address: "ana@firm.example" }, { address: "tom@firm.example" }],
      },
    ],
  });

/** The API of a vendor whose webhooks hold ids alone. */
const vendor: Server = createServer((_, answer) => {
  const response = {
    ...{ id: "s-1", date_modified: "2026-11-18T09:00:00+00:00" },
    pages: [{ questions: [{ id: "7", answers: [{ choice_id: "1", simple_text: "9" }] }] }],
  };
  answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(response));
});

const recorder = createRecorder();
let directory: string;
let config: Config;
let stack: Stack;
let secrets: Record<string, string>;

async function post(connection: string, text: string, headers: Record<string, string>): Promise<void> {
  const url = `${stack.url}/hooks/${connection}`;
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
  expect([connection, answer.status]).toEqual([connection, 202]);
}

function answer(id: string, day: string, nps: number, version = 1): Promise<void> {
  const text = JSON.stringify({ id, at: `${day}T09:00:00Z`, updated: version, customer: `c-${id}`, nps });
  const key = Buffer.from((secrets["firm/survey"] ?? "").replace(/^whsec_/, ""), "base64");
  const time = String(Math.floor(stack.clock.now() / 1000));
  const signature = createHmac("sha256", key).update(`msg_1.${time}.${text}`).digest("base64");
  return post("survey", text, {
    "webhook-id": "msg_1",
    "webhook-timestamp": time,
    "webhook-signature": `v1,${signature}`,
  });
}

function named(id: string): Promise<void> {
  const event = { event_type: "response_completed", object_id: id, event_datetime: "2026-11-18T09:00:00+00:00" };
  const text = JSON.stringify({ ...event, resources: { survey_id: "1" } });
  const signature = createHmac("sha1", secrets["firm/monkey"] ?? "")
    .update(text)
    .digest("base64");
  return post("monkey", text, { "sm-signature": signature });
}

const moveClock = (now: string) => fetch(`${stack.url}/clock`, { method: "POST", body: JSON.stringify({ now }) });

/** A reader opens the report, guesses, and leaves. */
async function read(html: string): Promise<void> {
  const links = [...html.matchAll(/href="([^"]*\/r\/[^"]*)"/g)].map(([, link = ""]) => link);
  const linkTo = (end: string) => links.find((link) => new RegExp(`/r/[^/]+${end}$`).test(link)) ?? "";
  for (const link of new Set(links)) expect((await fetch(link)).status).toBeLessThan(500);
  const form = (values: Record<string, string>, to: string) =>
    fetch(to, { method: "POST", body: new URLSearchParams(values) });
  const fields = [...(await (await fetch(linkTo("/guess"))).text()).matchAll(/name="(nps[^"]*)"/g)];
  await form(Object.fromEntries(fields.map(([, name]) => [name, "40"])), linkTo("/guess"));
  await form({ "List-Unsubscribe": "One-Click" }, linkTo("/unsubscribe"));
}

/** Deploys once more, into the same table. */
async function deploy(asked: number, start: number): Promise<void> {
  await stack?.stop();
  config = configAt(`http://127.0.0.1:${(vendor.address() as AddressInfo).port}`, asked);
  const configFile = path.join(directory, "gapwatch.config.ts");
  await writeFile(configFile, `export default ${JSON.stringify(config)};\n`);
  const { between } = recorder;
  stack = await startStack({ config, configFile, directory, between, start, port: 0, keep: true, say: () => {} });
  secrets = JSON.parse(await readFile(path.join(directory, "secrets.json"), "utf8"));
}

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "gapwatch-privileges-"));
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
  await deploy(0, night);
  await named("s-1");
  for (let n = 0; n < 8; n++) await answer(`r-${n}`, "2026-11-18", 6 + (n % 5));
  await answer("r-1", "2026-11-19", 9, 2);
  await answer("r-1", "2026-11-18", 3, 1);
  await moveClock(afterRefresh);
  // The report finds another definition, and so does the next refresh.
  await deploy(1, Date.parse(afterRefresh));
  await answer("r-9", "2026-11-20", 10);
  await moveClock(afterReport);
  const mails: { readonly html: string }[] = JSON.parse(await (await fetch(`${stack.url}/mails.json`)).text());
  expect(mails).toHaveLength(2);
  await read(mails[0]?.html ?? "");
  await deploy(2, Date.parse(nextNight) - 20 * 60_000);
  await moveClock(nextNight);
}, 300_000);

afterAll(async () => {
  await stack?.stop();
  recorder.stop();
  vendor.close();
  await rm(directory, { recursive: true, force: true });
});

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What the role of each function may do, as the template says: "intake dynamodb:PutItem", without logs and queues. */
function allowed(): { readonly actions: readonly string[]; readonly secrets: readonly string[] } {
  const { template } = synthesize({ config });
  const actions: string[] = [];
  const read: string[] = [];
  for (const { Type, Properties } of Object.values<Resource>(template.toJSON().Resources)) {
    const who = functionNames.find((name) =>
      JSON.stringify(Properties?.Roles ?? "").match(new RegExp(`"${name}Role`, "i")),
    );
    if (Type !== "AWS::IAM::Policy" || !who) continue;
    const { Statement: statements } = Properties.PolicyDocument as { Statement: readonly Statement[] };
    for (const { Action, Resource } of statements)
      for (const action of [Action].flat()) {
        if (!/^(?:dynamodb|ses|secretsmanager):/.test(action)) continue;
        actions.push(`${who} ${action}`);
        if (action === "secretsmanager:GetSecretValue")
          for (const [, id = ""] of JSON.stringify(Resource).matchAll(/"(Secrets\w+?)[0-9A-F]{8}"/g))
            read.push(`${who} ${id}`);
      }
  }
  return { actions: [...new Set(actions)].sort(), secrets: [...new Set(read)].sort() };
}

describe("the roles of the functions", () => {
  test("allow every call that they make, and nothing that they do not use", async () => {
    // SES tells of each mail in its own time.
    const told = () => [...recorder.asked].filter((one) => one === "feedback dynamodb:PutItem");
    await expect.poll(told, { timeout: 20_000 }).toHaveLength(1);
    expect([...recorder.asked].sort()).toEqual(allowed().actions);
  });

  test("read every secret that they may read, and no other", () => {
    const asked = [...recorder.secrets].map((one) =>
      one.replace(/ (.*)$/, (_, name) => ` Secrets${name.replace(/\W/g, "")}`),
    );
    expect(asked.sort()).toEqual(allowed().secrets);
  });
});
