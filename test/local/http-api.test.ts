// The front door makes the events that an HTTP API makes.
import { describe, expect, test } from "vitest";
import { responseOf } from "../../infra/local/http-answers.ts";
import { eventOf, logTime } from "../../infra/local/http-api.ts";

interface Event {
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  pathParameters: Record<string, string>;
  requestContext: { http: { method: string; path: string; sourceIp: string }; timeEpoch: number; stage: string };
  body?: string;
  isBase64Encoded: boolean;
}

const made = (method: string, target: string, more: { rawHeaders?: string[]; body?: Buffer; cookie?: string } = {}) =>
  eventOf(
    {
      method,
      target,
      headers: more.cookie === undefined ? {} : { cookie: more.cookie },
      rawHeaders: more.rawHeaders ?? [],
      body: more.body ?? Buffer.alloc(0),
      sourceIp: "127.0.0.1",
    },
    Date.parse("2026-11-23T07:00:00Z"),
    "r-1",
  ) as Event | undefined;

describe("routes", () => {
  test.each([
    ["POST", "/hooks/typeform", { connection: "typeform" }],
    ["GET", "/hooks/typeform/secret-token", { connection: "typeform", token: "secret-token" }],
    ["HEAD", "/hooks/typeform?x=1", { connection: "typeform" }],
  ])("%s %s matches", (method, target, parameters) => {
    expect(made(method, target)?.pathParameters).toEqual(parameters);
  });
  test.each([
    ["PUT", "/hooks/typeform"],
    ["POST", "/hooks/"],
    ["POST", "/hooks/a/b/c"],
    ["POST", "/other"],
  ])("%s %s matches nothing", (method, target) => {
    expect(made(method, target)).toBeUndefined();
  });
  test("the token is its own route", () => {
    expect(made("POST", "/hooks/a/t")?.routeKey).toBe("POST /hooks/{connection}/{token}");
  });
});

describe("headers", () => {
  const event = made("POST", "/hooks/a?b=1&b=2", {
    rawHeaders: ["Content-Type", "application/json", "X-Twice", "one", "x-twice", "two", "Cookie", "a=1; b=2"],
    cookie: "a=1; b=2",
    body: Buffer.from("{}"),
  });
  test("names are lower case", () => expect(event?.headers["content-type"]).toBe("application/json"));
  test("a repeated header is joined by commas", () => expect(event?.headers["x-twice"]).toBe("one,two"));
  test("cookies have a place of their own", () => {
    expect(event?.cookies).toEqual(["a=1", "b=2"]);
    expect(event?.headers.cookie).toBeUndefined();
  });
  test("the query stays as it was sent", () => expect(event?.rawQueryString).toBe("b=1&b=2"));
  test("the time is the stack's", () =>
    expect(event?.requestContext.timeEpoch).toBe(Date.parse("2026-11-23T07:00:00Z")));
});

describe("bodies", () => {
  const bodyOf = (type: string | undefined, body: Buffer) =>
    made("POST", "/hooks/a", { rawHeaders: type === undefined ? [] : ["Content-Type", type], body });
  test.each(["application/json", "application/json; charset=utf-8", "text/plain", "application/xml", "TEXT/HTML"])(
    "%s comes as text",
    (type) => expect(bodyOf(type, Buffer.from("grüße"))).toMatchObject({ body: "grüße", isBase64Encoded: false }),
  );
  test.each([
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "application/vnd.surveymonkey.response.v1+json",
    undefined,
  ])("%s comes in base64", (type) => {
    const bytes = Buffer.from([0, 255, 10]);
    expect(bodyOf(type, bytes)).toMatchObject({ body: "AP8K", isBase64Encoded: true });
  });
  test("an empty body is no body", () => {
    const event = bodyOf(undefined, Buffer.alloc(0));
    expect(event).toMatchObject({ isBase64Encoded: false });
    expect(event).not.toHaveProperty("body");
  });
});

describe("answers", () => {
  test("status, headers and body pass", () => {
    const answer = { statusCode: 503, headers: { "Retry-After": "30" }, body: "later" };
    expect(responseOf(answer)).toMatchObject({ status: 503, headers: { "retry-after": "30" }, body: "later" });
  });
  test("base64 is decoded", () => {
    expect(responseOf({ statusCode: 200, body: "AP8K", isBase64Encoded: true }).body).toEqual(
      Buffer.from([0, 255, 10]),
    );
  });
  test("anything without a status is the body of a 200", () => {
    expect(responseOf({ ok: true })).toMatchObject({ status: 200, body: '{"ok":true}' });
  });
});

test("access log times are in UTC", () => {
  expect(logTime(Date.parse("2026-03-12T19:03:58Z"))).toBe("12/Mar/2026:19:03:58 +0000");
});
