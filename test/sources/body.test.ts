// Bodies: what is read, what is refused, and that odd ones cost no time and touch nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBody } from "../../lib/sources/reading/body.ts";
import { lookup } from "../../lib/sources/reading/lookup.ts";

const read = (text: string | Uint8Array) => readBody(typeof text === "string" ? Buffer.from(text) : text);
const problem = (text: string | Uint8Array): string | undefined => {
  const body = read(text);
  return body.kind === "refusal" ? body.problem : undefined;
};
const value = (text: string): unknown => {
  const body = read(text);
  return body.kind === "body" ? body.value : undefined;
};

describe("refused", () => {
  test.each([
    ["", "body must be JSON"],
    ["null", "body must be one JSON object"],
    ["[{}]", "body must be one JSON object"],
    ['{"a":', "body must be JSON"],
    ['{"a":1}{"a":2}', "body must be JSON"],
    ["{'a':1}", "body must be JSON"],
    ['{"a":1,/* hi */"b":2}', "body must be JSON"],
    ['{"a":00000000000000000000000001}', "body must be JSON"],
    ["{99999999999999999999:1}", "body must be JSON"],
    ['{"a":1,"a":2}', "body must name each member of an object once"],
    ['{"a":1,"\\u0061":2}', "body must name each member of an object once"],
    ['{"a":1,"b":{"x":1 , "x"\n:2}}', "body must name each member of an object once"],
    [`{"a":${"[".repeat(32)}${"]".repeat(32)}}`, "body must nest at most 32 levels deep"],
    [
      `{${Array.from({ length: 1001 }, (_, at) => `"k${at}":1`)}}`,
      "an object in the body must have at most 1000 members",
    ],
  ])("%.60s", (text, rule) => expect(problem(text)).toBe(rule));

  test("bytes that are not UTF-8, and UTF-16", () => {
    expect(problem(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toBe("body must be UTF-8");
    expect(problem(Buffer.from('{"a":1}', "utf16le"))).toBe("body must be JSON");
  });
});

describe("read", () => {
  test("a byte order mark is dropped", () => {
    expect(value('\ufeff{"a":1}')).toEqual({ a: 1 });
  });

  test("31 levels under the top are read, and the same name may come in two objects and as a value", () => {
    expect(problem(`{"a":${"[".repeat(31)}${"]".repeat(31)}}`)).toBeUndefined();
    expect(value('{"a":"a","b":{"a":"a:"},"c":["a","a"]}')).toEqual({ a: "a", b: { a: "a:" }, c: ["a", "a"] });
  });

  test("whole numbers beyond 2^53 are kept digit for digit, others stay numbers", () => {
    expect(value('{"a":9007199254740993,"b":-90071992547409931,"c":9007199254740991,"d":10.0,"e":1e3}')).toEqual({
      a: "9007199254740993",
      b: "-90071992547409931",
      c: 9007199254740991,
      d: 10,
      e: 1000,
    });
    expect(value('{"a":"9007199254740993 \\" 99999999999999999999"}')).toEqual({
      a: '9007199254740993 " 99999999999999999999',
    });
  });

  test("__proto__ is a member like any other and changes no object", () => {
    const body = value('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(lookup(body, "__proto__.polluted")).toBe(true);
    expect(lookup({}, "__proto__.polluted")).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(lookup(value("{}"), "constructor.name")).toBeUndefined();
  });
});

/** Rounded whole numbers are the one thing that comes back in another form. */
const exact = (_: string, part: unknown): unknown =>
  Number.isInteger(part) && !Number.isSafeInteger(part) && /^-?\d+$/.test(String(part)) ? String(part) : part;

test("anything that JSON.stringify writes is read back as it was", () => {
  const flat = fc.dictionary(fc.string({ maxLength: 9 }), fc.jsonValue({ maxDepth: 4 }));
  fc.assert(
    fc.property(flat, (object) => {
      const text = JSON.stringify(object);
      expect(value(text)).toEqual(JSON.parse(text, exact));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["backslashes", `{"a":"${"\\\\".repeat(120_000)}"`],
  ["quotes", '"'.repeat(260_000)],
  ["escaped quotes", `{"a":"${'\\"'.repeat(130_000)}`],
  ["brackets", "[".repeat(260_000)],
  ["digits", `{"a":${"9".repeat(260_000)}}`],
  ["spaces", " ".repeat(250_000)],
  ["spaced names", `{${`"a"${" ".repeat(50)}`.repeat(4_000)}}`],
])("%s cost next to no time", (_, text) => {
  const start = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
});
