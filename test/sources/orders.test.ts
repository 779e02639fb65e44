// Deliveries come twice, late and in any order: what is stored at the end is the same.
import { describe, expect, test } from "vitest";
import { keep } from "../../functions/keep.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { decode } from "../../lib/sources/decode.ts";
import { sources } from "../../lib/sources/index.ts";
import { pepper, type SourceBody, type SourceOrder } from "../cases/sources/case.ts";
import { createWorld } from "../intake/world.ts";
import { bytesOf, isHere } from "./bytes.ts";
import { needsOf, routeOf } from "./route.ts";

const tables: readonly (readonly [string, readonly SourceOrder[]])[] = await Promise.all(
  sources.map(async ({ id }) => [id, (await import(`../cases/sources/${id}.ts`)).orders ?? []] as const),
);

const textOf = (fact: FactChange): string => `${fact.kind} ${fact.id}`;

/** The facts that are left after deliveries, each received a minute after the one before. */
async function leftBy(source: string, connection: object, bodies: readonly SourceBody[]): Promise<FactChange[]> {
  const route = routeOf({ source, ...needsOf(source), ...connection });
  const world = createWorld(new Map([["c", route]]));
  for (const body of bodies) {
    world.now += 60_000;
    const delivery = { headers: {}, body: bytesOf(body) };
    const decoded = decode(delivery, route, { pepper, receivedAt: world.now });
    if (decoded.kind !== "facts") throw new Error(`${source}: ${JSON.stringify(decoded)}`);
    await keep(world.context, { delivery, route, decoded, receivedAt: world.now });
  }
  return world.facts().sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

test("every source shows what its updates do", () => {
  expect(tables.filter(([, orders]) => orders.length === 0)).toEqual([]);
});

describe.each(tables)("%s", (source, orders) => {
  describe.each(orders.map((order, at) => [at + 1, order] as const))("example %i", (_, { connection, ...order }) => {
    const { example, update, left } = order;
    const here = isHere(example) && isHere(update);

    test.skipIf(!here)("twice is once (skipped where ../shared/payloads is missing)", async () => {
      const once = await leftBy(source, connection, [example]);
      expect(once.length).toBeGreaterThan(0);
      expect(await leftBy(source, connection, [example, example])).toEqual(once);
    });

    test.skipIf(!here)("any order leaves the update (skipped where ../shared/payloads is missing)", async () => {
      const expected = await leftBy(source, connection, [example, update]);
      expect(expected).toMatchObject(left);
      for (const bodies of [
        [update, example],
        [example, example, update],
        [example, update, example],
        [update, example, update],
        [update, update, example, example],
      ])
        expect(await leftBy(source, connection, bodies)).toEqual(expected);
    });
  });
});
