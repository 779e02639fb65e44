// Signature vectors of Shopify and Stripe through the front door: the real ones come in, their twins get a stranger's answer.
import { describe, expect, test } from "vitest";
import { routes } from "../sources/route.ts";
import { deliveryOf, there, type Vector, vectors } from "../sources/vector.ts";
import { createWorld, deliver, hookEvent } from "./world.ts";

const ours = vectors.filter(({ name }) => /^(?:shopify|stripe)/.test(name));

async function answerTo(vector: Vector, append = "", connection = "c") {
  const source = vector.name.startsWith("stripe") ? "stripe" : "shopify";
  const world = createWorld(routes({ id: "c", program: "acme", source, secret: "s/c" }));
  world.secrets["s/c"] = () => vector.secret;
  if (vector.now !== undefined) world.now = vector.now * 1000;
  const { headers, body } = deliveryOf(vector);
  const bytes = Buffer.concat([body, Buffer.from(append)]);
  const sent = { "content-type": "application/json", ...headers };
  return { answer: await deliver(world, hookEvent(connection, bytes, { headers: sent })), calls: world.calls };
}

describe.skipIf(!there)("signatures (skipped: ../shared/payloads/vectors.json is missing)", () => {
  test("there are vectors of both", () => expect(ours.length).toBe(5));

  test.each(ours)("$name", async (vector) => {
    const { answer, calls } = await answerTo(vector);
    const stranger = (await answerTo(vector, "", "no-such")).answer;
    expect(stranger.statusCode).toBe(401);
    if (vector.valid) expect([200, 202]).toContain(answer.statusCode);
    else expect({ answer, calls }).toEqual({ answer: stranger, calls: [] });
    expect((await answerTo(vector, " ")).answer).toEqual(stranger);
  });
});
