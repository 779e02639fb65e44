// The script on the page of Google Forms, run against doubles of Google's services, sends what intake takes in.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { beforeEach, describe, expect, test } from "vitest";
import { presets } from "../../lib/sources/presets/index.ts";
import { customer } from "../cases/sources/case.ts";
import { createWorld, deliver, hookEvent, standardSecret, type World } from "../intake/world.ts";
import { routes } from "./route.ts";

const page = readFileSync(new URL("../../docs/sources/google-forms.md", import.meta.url), "utf8");
const script = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const secret = standardSecret(5);
const recommend = "How likely are you to recommend us? (0.10)";

const answer = (id: string, score: string, at = "2026-09-15T09:15:00.000Z") => ({
  getId: () => id,
  getTimestamp: () => new Date(at),
  getRespondentEmail: () => "Ana@shop.test",
  getItemResponses: () =>
    [
      [` ${recommend} `, score],
      ["Why?", "Größer – 速い"],
      [recommend, "0"],
    ].map(([title, value]) => ({ getItem: () => ({ getTitle: () => title }), getResponse: () => value })),
});

type Sent = { headers: Record<string, string>; contentType: string; payload: string };
/** Google's bytes are signed. */
const bytes = (from: Buffer): number[] => [...new Int8Array(from)];
let world: World;
let requests: Sent[];
let slept: number[];

/** Runs one function of the script. What it fetched is delivered afterwards: Google's fetch answers at once, ours later. */
function run(call: string, statuses: readonly number[] = []): void {
  const answers = [...statuses];
  vm.runInNewContext(`${script}\n${call}`, {
    answer,
    Date: class extends Date {
      static override now = () => world.now;
    },
    FormApp: { getActiveForm: () => ({ getResponses: () => [answer("f-1", "9"), answer("f-2", "3")] }) },
    PropertiesService: {
      getScriptProperties: () => ({
        getProperty: (name: string) =>
          ({ GAPWATCH_URL: "https://hooks.acme.test/hooks/pulse", GAPWATCH_SECRET: secret })[name],
      }),
    },
    Utilities: {
      base64Decode: (text: string) => bytes(Buffer.from(text, "base64")),
      base64Encode: (from: number[]) => Buffer.from(from).toString("base64"),
      newBlob: (text: string) => ({ getBytes: () => bytes(Buffer.from(text)) }),
      computeHmacSha256Signature: (value: number[], key: number[]) =>
        bytes(createHmac("sha256", Buffer.from(key)).update(Buffer.from(value)).digest()),
      sleep: (ms: number) => slept.push(ms),
    },
    UrlFetchApp: {
      fetch: (_: string, sent: Sent) => {
        requests.push(sent);
        return { getResponseCode: () => answers.shift() ?? 202 };
      },
    },
  });
}

const received = () =>
  Promise.all(
    requests.map(({ headers, contentType, payload }) =>
      deliver(world, hookEvent("pulse", payload, { headers: { ...headers, "content-type": contentType } })),
    ),
  );

beforeEach(() => {
  const preset = presets.googleForms({ question: "nps", score: recommend, comment: "Why?" });
  world = createWorld(routes({ id: "pulse", program: "acme", secret: "s/pulse", ...preset }));
  world.secrets["s/pulse"] = () => secret;
  requests = [];
  slept = [];
});

describe("the script", () => {
  test("sends an answer that is let in and counted, in any letters", async () => {
    run('onAnswer({ response: answer("f-1", "9") })');
    expect((await received()).map(({ statusCode }) => statusCode)).toEqual([202]);
    expect(world.responses()).toMatchObject([
      {
        id: "f-1",
        at: Date.parse("2026-09-15T09:15:00Z"),
        customer: customer("ana@shop.test"),
        comment: "Größer – 速い",
        scores: [{ question: "nps", form: "answer", value: 9 }],
      },
    ]);
  });

  test("sends what is there already, and twice is once", async () => {
    run("sendAll()");
    run("sendAll()");
    await received();
    expect(world.responses().map(({ id }) => id)).toEqual(["f-1", "f-2"]);
  });

  test("an edited answer counts instead of the first", async () => {
    run('send(answer("f-1", "9"))');
    run('send(answer("f-1", "4", "2026-09-15T10:00:00.000Z"))');
    requests.reverse();
    await received();
    expect(world.responses().map(({ scores }) => scores[0]?.value)).toEqual([4]);
  });

  test("tries three times while we cannot take it, and then says so", () => {
    run('send(answer("f-1", "9"))', [503, 429]);
    expect([requests.length, slept]).toEqual([3, [5000, 10000]]);
    expect(() => run('send(answer("f-1", "9"))', [503, 503, 503])).toThrow("Gapwatch answered 503");
  });

  test("does not insist on what can never be right", () => {
    expect(() => run('send(answer("f-1", "9"))', [401])).toThrow("Gapwatch answered 401");
    expect(requests).toHaveLength(1);
  });
});
