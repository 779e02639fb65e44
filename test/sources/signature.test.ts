// What counts as a proof, and what only looks like one.
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { pseudonym } from "../../lib/sources/signing/pseudonym.ts";
import type { Delivery } from "../../lib/sources/source.ts";
import { routeOf } from "./route.ts";

const now = Date.parse("2026-10-06T12:00:00Z");
const body = Buffer.from('{"a":1}');
const key = Buffer.alloc(24, 7);
const secret = `whsec_${key.toString("base64")}`;

function signed(prefix = "webhook-", time = String(now / 1000)): Delivery {
  const right = createHmac("sha256", key).update(`m1.${time}.`).update(body).digest("base64");
  return {
    headers: { [`${prefix}id`]: "m1", [`${prefix}timestamp`]: time, [`${prefix}signature`]: `v1,${right}` },
    body,
  };
}

const accepts = (delivery: Delivery, secrets: readonly string[] = [secret], auth?: object): boolean => {
  const { source, connection } = routeOf(auth ? { auth: auth as never } : {});
  return source.verify(delivery, secrets, now, connection);
};

const withSignature = (signature: string): Delivery => ({
  ...signed(),
  headers: { ...signed().headers, "webhook-signature": signature },
});

describe("Standard Webhooks", () => {
  const right = signed().headers["webhook-signature"]!;

  test("the prefix of the secret and its padding may be left out, and headers may be named svix", () => {
    expect(accepts(signed())).toBe(true);
    expect(accepts(signed(), [key.toString("base64")])).toBe(true);
    expect(accepts(signed("svix-"))).toBe(true);
  });

  test("one right signature among others is enough, whatever its version is not", () => {
    expect(accepts(withSignature(`v2,xyz v1a,abc ${right}`))).toBe(true);
    expect(accepts(withSignature(right.replace("v1,", "v2,")))).toBe(false);
  });

  test("of many signatures only the first sixteen are tried", () => {
    const wrong = `v1,${Buffer.alloc(32).toString("base64")} `;
    expect(accepts(withSignature(wrong.repeat(15) + right))).toBe(true);
    expect(accepts(withSignature(wrong.repeat(16) + right))).toBe(false);
  });

  test.each(["", "v1,", "v1", right.slice(3), right.slice(0, 11), `${right}=`, right.replace("=", ""), "v1,@@@@"])(
    "%j is no signature",
    (signature) => expect(accepts(withSignature(signature))).toBe(false),
  );

  test.each(["1791288000000", "", "abc", "-1", "1791288000.5", "0x6AC0"])("%j is no time", (time) =>
    expect(accepts(signed("webhook-", time))).toBe(false),
  );

  test.each(["", "whsec_", "whsec_c2hvcnQ=", `whsec_${Buffer.alloc(65, 1).toString("base64")}`, "not base64 at all"])(
    "%j is no secret",
    (wrong) => expect(accepts(signed(), [wrong])).toBe(false),
  );
});

test("a static header and a secret URL are compared whole", () => {
  const header = { kind: "header", header: "X-Api-Key" };
  expect(accepts({ headers: { "x-api-key": "k-1" }, body }, ["old", "k-1"], header)).toBe(true);
  expect(accepts({ headers: { "x-api-key": "k-12" }, body }, ["k-1"], header)).toBe(false);
  expect(accepts({ headers: { "x-api-key": "" }, body }, [""], header)).toBe(false);
  expect(accepts({ headers: {}, body }, ["k-1"], header)).toBe(false);
  expect(accepts({ headers: {}, body, token: "t-1" }, ["t-1"], { kind: "url" })).toBe(true);
  expect(accepts({ headers: {}, body, token: "T-1" }, ["t-1"], { kind: "url" })).toBe(false);
  expect(accepts({ headers: {}, body }, ["t-1"], { kind: "url" })).toBe(false);
});

test("an empty secret signs nothing", () => {
  const empty = createHmac("sha256", "").update(body).digest("hex");
  expect(accepts({ headers: { "x-s": empty }, body }, [""], { kind: "hmac", header: "x-s" })).toBe(false);
});

test("a header named like a member of every object is not found there", () => {
  expect(accepts({ headers: {}, body }, ["x"], { kind: "header", header: "constructor" })).toBe(false);
});

test("a pseudonym tells nothing, is stable, and differs by program and pepper", () => {
  expect(pseudonym("p", "acme", "c-77")).toMatch(/^[\w-]{22}$/);
  expect(pseudonym("p", "acme", "c-77")).toBe(pseudonym("p", "acme", " c-77 "));
  expect(
    new Set([pseudonym("p", "acme", "c-77"), pseudonym("q", "acme", "c-77"), pseudonym("p", "b", "c-77")]).size,
  ).toBe(3);
  expect(pseudonym("p", "acme", "C-77")).not.toBe(pseudonym("p", "acme", "c-77"));
});
