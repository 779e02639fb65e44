// However much a sender sends, what is stored of it fits into an item of the table, and nothing of it is lost.
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { unpack } from "../../functions/io/table/compression.ts";
import type { Item } from "../../functions/io/table/table.ts";
import { checkConfig } from "../../lib/config/index.ts";
import { routesOf } from "../../lib/sources/decode.ts";
import { fitting, reasons } from "../../lib/sources/limits.ts";
import { program, response } from "../cases/sources/case.ts";
import { createWorld, deliver, signedEvent, standardSecret } from "./world.ts";

const secret = standardSecret(5);
/** As DynamoDB counts: names and values in bytes. */
const sizeOf = (item: Item): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : Buffer.byteLength(String(value))),
    0,
  );

async function send(body: object) {
  const feelings = ["calm", "glad", "sad"];
  const felt = {
    id: "felt",
    name: "Felt",
    text: "How did it feel?",
    metric: "emotion" as const,
    words: feelings,
    scale: { min: 1, max: 3 },
  };
  const checked = checkConfig({
    sender: { address: "cx@acme.test" },
    pepper: "acme/pepper",
    programs: [{ ...program, questions: [...(program.questions ?? []), felt] }],
    connections: [
      {
        ...{ id: "c", program: "acme", source: "generic", secret: "s/c" },
        mapping: {
          ...{ id: "id", at: "at", comment: "comment", segments: { region: "region" } },
          scores: [
            { question: "nps", field: "score" },
            { question: "felt", field: "felt" },
          ],
        },
      },
    ],
  });
  if (checked.kind === "problems") throw new Error(JSON.stringify(checked.problems));
  const world = createWorld(routesOf(checked.config));
  world.secrets["s/c"] = () => secret;
  const text = JSON.stringify({ id: "r-1", at: "2026-09-15T09:15:00Z", ...body });
  const { statusCode, body: answer } = await deliver(world, signedEvent(world, "c", text, secret));
  const items = [...world.items("FACT#"), ...world.items("QUARANTINE#")];
  for (const item of items) expect(sizeOf(item)).toBeLessThan(400_000);
  return { world, text, items, told: [statusCode, JSON.parse(answer)] as const };
}

const rawOf = (item: Item | undefined): string => Buffer.from(unpack(item?.raw as Uint8Array)).toString();

describe("a delivery near the limit", () => {
  test("of one endless comment is cut in the fact and whole in the kept bytes", async () => {
    const { world, text, items } = await send({ score: 9, comment: "words ".repeat(40_000) });
    expect(world.responses()[0]?.comment?.length).toBeLessThanOrEqual(10_000);
    expect(rawOf(items[0])).toBe(text);
  });

  test("that does not compress leaves its fact, without the bytes, in an item", async () => {
    const { world, items } = await send({ score: 9, comment: randomBytes(190_000).toString("base64") });
    expect(world.responses()).toHaveLength(1);
    expect(items).toHaveLength(1);
  });

  test("of thousands of chosen words is kept aside with the reason, and its bytes", async () => {
    const { text, items, told } = await send({ felt: Array.from({ length: 30_000 }, () => "glad") });
    expect(told).toEqual([202, { outcome: "aside", problem: "felt must have at most 100 chosen words" }]);
    expect(rawOf(items[0])).toBe(text);
  });

  test("of hundreds of wrong words has a reason that somebody can read", async () => {
    const { told } = await send({ felt: Array.from({ length: 90 }, (_, at) => at + 100) });
    expect(told[0]).toBe(202);
    expect(JSON.stringify(told[1]).length).toBeLessThan(2_000);
  });
});

test("a fact that no item could hold is kept aside, and the others of its delivery count", () => {
  const large = { ...response("r-1", "2026-09-15T09:15:00Z"), segments: { region: "é".repeat(100_000) } };
  const small = response("r-2", "2026-09-15T09:15:00Z");
  const facts = [large, small].map(
    (fact) => ({ ...fact, kind: "response", audience: "customer", scores: [] }) as const,
  );
  expect(fitting(facts)).toEqual({ changes: [facts[1]], problems: ["a fact must hold at most 190000 bytes"] });
});

test("reasons are told once, and twenty of them", () => {
  const many = reasons(Array.from({ length: 50 }, (_, at) => `reason ${at % 30}`));
  expect([many.length, many.at(-1)]).toEqual([21, "and 10 more"]);
});
