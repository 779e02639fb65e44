// Multipart forms are read as the platform reads them, which can only be done later, not at once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readForm } from "../../lib/sources/reading/multipart.ts";
import { formBytes } from "./bytes.ts";

const boundary = "----formdata-7MA4YWxkTrZu0gW";

/** The text fields of a form as Node's own reader has them. */
async function platform(bytes: Uint8Array): Promise<Map<string, string>> {
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const form = await new Response(Buffer.from(bytes), { headers }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === "string" && !fields.has(name)) fields.set(name, value);
  return fields;
}

/** A form as Node's own writer writes it, files too. */
async function written(form: FormData): Promise<{ bytes: Uint8Array; fields: Map<string, string> }> {
  const response = new Response(form);
  const type = response.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await response.arrayBuffer());
  const again = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of again) if (typeof value === "string" && !fields.has(name)) fields.set(name, value);
  return { bytes, fields };
}

describe("a form", () => {
  test("is read as Node reads it, whatever its names and texts are", async () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom("\r", "\n", "-", '"', "%", ";", "é", "速"), fc.string()) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 6 }), async (entries) => {
        const form = new FormData();
        for (const [name, value] of entries) form.append(name, value);
        form.append("last", "1");
        const { bytes, fields } = await written(form);
        expect(readForm(bytes)).toEqual({ kind: "form", fields });
      }),
      { numRuns: 200 },
    );
  });

  test("leaves files out", async () => {
    const form = new FormData();
    form.append("photo", new Blob(["\r\n\r\n--x"]), "cat.png");
    form.append("q3", "9");
    form.append('a"; filename="b', "2");
    const { bytes } = await written(form);
    expect(readForm(bytes)).toEqual({
      kind: "form",
      fields: new Map([
        ["q3", "9"],
        ['a"; filename="b', "2"],
      ]),
    });
  });

  test("of our own tests' making is one for Node too", async () => {
    const bytes = formBytes({ a: "1\r\n2", b: "größer" }, boundary);
    expect(readForm(bytes)).toEqual({ kind: "form", fields: await platform(bytes) });
  });
});

describe("no form", () => {
  const whole = Buffer.from(formBytes({ a: "1", b: "2" }, boundary)).toString("latin1");
  test.each([
    ["nothing", ""],
    ["JSON", '{"a":1}'],
    ["a line", "--\r\n"],
    ["a boundary of 71 characters", whole.replaceAll(`--${boundary}`, `--${"x".repeat(71)}`)],
    ["a part without a name", whole.replace('; name="a"', "")],
    ["a part without an end of its headers", whole.replace("\r\n\r\n1", "\r\n1")],
    [
      "a boundary with something behind it",
      whole.replace("\r\n1\r\n", "\r\n1\r\n").replace(`1\r\n--${boundary}\r\n`, `1\r\n--${boundary}x\r\n`),
    ],
    ["bytes that are no UTF-8", whole.replace("\r\n\r\n1", "\r\n\r\n\xff")],
    [
      "too many parts",
      Buffer.from(formBytes(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`q${at}`, ""])))).toString(
        "latin1",
      ),
    ],
  ])("is %s", (_, text) => {
    expect(readForm(Buffer.from(text, "latin1"))).toEqual({
      kind: "refusal",
      status: 400,
      problem: "body must be a multipart form",
    });
  });

  test("is one that was cut, wherever it was cut", () => {
    const end = whole.lastIndexOf("--");
    for (let at = 0; at < end; at++) {
      expect(readForm(Buffer.from(whole.slice(0, at), "latin1")).kind, `at ${at}`).toBe("refusal");
    }
  });

  test("is found out in time that grows with its length only", () => {
    const hostile = Buffer.from(`--x\r\n${"\r\n--x".repeat(60_000)}`);
    const start = performance.now();
    expect(readForm(hostile).kind).toBe("refusal");
    expect(performance.now() - start).toBeLessThan(500);
  });
});
