// Every case of every source, and every published body of the vendors.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../lib/sources/decode.ts";
import { pepper, type SourceCase } from "../cases/sources/case.ts";
import { cases as generic } from "../cases/sources/generic.ts";
import { cases as typeform } from "../cases/sources/typeform.ts";
import { cases as zendesk } from "../cases/sources/zendesk.ts";
import { routeOf } from "./route.ts";

const payloads = new URL("../../../shared/payloads/", import.meta.url);

function bytesOf(body: SourceCase["body"]): Uint8Array {
  if ("own" in body) return Buffer.from(JSON.stringify(body.own));
  const bytes = readFileSync(new URL(body.vendor, payloads));
  return body.part ? Buffer.from(JSON.parse(bytes.toString())[body.part]) : bytes;
}

function seen(source: string, { connection, body, receivedAt }: SourceCase): object {
  const route = routeOf({ source, ...connection });
  const receipt = { pepper, receivedAt: Date.parse(receivedAt ?? "2026-10-06T12:00:00Z") };
  const decoded = decode({ headers: {}, body: bytesOf(body) }, route, receipt);
  switch (decoded.kind) {
    case "facts":
      return { facts: decoded.changes, ...(decoded.problems.length > 0 ? { problems: decoded.problems } : {}) };
    case "ignored":
      return { ignored: decoded.reason };
    case "aside":
      return { aside: decoded.problem };
    case "refusal":
      return { refused: decoded.problem };
  }
}

describe.each([
  ["generic", generic],
  ["typeform", typeform],
  ["zendesk", zendesk],
] as const)("%s", (source, cases) => {
  test.each(cases.filter(({ body }) => "own" in body))("$name", (each) => {
    expect(seen(source, each)).toEqual(each.expect);
  });

  describe.skipIf(!existsSync(payloads))("published bodies (skipped: ../shared/payloads is missing)", () => {
    test.each(cases.filter(({ body }) => "vendor" in body))("$name", (each) => {
      expect(seen(source, each)).toEqual(each.expect);
    });
  });
});
