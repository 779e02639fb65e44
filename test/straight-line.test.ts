// The straight line: signed deliveries over HTTP, the table, refresh, the report, and the mail read from the inbox.
import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Stack, startStack } from "../infra/local/stack.ts";
import type { Report } from "../lib/report/model/report.ts";
import config from "./cases/straight-line/gapwatch.config.ts";

const local = { region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const configFile = path.resolve(import.meta.dirname, "cases/straight-line/gapwatch.config.ts");
const run = promisify(execFile);
const wednesday = Date.parse("2026-11-18T10:00:00Z");
const mondayMorning = "2026-11-23T06:30:00Z";

let directory: string;
let stack: Stack;
let secrets: Record<string, string>;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "gapwatch-line-"));
  const options = { config, configFile, port: 0, directory, keep: true, start: wednesday, say: () => {} };
  stack = await startStack(options);
  secrets = JSON.parse(await readFile(path.join(directory, "secrets.json"), "utf8"));
});

afterAll(async () => {
  await stack.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Signs as Standard Webhooks says: over `id.timestamp.body`, with the key that the secret encodes. */
function signed(connection: string, body: string): Record<string, string> {
  const secret = secrets[`firm/${connection}`] ?? "";
  const [id, timestamp] = ["msg_1", String(Math.floor(stack.clock.now() / 1000))];
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

async function post(connection: string, body: unknown, headers?: Record<string, string>): Promise<number> {
  const text = JSON.stringify(body);
  const answer = await fetch(`${stack.url}/hooks/${connection}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(headers ?? signed(connection, text)) },
    body: text,
  });
  await answer.arrayBuffer();
  return answer.status;
}

const answer = (at: number, nps: number, satisfied: number) => ({
  id: `r-${at}`,
  at: "2026-11-18T09:00:00Z",
  updated: "2026-11-18T09:00:00Z",
  customer: `c-${at}`,
  nps,
  satisfied,
  ...(at === 0 && { comment: "Twice round the form. Ring me on +353 1 555 0100 or ana@customer.example" }),
});

/** 60 customers: 30 promoters, 12 passives, 18 detractors; 24 satisfied. */
const answers = Array.from({ length: 60 }, (_, at) =>
  answer(at, at < 18 ? 3 : at < 30 ? 8 : 9, at < 36 ? 2 : at < 48 ? 4 : 5),
);
const beliefs = [80, 75, 90, 70, 85].map((share, at) => ({
  id: `b-${at}`,
  at: "2026-11-17T09:00:00Z",
  person: `p-${at}`,
  share,
}));

interface Mail {
  readonly subject: string;
  readonly to: readonly string[] | string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly unknown[];
}

const words = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&nbsp;|&#160;|\u00a0/g, " ")
    .replace(/\s+/g, " ");

describe("the straight line", () => {
  test("signed deliveries are stored, repeats count once, forged ones change nothing", async () => {
    for (const body of [...answers, ...answers.slice(0, 10).reverse()]) expect(await post("survey", body)).toBe(202);
    for (const body of beliefs) expect(await post("leaders", body)).toBe(202);
    const forged = signed("leaders", JSON.stringify(answers[0]));
    expect(await post("survey", answer(99, 10, 5), forged)).toBe(401);
    expect(await post("nobody", answer(99, 10, 5), forged)).toBe(401);
  });

  test("on Monday each recipient gets one mail that says what the figures say", async () => {
    const moved = await fetch(`${stack.url}/clock`, { method: "POST", body: JSON.stringify({ now: mondayMorning }) });
    expect(moved.status).toBe(200);
    const mails: Mail[] = JSON.parse(await (await fetch(`${stack.url}/mails.json`)).text());
    expect(mails.map(({ to }) => String(to)).sort()).toEqual(["ana@firm.example", "tom@firm.example"]);
    expect(new Set(mails.map(({ html }) => words(html))).size).toBe(1);

    const command = [
      "infra/cli/bin.js",
      "report",
      "weekly",
      "--period",
      "2026-W47",
      "--config",
      configFile,
      "--local",
      directory,
    ];
    const printed = await run(process.execPath, [...command, "--json"], { maxBuffer: 1e8 });
    const report: Report = JSON.parse(printed.stdout);

    const nps = report.figures.find(({ metric, stage, segment }) => metric === "nps" && !stage && !segment);
    expect(nps).toMatchObject({ kind: "measured", n: 60 });
    // (30 - 18) / 60, and the adjusted Wald interval of Rocks (2016) worked out by hand.
    expect(nps).toHaveProperty("value", expect.closeTo(20, 10));
    expect(nps).toHaveProperty("low", expect.closeTo(-2.329, 2));
    expect(nps).toHaveProperty("high", expect.closeTo(40.425, 2));

    const [gap] = report.gaps.filter(({ audience, stage }) => audience === "leader" && stage === "onboarding");
    // Leaders: mean of 80, 75, 90, 70, 85. Customers: 24 of 60.
    expect(gap).toMatchObject({ verdict: "overestimate", belief: { value: 80, n: 5 }, customer: { n: 60 } });
    expect(gap?.customer?.value).toBeCloseTo(40, 10);
    expect(gap?.gap?.value).toBeCloseTo(40, 10);

    const mail = mails[0];
    const interval = `${Math.round(gap?.gap?.low ?? 0)} to ${Math.round(gap?.gap?.high ?? 0)}`;
    for (const copy of [words(mail?.html ?? ""), (mail?.text ?? "").replace(/\s+/g, " ")]) {
      for (const number of ["80%", "40%", "+40", interval, "60 answers"]) expect(copy, number).toContain(number);
      expect(copy).not.toMatch(/555 0100|ana@customer\.example|NaN|undefined/);
    }
    expect(mail?.subject).toContain("47");
    expect(mail?.subject).toContain("Onboarding");

    const text = await run(process.execPath, [...command, "--text"], { maxBuffer: 1e8 });
    for (const line of (mail?.text ?? "").split("\n").filter((one) => /\d/.test(one) && !one.includes("http")))
      expect(text.stdout).toContain(line);
  });

  test("what became of each mail is on record", async () => {
    const { endpoints } = JSON.parse(await readFile(path.join(directory, "stack.json"), "utf8"));
    const client = new DynamoDBClient({ ...local, endpoint: endpoints.dynamodb });
    const mailings = async () => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: "gapwatch-local", ConsistentRead: true }));
      return Items.filter(({ pk }) => pk?.S?.startsWith("MAILING#")).map(({ state, delivered }) => [
        state?.S,
        delivered !== undefined,
      ]);
    };
    await expect.poll(mailings, { timeout: 10_000 }).toEqual([
      ["sent", true],
      ["sent", true],
    ]);
    client.destroy();
  });

  test("the links of a mail open its edition, take a guess, and stop it; looking changes nothing", async () => {
    const mails: Mail[] = JSON.parse(await (await fetch(`${stack.url}/mails.json`)).text());
    const mail = mails.find(({ to }) => String(to) === "ana@firm.example");
    const links = [...(mail?.html ?? "").matchAll(/href="([^"]*\/r\/[^"]*)"/g)].map((match) => match[1] ?? "");
    const [read, guess, leave] = ["", "/guess", "/unsubscribe"].map((end) =>
      links.find((link) => new RegExp(`/r/[^/]+${end}$`).test(link)),
    );
    if (!read || !guess || !leave) throw new Error(`the mail lacks a link: ${links.join(" ")}`);

    const page = await (await fetch(read)).text();
    for (const number of ["80%", "40%", "+40"]) expect(words(page)).toContain(number);
    const evidence = links.find((link) => /\/evidence\/[0-9a-f]{12}$/.test(link)) ?? "";
    expect(words(await (await fetch(evidence)).text())).toMatch(/40% .* 24 of 60 answers .* Counts by score/);
    const tampered = await fetch(guess.replace(/.(?=\/guess)/, (last) => (last === "A" ? "B" : "A")));
    expect(tampered.status).toBe(404);

    const form = (values: Record<string, string>, to: string) =>
      fetch(to, { method: "POST", body: new URLSearchParams(values) }).then((answer) => answer.text());
    expect(await (await fetch(guess)).text()).toContain("Record my guess");
    expect(await form({ "satisfied.onboarding": "lots" }, guess)).toContain("A whole number from 0 to 100");
    expect(await form({ "satisfied.onboarding": "62" }, guess)).toContain("Your guess is on record.");
    expect(words(await (await fetch(guess)).text())).toContain("Onboarding 62%");

    expect(await (await fetch(leave)).text()).toContain("Stop this report?");
    expect(await form({ "List-Unsubscribe": "One-Click" }, leave)).toContain("You will get no more of it");
    await fetch(`${stack.url}/clock`, { method: "POST", body: JSON.stringify({ now: "2026-11-30T06:30:00Z" }) });
    const later: Mail[] = JSON.parse(await (await fetch(`${stack.url}/mails.json`)).text());
    expect(later.slice(0, later.length - mails.length).map(({ to }) => String(to))).toEqual(["tom@firm.example"]);
    expect(await (await fetch(guess)).text()).toContain("Guesses for Week 48 are closed");
  });
});
