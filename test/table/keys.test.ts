// No id from outside can forge a key, and what is stored comes back.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactKey } from "../../lib/domain/fact.ts";
import { changeOf, factItem, markerItem, markerOf } from "../../lib/table/items.ts";
import { factKey, keyPart, keyText } from "../../lib/table/keys.ts";
import { response } from "../store/program.ts";

const key = (id: string, connection = "survey"): FactKey => ({ program: "acme", kind: "response", connection, id });
const ids = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme", maxLength: 2_000 }),
  fc.constant("\ud800"),
);

describe("keys", () => {
  test("two ids never share a key", () => {
    fc.assert(fc.property(ids, ids, (a, b) => a === b || factKey(key(a), 1).sk !== factKey(key(b), 1).sk));
  });

  test.each(["#", "a#b", "%23", "%%", "", "response#survey#1", "\ud800", "\udfff\ud800", "💬", "x".repeat(5_000)])(
    "the id %j stays one part of a key, in ASCII and short enough",
    (id) => {
      const { sk } = factKey(key(id), 4);
      expect(sk.split("#").length).toBe(3);
      expect(sk).toMatch(/^[\x21-\x7e]*$/);
      expect(sk.length).toBeLessThan(1_000);
    },
  );

  test("a part cannot pass for two", () => {
    expect(keyText("a#b", "c")).not.toBe(keyText("a", "b#c"));
    expect(keyPart("a%23")).not.toBe(keyPart("a#"));
  });
});

describe("items", () => {
  test("a fact comes back from its item, whatever its id", () => {
    fc.assert(
      fc.property(ids, (id) => {
        const fact = response(id, { order: 1, day: "2026-11-23" });
        expect(changeOf(factItem(fact, { shards: 4, day: "2026-11-23" }))).toEqual(fact);
      }),
    );
  });

  test("a marker comes back from its item", () => {
    const marker = { program: "acme", until: 7, day: "2026-11-23", shard: 3, moving: true, since: 420_000 };
    expect(markerOf(markerItem(marker))).toEqual(marker);
  });
});
