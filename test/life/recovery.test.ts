// Recovery: every rollup is lost, and comes back from the raw facts as it was.
import { describe, expect, test } from "vitest";
import { auditDay } from "../../functions/io/rollups/audit.ts";
import { daysOf, periodOf } from "../../lib/domain/period.ts";
import { answer, createShop, itemsOf, rollupsOf, type Shop } from "./world.ts";

const customers = Array.from({ length: 9 }, (_, n) => `c-${10_000 + n}`);

async function filled(): Promise<Shop> {
  const made = createShop();
  for (const [n, customer] of customers.entries()) {
    const day = `2026-11-${14 + n}`;
    await made.deliver(answer(`r-${n}`, customer, { at: `${day}T10:00:00Z`, score: n, comment: `word ${n}` }));
    const order = { id: `o-${n}`, at: `${day}T11:00:00Z`, value: "12.50", customer };
    await made.deliver({ connection: "orders", body: order });
    const ticket = { id: `t-${n}`, opened: `${day}T09:00:00Z`, resolved: "2026-11-25T09:00:00Z", customer };
    await made.deliver({ connection: "desk", body: ticket });
  }
  await made.refresh();
  return made;
}

/** What `gapwatch audit --period` does, and the refresh after it. */
async function rebuild(made: Shop): Promise<number> {
  let wrong = 0;
  for (const day of daysOf(periodOf("month", "2026-11-01"))) {
    const outcome = await auditDay({ table: made.memory, program: made.program, now: made.now, day });
    wrong += outcome.kind === "audited" ? outcome.wrong.length : 0;
  }
  await made.refresh();
  return wrong;
}

describe("a table without its rollups", () => {
  test("gets every one of them back, equal, by an audit and a refresh", async () => {
    const made = await filled();
    const before = rollupsOf(made.memory);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    for (const { pk, sk } of itemsOf(made.memory, "ROLLUP#", "PART#"))
      await made.memory.delete({ pk: String(pk), sk: String(sk) });
    expect(itemsOf(made.memory, "ROLLUP#", "PART#")).toEqual([]);
    expect(await rebuild(made)).toBeGreaterThan(9);
    expect(rollupsOf(made.memory)).toEqual(before);
    expect(await rebuild(made)).toBe(0);
  });
});
