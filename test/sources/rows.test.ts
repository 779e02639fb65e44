// A row of a CSV file gives the facts that the same delivery would give.
import { expect, test } from "vitest";
import { decode } from "../../lib/sources/decode.ts";
import { readRow, rowBytes } from "../../lib/sources/generic/rows.ts";
import { pepper } from "../cases/sources/case.ts";
import { routeOf } from "./route.ts";

const receipt = { pepper, receivedAt: Date.parse("2026-10-06T12:00:00Z"), rowId: "file-7" };
const mapping = {
  id: "Response ID",
  at: "answered.at",
  scores: [
    { question: "nps", field: "Score" },
    { question: "csat", field: "Stars" },
  ],
  comment: "Why?",
  customer: "E-mail",
  segments: { plan: "Plan" },
};
const route = routeOf({ mapping });
const row = {
  "Response ID": "r-1",
  "answered.at": "2026-09-15 11:15",
  Score: "10",
  Stars: "",
  "Why?": "Nice",
  "E-mail": "ana@shop.test",
  Plan: "",
};

test("a row is the fact of the same delivery", () => {
  const fromRow = readRow(row, route, receipt);
  expect(fromRow).toEqual(decode({ headers: {}, body: rowBytes(row) }, route, receipt));
  expect(fromRow).toMatchObject({
    kind: "facts",
    changes: [
      {
        id: "r-1",
        at: Date.parse("2026-09-15T09:15:00Z"),
        comment: "Nice",
        segments: {},
        scores: [{ question: "nps", form: "answer", value: 10 }],
      },
    ],
    problems: [],
  });
});

test("without an id column the row's own id counts, so that equal rows are two answers", () => {
  const { id: _, ...others } = mapping;
  const anonymous = routeOf({ mapping: others });
  expect(readRow(row, anonymous, receipt)).toMatchObject({ changes: [{ id: "file-7" }] });
});

test("a row whose score is empty and that has no comment holds no answer", () => {
  expect(readRow({ ...row, Score: "", "Why?": "" }, route, receipt)).toEqual({
    kind: "ignored",
    reason: "there is no mapped score and no comment",
  });
});

test("a score that the scale does not have is told", () => {
  expect(readRow({ ...row, Score: "11", "Why?": "" }, route, receipt)).toEqual({
    kind: "aside",
    problem: "nps requires a whole number from 0 to 10, got 11",
  });
});
