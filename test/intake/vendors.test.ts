// Every vendor's signature vector as a request: let in as it is, refused alike when anything about it is wrong.
import { describe, expect, test } from "vitest";
import { sources } from "../../lib/sources/index.ts";
import { formBytes } from "../sources/bytes.ts";
import { needsOf, routes } from "../sources/route.ts";
import { deliveryOf, isBeyond, nowOf, setupOf, there, type Vector, vectors } from "../sources/vector.ts";
import { createWorld, deliver, hookEvent } from "./world.ts";

/** Vectors whose proof holds a time. */
const isTimed = (vector: Vector): boolean => nowOf(vector) > 0;

/** The connection of a vector; HubSpot's for what is beyond us. */
const connectionOf = (vector: Vector) => setupOf(vector) ?? { source: "hubspot", ...needsOf("hubspot") };

/** Another secret of the same shape. Not its end: zero bytes behind a key change no HMAC. */
const otherSecret = ({ secret }: Vector): string =>
  `${secret.slice(0, 9)}${secret[9] === "A" ? "B" : "A"}${secret.slice(10)}`;

interface Change {
  readonly lateMs?: number;
  readonly secret?: string;
  readonly append?: string;
  readonly without?: RegExp;
  readonly connection?: string;
}

/** Sends a vector, or a twin of it that differs in one thing. */
function send(vector: Vector, change: Change = {}) {
  const connection = { id: "vendor", program: "acme", source: "generic", secret: "s/vendor", ...connectionOf(vector) };
  const world = createWorld(routes(connection));
  world.secrets["s/vendor"] = () => change.secret ?? vector.secret;
  world.now = (nowOf(vector) || Date.parse("2026-10-06T12:00:00Z")) + (change.lateMs ?? 0);
  const { headers, body } = deliveryOf(vector);
  const kept = Object.entries(headers).filter(([name]) => !change.without?.test(name));
  const bytes = Buffer.concat([body, Buffer.from(change.append ?? "")]);
  const event = hookEvent(change.connection ?? "vendor", bytes, {
    headers: { ...Object.fromEntries(kept), "content-type": "application/json" },
  });
  return deliver(world, event);
}

describe.skipIf(!there)("vectors as requests (skipped: ../shared/payloads/vectors.json is missing)", () => {
  test("all of them are here, and every source that signs by a header of its own has one", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(29);
    const sent = new Set(vectors.map((vector) => connectionOf(vector).source ?? "generic"));
    const unseen = sources.map(({ id }) => id).filter((id) => !sent.has(id));
    expect(unseen).toEqual(["jotform", "qualtrics"]);
  });

  // What is let in may still be nothing that its source reads: that is told after the proof, never by a 401.
  test.each(vectors)("$name", async (vector) => {
    const { statusCode } = await send(vector);
    expect(vector.valid && !isBeyond(vector) ? [200, 202, 400] : [401]).toContain(statusCode);
  });

  test.each(vectors.filter((vector) => vector.valid && !isBeyond(vector)))(
    "$name: all its twins get one and the same refusal",
    async (vector) => {
      const twins: Change[] = [
        { append: " " },
        { secret: otherSecret(vector) },
        { secret: "" },
        { without: /signature(?!-timestamp)|hmac/ },
        { without: /./ },
        { connection: "no-such" },
        ...(isTimed(vector) ? [{ lateMs: 301_000 }, { lateMs: -301_000 }] : []),
      ];
      const answers = await Promise.all(twins.map((twin) => send(vector, twin)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(twins.map(() => 401));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    },
  );
});

describe("a Jotform URL", () => {
  const fields = {
    submissionID: "1",
    rawRequest: JSON.stringify({ submitDate: "1789463700000", q3_score: "9", q4_email: "kin@example.com" }),
  };
  const mapping = { scores: [{ question: "nps", field: "q3_score" }] };
  const sendForm = async (token?: string, type = "multipart/form-data; boundary=------formdata-1") => {
    const world = createWorld(
      routes({ id: "jotform", program: "acme", source: "jotform", secret: "s/token", mapping }),
    );
    world.secrets["s/token"] = () => "a long random token";
    const event = hookEvent("jotform", Buffer.from(formBytes(fields)), {
      headers: { "content-type": type },
      pathParameters: { connection: "jotform", ...(token === undefined ? {} : { token }) },
    });
    return { answer: await deliver(world, event), facts: world.responses() };
  };

  test("with its token takes the form in", async () => {
    const { answer, facts } = await sendForm("a long random token");
    expect(answer.statusCode).toBe(202);
    expect(facts.map(({ scores }) => scores[0]?.value)).toEqual([9]);
  });

  test("without it, or with another one, is refused alike", async () => {
    const answers = await Promise.all([sendForm(), sendForm(""), sendForm("a long random tokeN")]);
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.answer.statusCode).toBe(401);
  });

  test("takes no JSON", async () => {
    expect((await sendForm("a long random token", "application/json")).answer.statusCode).toBe(415);
  });
});
