// The demo's story is the same every time, and says what it is meant to say.
import { expect, test } from "vitest";
import config from "../../gapwatch.config.ts";
import { beliefsAround, moodOf, stageAnswers } from "../../infra/local/demo/answers.ts";
import { createRandom } from "../../infra/local/demo/random.ts";
import { signatureOf } from "../../infra/local/demo/sign.ts";
import { tellStory } from "../../infra/local/demo/telling.ts";
import { sourceOf } from "../../lib/sources/index.ts";

const evenings = tellStory(1);
const sendings = evenings.flatMap((evening) => evening.sendings);

test("one seed tells one story, another seed another", () => {
  expect(tellStory(1)).toEqual(evenings);
  expect(tellStory(2)).not.toEqual(evenings);
});
test("nobody sends what has not happened yet", () => {
  for (const { day, sendings: sent } of evenings) {
    for (const { at } of sent) expect(new Date(at).toISOString().slice(0, 10) <= day).toBe(true);
  }
});
test("vendors repeat themselves: some messages come twice", () => {
  const messages = new Set(sendings.map(({ connection, message }) => `${connection}|${message}`));
  const twice = sendings.length - messages.size;
  expect(twice).toBeGreaterThan(50);
  expect(twice).toBeLessThan(0.05 * sendings.length);
});
test("some edits arrive before the answer that they change", () => {
  const seen = new Map<string, string>();
  const late = sendings
    .filter(({ connection }) => connection === "stage-survey")
    .filter(({ body }) => {
      const { id, updated_at: updated } = JSON.parse(body).data;
      const before = seen.get(id);
      if (before === undefined || updated > before) seen.set(id, updated);
      return before !== undefined && updated < before;
    });
  expect(late.length).toBeGreaterThan(10);
});
test("every connection of the example is used, and each delivery proves itself", () => {
  expect(new Set(sendings.map(({ connection }) => connection))).toEqual(
    new Set(config.connections.map(({ id }) => id)),
  );
  const now = Date.parse("2026-11-22T23:30:00Z");
  for (const connection of config.connections) {
    const { body, message } = sendings.find((sending) => sending.connection === connection.id)!;
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const signature = signatureOf(body, { connection, secret, now, message });
    const headers = Object.fromEntries(Object.entries(signature).map(([name, value]) => [name.toLowerCase(), value]));
    const verify = (bytes: string) =>
      sourceOf(connection.source)?.verify({ headers, body: Buffer.from(bytes) }, [secret], now, connection);
    expect(verify(body)).toBe(true);
    expect(verify(`${body} `)).toBe(false);
  }
});
test("answers have exactly the shares that the story asks for", () => {
  const answers = stageAnswers(148, { satisfied: 47, easy: 52 }, createRandom(3));
  expect(answers.filter(({ satisfied }) => satisfied >= 4)).toHaveLength(70);
  expect(answers.filter(({ easy }) => easy >= 5)).toHaveLength(77);
});
test("beliefs have exactly the mean that the story asks for", () => {
  const beliefs = beliefsAround(12, 78, createRandom(3));
  expect(beliefs.reduce((sum, belief) => sum + belief, 0)).toBe(12 * 78);
  expect(new Set(beliefs).size).toBeGreaterThan(3);
});
test("comments fit their scores and vary", () => {
  expect(moodOf({ satisfied: 1, easy: 6 })).toBe("low");
  expect(moodOf({ satisfied: 5, easy: 2 })).toBe("high");
  const words = new Set(sendings.flatMap(({ body }) => JSON.parse(body).data?.comment ?? []));
  expect(words.size).toBeGreaterThan(300);
});
