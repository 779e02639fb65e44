// The stack as a newcomer starts it: through the command, with a browser's requests and a vendor's deliveries.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mail } from "../../infra/local/mailbox.ts";

const bin = resolve(import.meta.dirname, "../../infra/cli/bin.js");
const directory = mkdtempSync(join(tmpdir(), "gapwatch-stack-"));

describe("gapwatch local", () => {
  let stack: ChildProcess;
  let url: string;
  let errors = "";

  beforeAll(async () => {
    stack = spawn(process.execPath, [
      bin,
      "local",
      "--port",
      "0",
      "--data",
      directory,
      "--now",
      "2026-11-18T12:00:00Z",
    ]);
    url = await new Promise<string>((started, failed) => {
      stack.stderr?.on("data", (chunk) => {
        errors += chunk;
        const found = /http:\/\/localhost:\d+/.exec(errors)?.[0];
        if (found && errors.includes("Ctrl-C")) started(found);
      });
      stack.once("exit", () => failed(new Error(errors)));
    });
  });
  afterAll(() => {
    stack.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });

  const secretOf = (name: string): string => JSON.parse(readFileSync(join(directory, "secrets.json"), "utf8"))[name];

  const deliver = (number: number, secret = secretOf("gapwatch/typeform")) => {
    const answer = { type: "number", number: 9, field: { id: "q1", type: "opinion_scale", ref: "recommend" } };
    const body = JSON.stringify({
      event_id: `e${number}`,
      event_type: "form_response",
      form_response: { token: `t${number}`, submitted_at: "2026-11-18T11:00:00Z", answers: [answer] },
    });
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    const headers = { "content-type": "application/json", "Typeform-Signature": `sha256=${signature}` };
    return fetch(`${url}/hooks/relationship`, { method: "POST", headers, body });
  };
  const moveTo = (now: string) => fetch(`${url}/clock`, { method: "POST", body: JSON.stringify({ now }) });
  const json = async <T>(response: Response): Promise<T> => (await response.json()) as T;
  const mails = async () => json<Mail[]>(await fetch(`${url}/mails.json`));

  test("the inbox is a page, and the clock tells its time", async () => {
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("No mail yet");
    const { now } = await json<{ now: string }>(await fetch(`${url}/clock`));
    expect(now).toMatch(/^2026-11-18T12:0/);
  });
  test("what the HTTP API does not know is not found, and the hook answers GET", async () => {
    expect((await fetch(`${url}/hooks/a/b/c`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${url}/hooks/relationship`)).status).toBe(200);
  });
  test("commands can find the running stack", () => {
    const state = JSON.parse(readFileSync(join(directory, "stack.json"), "utf8"));
    expect(state).toMatchObject({ pid: stack.pid, port: Number(new URL(url).port) });
    expect(state.endpoints.dynamodb).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
  test("a signed delivery is taken, a forged one is not", async () => {
    const taken = await Promise.all(Array.from({ length: 12 }, (_, number) => deliver(number)));
    expect(taken.map(({ status }) => status)).toEqual(Array(12).fill(202));
    expect((await deliver(99, "another secret")).status).toBe(401);
  });
  test("no mail comes before its time; past Monday 07:00 each recipient has the report", async () => {
    expect((await moveTo("2026-11-23T06:59:00Z")).status).toBe(200);
    expect(await mails()).toEqual([]);
    const { fired } = await json<{ fired: object[] }>(await moveTo("2026-11-23T07:00:00Z"));
    expect(fired).toMatchObject([{ function: "report", event: { scheduledTime: "2026-11-23T07:00:00Z" } }]);
    const sent = await mails();
    expect(sent.flatMap(({ to }) => to).sort()).toEqual([
      "ana.reyes@ballintree.example",
      "tom.brennan@ballintree.example",
    ]);
    expect(sent[0]?.subject).toMatch(/^CX week 47/);
    expect(sent[0]?.text).toContain("12 answers");
    expect(sent[0]?.html).toContain("12 answers");
  });
  test("the clock does not go back", async () => {
    expect((await moveTo("2026-11-20T00:00:00Z")).status).toBe(400);
    expect((await moveTo("never")).status).toBe(400);
  });
  test("asked to end, it ends cleanly, and keeps its mails and its time", async () => {
    const ended = new Promise<number | null>((done) => stack.once("exit", done));
    stack.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(errors).not.toContain("failed");
    expect(existsSync(join(directory, "stack.json"))).toBe(false);
    expect(existsSync(join(directory, "mails", "local-000002.eml"))).toBe(true);
    expect(JSON.parse(readFileSync(join(directory, "clock.json"), "utf8")).now).toMatch(/^2026-11-23T07:0/);
  });
});

describe("usage", () => {
  const run = (...given: string[]) => spawnSync(process.execPath, [bin, ...given], { encoding: "utf8" });
  test("--help says which file holds the secrets", () => {
    const { status, stdout } = run("local", "--help");
    expect(status).toBe(0);
    expect(stdout).toContain("DIR/secrets.json");
    expect(stdout).toContain("--demo");
  });
  test.each([
    [["local", "--port", "x"], "a port is a number"],
    [["local", "--now", "soon"], "a moment is written"],
    [["local", "--once"], "--demo"],
    [["local", "--config", "none.config.ts"], "none.config.ts"],
    [["elsewhere"], "unknown command"],
  ])("%j is wrong usage", (given, told) => {
    const { status, stderr } = run(...given);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
  });
  test("a port in use is told with the way out", async () => {
    const other = createServer();
    const ownDirectory = mkdtempSync(join(tmpdir(), "gapwatch-port-"));
    const port = await new Promise<number>((done) =>
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        done(address !== null && typeof address === "object" ? address.port : 0);
      }),
    );
    const child = spawn(process.execPath, [bin, "local", "--port", String(port), "--data", ownDirectory]);
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const code = await new Promise((done) => child.once("exit", done));
    other.close();
    rmSync(ownDirectory, { recursive: true, force: true });
    expect(code).toBe(2);
    expect(said).toContain(`port ${port} is in use`);
    expect(said).toContain("--port");
  });
});
