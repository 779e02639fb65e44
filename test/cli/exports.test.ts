// The exports of vendors give the facts that their webhooks give, under the same keys, and say what they leave out.
import { describe, expect, it } from "vitest";
import { openCsv } from "../../infra/cli/rows/file/open-csv.ts";
import { createRowMapper, type Mapped } from "../../infra/cli/rows/map.ts";
import { createExportMapper } from "../../infra/cli/rows/map-export.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { revisionText } from "../../lib/domain/merge.ts";
import { decode } from "../../lib/sources/decode.ts";
import { exportsOfVendors } from "../../lib/sources/exports/index.ts";
import { presets } from "../../lib/sources/presets/index.ts";
import { cases, type ExportCase } from "../cases/exports.ts";
import { customer, pepper } from "../cases/sources/case.ts";
import { routeOf } from "../sources/route.ts";

const receivedAt = Date.parse("2026-10-01T00:00:00Z");

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.join("\r\n"));
}

async function rowsOf(
  { connection, csv: lines, columns = {} }: ExportCase,
  preset?: string,
): Promise<readonly Mapped[]> {
  const route = routeOf(connection);
  const file = { name: "export.csv", bytes: bytesOf(lines), size: undefined, read: () => 0 };
  const { csv, reader } = await openCsv(file, route, { preset, columns, at: undefined });
  if (reader.kind !== "export") throw new Error("the header was not recognised");
  const map = createExportMapper({ route, pepper, receivedAt, ...reader });
  const mapped: Mapped[] = [];
  for await (const row of csv.rows) mapped.push(map(row));
  return mapped;
}

const factsIn = (mapped: readonly Mapped[]) => mapped.flatMap((row) => (row.kind === "facts" ? row.facts : []));

function webhookFacts({ connection, webhook }: ExportCase): readonly FactChange[] {
  const route = routeOf(connection);
  return webhook.flatMap((body) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const decoded = decode({ headers: {}, body: bytes }, route, { pepper, receivedAt });
    if (decoded.kind !== "facts") throw new Error(`the delivery is ${decoded.kind}`);
    return decoded.changes;
  });
}

/** Cases leave out how a question was asked. */
function withoutAsked(change: FactChange): object {
  if (!("scores" in change)) return change;
  return { ...change, scores: change.scores.map(({ asked: _, ...score }) => score) };
}

const keyed = (changes: readonly FactChange[]) =>
  new Map(changes.map((change) => [`${change.kind} ${change.id}`, { change, revision: revisionText(change) }]));

describe.each(cases)("$preset: $name", (one) => {
  it("is recognised by its header and becomes these facts", async () => {
    const mapped = await rowsOf(one);
    expect(factsIn(mapped).map(({ change }) => withoutAsked(change))).toEqual(one.facts);
    expect(mapped.flatMap((row) => (row.kind === "skipped" ? [row.reason] : []))).toEqual(one.skipped ?? []);
    expect(mapped.flatMap((row) => (row.kind === "skipped" ? [] : row.problems))).toEqual(one.refused ?? []);
    expect(await rowsOf(one, one.preset)).toEqual(mapped);
  });

  it("gives the same facts under the same keys and revisions as the webhook", async () => {
    const fromFile = factsIn(await rowsOf(one)).map(({ change }) => change);
    expect(keyed(fromFile)).toEqual(keyed(webhookFacts(one)));
  });

  it("keeps bytes that its source reads again, so that a mended mapping can be applied", async () => {
    const route = routeOf(one.connection);
    const facts = factsIn(await rowsOf(one));
    const again = facts.flatMap(({ raw }) => {
      if (raw === undefined) return [];
      const decoded = decode({ headers: {}, body: new TextEncoder().encode(raw) }, route, { pepper, receivedAt });
      return decoded.kind === "facts" ? decoded.changes : [];
    });
    expect(again).toEqual(facts.map(({ change }) => change));
  });
});

it("has a case for every export", () => {
  expect(cases.map(({ preset }) => preset).sort()).toEqual(exportsOfVendors.map(({ id }) => id).sort());
});

it("reads the payments of Stripe as orders by their preset", async () => {
  const route = routeOf({ ...presets.stripePayments() });
  const lines = [
    "id,Created date (UTC),Amount,Amount Refunded,Currency,Customer ID,Status",
    "ch_1,2026-09-15 09:15:00,49.90,9.90,eur,cus_1,Partially refunded",
    "ch_2,2026-09-15 09:15:00,49.90,0.00,eur,cus_1,Failed",
  ];
  const file = { name: "payments.csv", bytes: bytesOf(lines), size: undefined, read: () => 0 };
  const { csv, reader } = await openCsv(file, route, { preset: undefined, columns: {}, at: undefined });
  expect(reader.kind).toBe("columns");
  const map = createRowMapper({ route, pepper, receivedAt, at: undefined });
  const mapped: Mapped[] = [];
  for await (const row of csv.rows) mapped.push(map(row));
  expect(factsIn(mapped).map(({ change }) => change)).toEqual([
    {
      ...{ program: "acme", kind: "order", connection: "c", id: "ch_1", segments: {}, customer: customer("cus_1") },
      ...{ at: Date.parse("2026-09-15T09:15:00Z"), currency: "EUR", value: 4_990, refunded: 990 },
      revision: { order: Date.parse("2026-09-15T09:15:00Z"), mapping: 1 },
    },
  ]);
  expect(mapped.at(-1)).toEqual({ kind: "skipped", reason: "only other deliveries are wanted" });
});

describe("an export under other headings", () => {
  const [one] = cases;
  const said = { preset: "delighted", columns: {}, at: undefined };
  const opened = (more: object, heading: string) => {
    if (!one) throw new Error("there is a case");
    const csv = one.csv.map((line, at) => (at === 0 ? line.replace("Response ID", heading) : line));
    const file = { name: "export.csv", bytes: bytesOf(csv), size: undefined, read: () => 0 };
    return openCsv(file, routeOf(one.connection), { ...said, ...more });
  };

  it("is read once the operator says what they are called", async () => {
    const { csv } = await opened({ columns: { id: "Antwort" } }, "Antwort");
    expect(csv.columns[0]).toBe("Antwort");
  });

  it("says which are missing and how to name them", async () => {
    await expect(opened({}, "Antwort")).rejects.toThrow('has no column for: id\n  name them: --column id="..."');
  });

  it("is refused where its preset is another vendor's, or none", async () => {
    await expect(opened({ preset: "shopify" }, "id")).rejects.toThrow("is for connections of shopify");
    await expect(opened({ preset: "fax" }, "id")).rejects.toThrow('no preset "fax"; known: delighted, qualtrics');
  });
});
