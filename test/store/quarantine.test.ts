// What cannot be used is kept aside once, for ninety days.
import { expect, test } from "vitest";
import { setAside } from "../../functions/io/facts/quarantine.ts";
import { unpackText } from "../../functions/io/table/compression.ts";
import { createMemoryTable } from "./memory-table.ts";
import { noon } from "./program.ts";

test("the same bytes of a connection are kept once, with the reason and when they first came", async () => {
  const table = createMemoryTable();
  const aside = { program: "acme", connection: "nps", problem: "nps requires a whole number from 0 to 10, got 11" };
  const raw = new TextEncoder().encode('{"score":11}');
  const receivedAt = noon("2026-11-23");
  expect(await setAside(table, { ...aside, raw, receivedAt })).toBe("stored");
  expect(await setAside(table, { ...aside, raw, receivedAt: receivedAt + 5_000 })).toBe("duplicate");
  const [item] = table.partitions.get("QUARANTINE#acme")!.values();
  expect(item).toMatchObject({ problem: aside.problem, receivedAt, expires: receivedAt / 1000 + 90 * 86_400 });
  expect(unpackText(item!.raw as Uint8Array)).toBe('{"score":11}');
  expect(await setAside(table, { ...aside, connection: "csat", raw, receivedAt })).toBe("stored");
});
