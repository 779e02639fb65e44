// A batch of Segment: its first event is signed, and nothing that is not signed changes a figure.
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createWorld, deliver, hookEvent } from "../intake/world.ts";
import { type ConnectionInput, routes } from "./route.ts";

const page = (id: string) => ({ type: "page", messageId: id, userId: "u", timestamp: "2026-09-15T09:15:00Z" });
const hmac = (text: string): string => createHmac("sha1", "a secret").update(text).digest("hex");

async function send(body: string, signature: string | undefined, over: Partial<ConnectionInput> = {}, token?: string) {
  const world = createWorld(routes({ id: "c", program: "acme", source: "segment", secret: "s/c", ...over }));
  world.secrets["s/c"] = () => "a secret";
  const headers = { "content-type": "application/json", ...(signature !== undefined && { "x-signature": signature }) };
  const pathParameters = { connection: "c", ...(token !== undefined && { token }) };
  const { statusCode } = await deliver(world, hookEvent("c", body, { headers, pathParameters }));
  return { statusCode, ids: world.facts().map(({ id }) => id), aside: world.items("QUARANTINE#").length };
}

const [first, second] = [page("one"), page("two")];
const batch = JSON.stringify([first, second]);

describe("a batch", () => {
  test("whose first event is signed is taken in; the others are kept aside", async () => {
    const signature = hmac(JSON.stringify(first));
    expect(await send(batch, signature)).toEqual({ statusCode: 202, ids: ["one"], aside: 1 });
    const spaced = `[ ${JSON.stringify(first)} , ${JSON.stringify(second)} ]`;
    expect(await send(spaced, signature)).toEqual({ statusCode: 202, ids: ["one"], aside: 1 });
  });

  test("to which somebody adds events of their own counts as before", async () => {
    const forged = JSON.stringify([first, page("forged"), page("forged too")]);
    expect((await send(forged, hmac(JSON.stringify(first)))).ids).toEqual(["one"]);
  });

  test("whose first event is another one than the signed is refused", async () => {
    for (const body of [
      JSON.stringify([second, first]),
      "[]",
      "[",
      `[[${JSON.stringify(first)}]]`,
      JSON.stringify(second),
    ])
      expect(await send(body, hmac(JSON.stringify(first)))).toEqual({ statusCode: 401, ids: [], aside: 0 });
  });

  test("that came by a secret URL, or with the secret in a header, counts as a whole", async () => {
    const url = await send(batch, undefined, { auth: { kind: "url" } }, "a secret");
    expect(url).toEqual({ statusCode: 202, ids: expect.arrayContaining(["one", "two"]), aside: 0 });
    const header = await send(batch, "a secret", { auth: { kind: "header", header: "x-signature" } });
    expect(header.ids).toHaveLength(2);
    expect((await send(batch, hmac(batch), { auth: { kind: "url" } })).statusCode).toBe(401);
  });
});
