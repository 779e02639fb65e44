// Published and derived signature vectors: the real ones pass, their tampered and stale twins do not.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../lib/sources/source.ts";
import { needsOf, routeOf } from "./route.ts";
import { deliveryOf, isBeyond, nowOf, setupOf, there, type Vector, vectors } from "./vector.ts";

const ours = vectors.filter(setupOf);

function verify(vector: Vector, delivery: Delivery, now: number): boolean {
  const { source, connection } = routeOf(setupOf(vector)!);
  return source.verify(delivery, ["another secret", vector.secret], now, connection);
}

describe.skipIf(!there)("signature vectors (skipped: ../shared/payloads/vectors.json is missing)", () => {
  test("every vector belongs to a scheme of ours, or to one that is stated to be beyond us", () => {
    expect(vectors.filter((vector) => !setupOf(vector) && !isBeyond(vector))).toEqual([]);
    expect(ours.length).toBe(27);
  });

  test.each(ours)("$name", (vector) => {
    expect(verify(vector, deliveryOf(vector), nowOf(vector))).toBe(vector.valid);
  });

  test.each(vectors.filter(isBeyond))("$name is refused", (vector) => {
    const { source, connection } = routeOf({ source: "hubspot", ...needsOf("hubspot") });
    expect(source.verify(deliveryOf(vector), [vector.secret], nowOf(vector), connection)).toBe(false);
  });

  const valid = ours.filter((vector) => vector.valid);

  test.each(valid)("$name refuses every single byte of its body changed", (vector) => {
    const delivery = deliveryOf(vector);
    for (let at = 0; at < delivery.body.length; at++) {
      const body = Uint8Array.from(delivery.body);
      body[at] = body[at]! ^ 1;
      expect(verify(vector, { ...delivery, body }, nowOf(vector)), `byte ${at}`).toBe(false);
    }
  });

  test.each(valid)("$name refuses every single character of its signature changed", (vector) => {
    const delivery = deliveryOf(vector);
    const [name = "", signature = ""] = Object.entries(delivery.headers).find(([header]) =>
      /signature(?!-t)|hmac/.test(header),
    )!;
    const single = signature.includes(" v1,") ? signature.split(" ")[2]! : signature;
    // Stripe's v0 behind its signature is looked at by nobody.
    const end = single.includes(",v0=") ? single.indexOf(",v0=") : single.length;
    for (let at = 0; at < end; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const changed = String.fromCharCode(single.charCodeAt(at) ^ bit);
        const headers = { ...delivery.headers, [name]: single.slice(0, at) + changed + single.slice(at + 1) };
        expect(verify(vector, { ...delivery, headers }, nowOf(vector)), `${at} ${changed}`).toBe(false);
      }
    }
  });

  test.each(valid.filter(({ now, name }) => now !== undefined || name.startsWith("zendesk")))(
    "$name is refused 301 s late and early, and accepted at 300 s",
    (vector) => {
      const at = (seconds: number) => verify(vector, deliveryOf(vector), nowOf(vector) + seconds * 1000);
      expect([-301, -300, 300, 301].map(at)).toEqual([false, true, true, false]);
    },
  );
});
