// Shopify's signature vectors through the front door: the real ones come in, their twins get the answer of a stranger.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { routeOf } from "./route.ts";

const folder = new URL("../../../shared/payloads/", import.meta.url);
const there = existsSync(folder);

interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly body_file?: string;
}

const all: readonly Vector[] = there ? JSON.parse(readFileSync(new URL("vectors.json", folder), "utf8")).vectors : [];

describe.skipIf(!there)("Shopify's signatures (skipped: ../shared/payloads is missing)", () => {
  test.each(all.filter(({ name }) => name.startsWith("shopify")))(
    "$name is accepted, its tampered twins are not",
    (vector) => {
      const { source, connection } = routeOf({ source: "shopify" });
      const body = vector.body_file ? readFileSync(new URL(vector.body_file, folder)) : Buffer.from(vector.body ?? "");
      const headers = Object.fromEntries(
        Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const verify = (bytes: Uint8Array, secret = vector.secret, sent: Record<string, string> = headers) =>
        source.verify({ headers: sent, body: bytes }, [secret], 0, connection);
      expect(verify(body)).toBe(true);
      expect(verify(Buffer.concat([body, Buffer.from(" ")]))).toBe(false);
      expect(verify(body, "another secret")).toBe(false);
      expect(verify(body, vector.secret, {})).toBe(false);
    },
  );
});
