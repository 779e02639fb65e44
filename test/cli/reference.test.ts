// Published files, imported whole through the command and reported by it: the figures are the published ones.
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportNamed } from "../../functions/io/editions/edition-of.ts";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { usingStore } from "../../infra/cli/context.ts";
import type { Figure } from "../../lib/domain/figure.ts";
import { parsePeriod } from "../../lib/domain/period.ts";
import type { Report } from "../../lib/report/model/report.ts";
import config from "../cases/reference/gapwatch.config.ts";
import { type Directory, gapwatch, temporaryDirectory } from "./gapwatch.ts";

const published = fileURLToPath(new URL("../../../shared/reference/", import.meta.url));
const missing = !existsSync(published);
const title = missing ? "published files (SKIPPED: ../shared/reference is missing)" : "published files";
const configFile = fileURLToPath(new URL("../cases/reference/gapwatch.config.ts", import.meta.url));

let directory: Directory;
const local = (): string => join(directory.path, "store");
const run = (args: readonly string[]) => gapwatch([...args, "--config", configFile, "--local", local()]);

async function imported(file: string, connection: string, ...more: readonly string[]) {
  const ended = await run(["import", file, "--connection", connection, "--json", ...more]);
  return { code: ended.code, ...JSON.parse(ended.out) };
}

async function reported(id: string, period: string): Promise<Report> {
  const ended = await run(["report", id, "--period", period, "--json"]);
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.out);
}

/** The figure of a report with exactly this metric, question and segment. */
function figureOf(report: Report, wanted: Partial<Figure>): Figure | undefined {
  const { metric, question, segment } = wanted;
  return report.figures.find(
    (figure) =>
      figure.metric === metric &&
      figure.segment === segment &&
      figure.stage === undefined &&
      (question === undefined || figure.question === question),
  );
}

const measured = (value: number, n: number, interval?: readonly [number, number]) => ({
  kind: "measured",
  value: expect.closeTo(value, 6),
  n,
  ...(interval ? { low: expect.closeTo(interval[0], 6), high: expect.closeTo(interval[1], 6) } : {}),
});

interface Case {
  readonly id: string;
  readonly expected: Record<string, never>;
}

const casesOf = (file: string): readonly Case[] => JSON.parse(readFileSync(join(published, file), "utf8")).cases;

