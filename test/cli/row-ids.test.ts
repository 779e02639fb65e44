// Rows without an id of their own get one that importing again, in any file, gives again.
import { describe, expect, it } from "vitest";
import { createRowIds } from "../../infra/cli/rows/row-ids.ts";

describe("row ids", () => {
  it("are the same for the same content, whatever the order of the columns", () => {
    expect(createRowIds()({ a: "1", b: "2" })).toBe(createRowIds()({ b: "2", a: "1" }));
  });

  it("differ where the content differs, even where the joined text does not", () => {
    const idOf = createRowIds();
    expect(idOf({ a: "1", b: "12" })).not.toBe(idOf({ a: "11", b: "2" }));
  });

  it("number identical rows, so that three equal answers are three", () => {
    const idOf = createRowIds();
    const ids = [1, 2, 3].map(() => idOf({ score: "9" }));
    expect(ids).toEqual([ids[0], `${ids[0]}-2`, `${ids[0]}-3`]);
  });

  it("stay unique and repeatable over more rows than the counter starts with", () => {
    const [first, second] = [createRowIds(), createRowIds()];
    const scores = Array.from({ length: 20_000 }, (_, at) => ({ score: String(at % 9_000) }));
    const ids = scores.map((fields) => first(fields));
    expect(new Set(ids).size).toBe(20_000);
    expect(scores.map((fields) => second(fields))).toEqual(ids);
  });
});
