// What the laws need of a table: the same suite for the one in memory and for the SDK against the embedded server.
import { describe, expect, test } from "vitest";
import type { Item, Table } from "../../functions/io/table/table.ts";

async function all(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const older = { kind: "absent-or-older-same-day", revision: "2", day: "2026-11-23" } as const;

export function describeTable(name: string, make: () => Table): void {
  describe(name, () => {
    test("an item comes back as it was written: text, numbers, bytes, yes or no", async () => {
      const item = { pk: "a", sk: "1", text: "é☂ \u{1f600}", number: 12.5, bytes: Uint8Array.of(0, 255), yes: true };
      expect(await make().put(item, { kind: "always" })).toBe("written");
      const { bytes, ...others } = (await make().get({ pk: "a", sk: "1" }))!;
      expect(others).toEqual({ pk: "a", sk: "1", text: "é☂ \u{1f600}", number: 12.5, yes: true });
      expect([...(bytes as Uint8Array)]).toEqual([0, 255]);
      expect(await make().get({ pk: "a", sk: "2" })).toBeUndefined();
    });

    test("an item is put once where nothing may be", async () => {
      expect(await make().put({ pk: "b", sk: "1", n: 1 }, { kind: "absent" })).toBe("written");
      expect(await make().put({ pk: "b", sk: "1", n: 2 }, { kind: "absent" })).toBe("refused");
      expect((await make().get({ pk: "b", sk: "1" }))?.n).toBe(1);
    });

    test.each([
      { stored: undefined, outcome: "written" },
      { stored: { rev: "1", day: "2026-11-23" }, outcome: "written" },
      { stored: { rev: "2", day: "2026-11-23" }, outcome: "refused" },
      { stored: { rev: "3", day: "2026-11-23" }, outcome: "refused" },
      { stored: { rev: "1", day: "2026-11-22" }, outcome: "refused" },
      { stored: { rev: "1" }, outcome: "refused" },
      { stored: { erased: true }, outcome: "refused" },
    ])("the fast path over $stored is $outcome", async ({ stored, outcome }) => {
      const key = { pk: "c", sk: JSON.stringify(stored ?? null) };
      if (stored) await make().put({ ...key, ...(stored as Partial<Item>) }, { kind: "always" });
      expect(await make().put({ ...key, rev: "2", day: "2026-11-23" }, older)).toBe(outcome);
    });

    test("a put and a delete are refused once what was read has changed", async () => {
      const key = { pk: "d", sk: "1" };
      const read = (value: number | undefined) => ({ kind: "unchanged", attribute: "version", value }) as const;
      expect(await make().put({ ...key, version: 1 }, read(undefined))).toBe("written");
      expect(await make().put({ ...key, version: 9 }, read(undefined))).toBe("refused");
      expect(await make().put({ ...key, version: 2 }, read(1))).toBe("written");
      expect(await make().delete(key, read(1))).toBe("refused");
      expect(await make().delete(key, read(2))).toBe("written");
      expect(await make().delete(key)).toBe("written");
    });

    test("a mark keeps since when it first stood", async () => {
      await make().mark({ pk: "e", sk: "1", since: 5 }, "since");
      await make().mark({ pk: "e", sk: "1", since: 9 }, "since");
      expect((await make().get({ pk: "e", sk: "1" }))?.since).toBe(5);
    });

    test("a query gives a range in order, from either end, as many as wanted", async () => {
      for (const sk of ["3", "1", "2", "4"]) await make().put({ pk: "f", sk }, { kind: "always" });
      const keys = async (range: object) => (await all(make().query({ pk: "f", ...range }))).map(({ sk }) => sk);
      expect(await keys({})).toEqual(["1", "2", "3", "4"]);
      expect(await keys({ from: "2", to: "3" })).toEqual(["2", "3"]);
      expect(await keys({ from: "3" })).toEqual(["3", "4"]);
      expect(await keys({ to: "2" })).toEqual(["1", "2"]);
      expect(await keys({ newestFirst: true, limit: 3 })).toEqual(["4", "3", "2"]);
    });

    test("more than a page of items comes whole", async () => {
      const bytes = new Uint8Array(300_000);
      for (let n = 0; n < 5; n++)
        await make().put({ pk: "g", sk: String(n), day: "2026-11-23", bytes }, { kind: "always" });
      expect((await all(make().query({ pk: "g" }))).length).toBe(5);
      expect((await all(make().query({ pk: "g", limit: 4 }))).length).toBe(4);
      expect((await all(make().byDay("g", "2026-11-23"))).length).toBe(5);
    });

    test("the index by day holds a day's facts without the vendor's bytes, and nothing that has no day", async () => {
      const fact = { pk: "h", body: "{}", rev: "1", raw: Uint8Array.of(1) };
      await make().put({ ...fact, sk: "1", day: "2026-11-23" }, { kind: "always" });
      await make().put({ ...fact, sk: "2", day: "2026-11-24" }, { kind: "always" });
      await make().put({ ...fact, sk: "3" }, { kind: "always" });
      const expected = [{ pk: "h", sk: "1", day: "2026-11-23", body: "{}", rev: "1" }];
      expect(await all(make().byDay("h", "2026-11-23"))).toEqual(expected);
    });

    test("an item over 400 KB is an error", async () => {
      const item = { pk: "i", sk: "1", bytes: new Uint8Array(410_000) };
      await expect(make().put(item, { kind: "always" })).rejects.toThrow(/[Ii]tem size/);
    });
  });
}