describe.skipIf(missing)(title, () => {
  beforeAll(async () => {
    directory = await temporaryDirectory();
  });
  afterAll(() => directory.remove());

  describe("1,000 answers of the NPS package", () => {
    const file = join(published, "nps-testdata.csv");
    let reportedYear: Promise<Report>;

    it("are imported whole, and a second time change nothing", async () => {
      const first = await imported(file, "fruit-survey");
      expect(first).toMatchObject({ code: 0, rows: 1000, stored: 1000, duplicates: 0, refused: [] });
      expect(first).toMatchObject({ periods: [{ report: "fruit", periods: ["2012"] }] });
      const second = await imported(file, "fruit-survey");
      expect(second).toMatchObject({ code: 0, rows: 1000, stored: 0, duplicates: 1000, days: [] });
    });

    it("give NPS 10.0 [4.39, 15.55], and the published figure of every unit", async () => {
      reportedYear = reported("fruit", "2012");
      const report = await reportedYear;
      expect(figureOf(report, { metric: "nps" })).toMatchObject(measured(10, 1000, [4.389666925, 15.5505125366]));
      expect(figureOf(report, { metric: "nps", segment: "unit=Apples" })).toMatchObject(measured(14.8, 250));
      expect(figureOf(report, { metric: "nps", segment: "unit=Bananas" })).toMatchObject(measured(9.6, 250));
      expect(figureOf(report, { metric: "nps", segment: "unit=Oranges" })).toMatchObject(measured(7.6, 250));
    });

    it("give the published figure of every month, once refreshed, and the same year as before", async () => {
      const months: Record<string, { n: number; nps: number }> =
        casesOf("nps-cases.json").find(({ id }) => id === "nps-testdata-by-month")?.expected ?? {};
      expect(Object.keys(months)).toHaveLength(12);
      await usingStore({ config: configFile, local: local() }, "existing", async ({ table }) => {
        const { program } = reportNamed(config, "fruit");
        // Later than the minute by which the import's markers have run out.
        const later = (): number => Date.now() + 600_000;
        expect(await refreshProgram({ table, program, now: later, deadline: later() + 600_000 })).toMatchObject({
          left: 0,
        });
        const of = async (id: string): Promise<Report> => {
          const period = parsePeriod(id);
          if (!period) throw new Error(`${id} is no period`);
          return (await prepare({ table, config, codeVersion: "test", fresh: true }, "fruit", period)).report;
        };
        for (const [month, { n, nps }] of Object.entries(months)) {
          expect(figureOf(await of(month), { metric: "nps" }), month).toMatchObject(measured(nps, n));
        }
        expect((await of("2012")).figures).toEqual((await reportedYear).figures);
      });
    }, 180_000);

    it("read the same in text and HTML", async () => {
      const text = await run(["report", "fruit", "--period", "2012", "--text"]);
      const html = await run(["report", "fruit", "--period", "2012", "--html"]);
      expect([text.code, html.code]).toEqual([0, 0]);
      for (const printed of [text.out, html.out.replace(/<[^>]*>/g, " ")]) {
        expect(printed).toMatch(/1,000 answers/);
        expect(printed).toMatch(/\b10\b/);
        expect(printed).toMatch(/4 to 16/);
      }
    });
  });

  it("give CSAT 26.8 % [21.7, 32.6] and mean 7.988 for CUSA1 of the mobile customers", async () => {
    const file = join(published, "satisfaction-mobi.csv");
    const first = await imported(file, "mobile-survey", "--at", "2005-06-15");
    expect(first).toMatchObject({ code: 0, rows: 250, stored: 250, days: ["2005-06-15"] });
    const again = await imported(file, "mobile-survey", "--at", "2005-06-15");
    expect(again).toMatchObject({ code: 0, stored: 0, duplicates: 250 });
    const report = await reported("mobile", "2005");
    expect(figureOf(report, { metric: "csat" })).toMatchObject(measured(26.8, 250, [21.6911321459, 32.6110529507]));
    expect(figureOf(report, { metric: "csat-mean" })).toMatchObject(measured(7.988, 250, [7.8343284702, 8.1416715298]));
  });

  it("give the published resolution times of the compensation requests", async () => {
    const file = join(directory.path, "tickets.csv");
    await writeFile(file, ticketRows());
    const first = await imported(file, "compensation-tickets");
    expect(first).toMatchObject({ code: 0, rows: 21, refused: [], refusedInPart: [] });
    const again = await imported(file, "compensation-tickets");
    expect(again).toMatchObject({ code: 0, rows: 21, stored: 0, duplicates: 21 });
    const report = await reported("compensation", "2011");
    const figure = (metric: string, question: string) => figureOf(report, { metric, question });
    expect(figure("ttr-mean", "full")).toMatchObject(measured(966_890, 6));
    expect(figure("ttr-median", "full")).toMatchObject(measured(815_940, 6));
    expect(figure("ttr-p90", "full")).toMatchObject(measured(1_472_610, 6));
    expect(figure("ttr-mean", "first")).toMatchObject(measured(402_080, 6));
    expect(figure("ttr-median", "first")).toMatchObject(measured(439_680, 6));
    expect(figure("ttr-p90", "first")).toMatchObject(measured(595_860, 6));
  });

  it("give the three repeat rates of CDNOW, 214 of 524 buyers kept, and a lifetime value in dollars", async () => {
    const first = await imported(join(published, "cdnow-elog.csv"), "cdnow-orders");
    expect(first).toMatchObject({ code: 0, rows: 6919, stored: 6919, refused: [] });
    const february = await reported("cdnow", "1997-02");
    const rate = (metric: string) => figureOf(february, { metric });
    expect(rate("repeat-purchase-rate")).toMatchObject(measured(12.9459735, 981));
    expect(rate("returning-customer-rate")).toMatchObject(measured(22.22222222, 981));
    expect(rate("bought-before-rate")).toMatchObject(measured(12.6401631, 981));
    expect(rate("customers")).toMatchObject({ value: 981, unit: "count" });
    const third = await reported("cdnow", "1997-Q3");
    expect(figureOf(third, { metric: "buyer-retention" })).toMatchObject(
      measured(40.83969466, 524, [36.71256086, 45.10015991]),
    );
    const value = figureOf(third, { metric: "clv", question: "USD" });
    expect(value).toMatchObject({ kind: "measured", unit: "money", currency: "USD", n: 2357 });
    const text = await run(["report", "cdnow", "--period", "1997-Q3", "--text"]);
    expect(text).toMatchObject({ code: 0 });
    expect(text.out).toMatch(/Bought again/);
  }, 300_000);
});

interface Activity {
  readonly ticket: string;
  readonly activity: string;
  readonly at: string;
}

/**
 * The event log as a helpdesk exports it, several rows for one ticket: opened with the first event, resolved first with
 * the first decision and last with the last event, reopened whenever it was begun anew.
 */
function ticketRows(): string {
  const events: readonly Activity[] = parse(readFileSync(join(published, "tickets-running-example.csv")), {
    columns: true,
  });
  const tickets = [...new Set(events.map(({ ticket }) => ticket))];
  const rows = tickets.flatMap((ticket) => {
    const own = events.filter((event) => event.ticket === ticket);
    const times = own.map(({ at }) => at.replace(" ", "T"));
    const opened = times[0];
    const decided = times[own.findIndex(({ activity }) => activity === "decide")];
    const reopened = times.filter((_, at) => own[at]?.activity === "reinitiate request");
    return [
      [ticket, opened, "", ""],
      [ticket, opened, decided, ""],
      [ticket, opened, times.at(-1), ""],
      ...reopened.map((at) => [ticket, opened, "", at]),
    ];
  });
  return ["ticket,opened,resolved,reopened", ...rows.map((row) => row.join(","))].join("\n");
}
