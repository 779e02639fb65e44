// Text from outside: cleaned without breaking real languages.
import { expect, test } from "vitest";
import { cleanComment, cleanName, idOf } from "../../lib/sources/mapping/text.ts";

test("a long comment is cut between characters as a reader sees them", () => {
  const family = "\u{1F468}\u200d\u{1F469}\u200d\u{1F467}";
  const cut = cleanComment("x".repeat(9_998) + family.repeat(3))!;
  expect(cut).toBe("x".repeat(9_998));
  expect(cleanComment("\u{1F600}".repeat(5_001))).toBe("\u{1F600}".repeat(5_000));
  expect(cleanComment(`x${"\u{1F600}".repeat(5_001)}`)).toBe(`x${"\u{1F600}".repeat(4_999)}`);
});

test("one letter with thousands of marks is cut too", () => {
  expect(cleanComment(`a${"\u0336".repeat(20_000)}`)!.length).toBe(10_000);
});

test("lone surrogates become replacement characters, control characters go, line breaks stay", () => {
  expect(cleanComment("a\ud800b\u0000\u0007\u009b\r\nc\td")).toBe("a\ufffdb\nc\td");
});

test("real languages and joined emoji are not touched", () => {
  for (const text of [
    "خدمة ممتازة",
    "\u{1F468}\u200d\u{1F469}\u200d\u{1F467} thanks",
    "Привет, мир",
    "日本語のコメント",
  ])
    expect(cleanComment(text)).toBe(text);
});

test("nothing but white space is nothing", () => {
  expect(cleanComment(" \n\t\u0000")).toBeUndefined();
  expect(cleanName("\u0000")).toBeUndefined();
});

test("composed and decomposed letters make one name", () => {
  expect(cleanName("Cafe\u0301")).toBe(cleanName("Caf\u00e9"));
});

test.each(["", " ", "a\nb", "a\ud800", "x".repeat(257), Number.NaN, 1.5, 2 ** 53, {}, [], null, true])(
  "%j is no id",
  (value) => expect(idOf(value)).toBeUndefined(),
);
