// Secrets: how they are kept, and for how long they are remembered.
import { expect, test } from "vitest";
import { createSecrets } from "../../functions/io/secrets.ts";

function store(text: () => string) {
  const clock = { now: 0 };
  let reads = 0;
  const client = {
    send: async () => {
      reads += 1;
      return { SecretString: text() };
    },
  };
  const secrets = createSecrets(client as never, { now: () => clock.now, ttlMs: 60_000 });
  return { secrets, clock, reads: () => reads };
}

test("a secret is read once a minute, or once in five seconds when it is asked for anew", async () => {
  const { secrets, clock, reads } = store(() => "s");
  for (const now of [0, 1, 59_999]) {
    clock.now = now;
    expect(await secrets.live("a")).toEqual(["s"]);
  }
  expect(reads()).toBe(1);
  clock.now = 60_000;
  await secrets.live("a");
  await secrets.reread("a");
  expect(reads()).toBe(2);
  clock.now = 65_000;
  await secrets.reread("a");
  expect(reads()).toBe(3);
  await secrets.live("b");
  expect(reads(), "each name for itself").toBe(4);
});

test.each([
  ["text", ["text"]],
  ["text with a line break\n", ["text with a line break"]],
  ["{not json", ["{not json"]],
  ['{"other":"object"}', ['{"other":"object"}']],
  ['{"current":"c"}', ["c"]],
  ['{"current":"c","previous":"p","previousUntil":"1970-01-01T00:00:01Z"}', ["c", "p"]],
  ['{"current":"c","previous":"p","previousUntil":"1970-01-01T00:00:00Z"}', ["c"]],
  ['{"current":"c","previous":"","previousUntil":"1970-01-01T00:00:01Z"}', ["c"]],
  ['{"current":"c","previous":"p"}', ["c"]],
  ["", []],
])("%j gives %j", async (text, live) => {
  expect(await store(() => text).secrets.live("a")).toEqual(live);
});

test("a store that cannot be reached throws, and is asked again", async () => {
  let away = true;
  const { secrets, reads } = store(() => {
    if (away) throw new Error("away");
    return "s";
  });
  await expect(secrets.live("a")).rejects.toThrow("away");
  away = false;
  expect(await secrets.live("a")).toEqual(["s"]);
  expect(reads()).toBe(2);
});
