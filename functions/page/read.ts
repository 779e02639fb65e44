// What a reading link opens: the edition, the evidence of a figure, all figures as a file, and the editions before it.
import { type Period, parsePeriod, periodOf, startOfDay } from "../../lib/domain/period.ts";
import { csvText } from "../../lib/export/csv.ts";
import { figureColumns, figureRows } from "../../lib/export/figure-rows.ts";
import { evidenceName } from "../../lib/report/evidence/name.ts";
import { definitionsPage } from "../../lib/report/page/definitions-page.ts";
import { earlierPage } from "../../lib/report/page/earlier-page.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { evidencePage } from "../../lib/report/page/evidence-page.ts";
import type { View } from "../../lib/report/view.ts";
import { readEdition, recordsOf } from "../io/editions/editions.ts";
import { viewOf } from "../io/editions/view-of.ts";
import type { ProvedLink } from "../io/readers/reader-links.ts";
import { readerView } from "../io/readers/reader-view.ts";
import { fileAnswer, notFound, ok, type PageAnswer } from "./answer.ts";
import type { PageContext } from "./serve.ts";

/** No list of earlier editions is longer. */
const mostEarlier = 60;

export const evidenceRest = /^evidence\/([0-9a-f]{12})$/;

function figuresFile({ report, program: { timeZone } }: View): PageAnswer {
  const { start, end, id } = report.period;
  const [from = "", to = ""] = [start, end].map((day) => new Date(startOfDay(day, timeZone)).toISOString());
  const rows = figureRows(report, { from_utc: from, to_utc: to });
  return fileAnswer(`${report.report}-${id}-figures.csv`, csvText(figureColumns, rows));
}

/** Every period of this report that has an edition, newest first, each with a link of this reader. */
async function earlier(link: ProvedLink, context: PageContext): Promise<PageAnswer> {
  const { report, recipient, claims } = link;
  const { table, config, links } = context;
  const program = config.programs.find(({ id }) => id === report.program);
  if (!program) return notFound;
  const records = await recordsOf(table, { program: program.id, report: report.id });
  const periods = new Map<string, Period>();
  for (const { state, kind, from } of records.toReversed()) {
    const period = periodOf(kind, from);
    if (state === "edition") periods.set(period.id, period);
  }
  const editions = [...periods.values()].slice(0, mostEarlier).map((period) => ({
    period,
    href: links.path(recipient.address, { ...claims, period: period.id }),
  }));
  return ok(earlierPage({ program, locale: report.locale }, `${program.name} ${report.name}`, editions));
}

/** Answers a request for something to read. Writes nothing. */
export async function read(link: ProvedLink, context: PageContext, rest: string): Promise<PageAnswer> {
  const { report: config, recipient, claims } = link;
  const { table, links } = context;
  if (rest === "earlier") return earlier(link, context);
  const period = parsePeriod(claims.period);
  const edition = period && (await readEdition(table, { program: config.program, report: config.id }, period));
  if (!edition) return notFound;
  const { address } = recipient;
  const reader = await readerView({ table, links, base: "" }, edition, { address, version: claims.version });
  const view = await viewOf(edition, { table, config, reader });
  if (rest === "") return ok(editionPage(view));
  if (rest === "figures.csv") return figuresFile(view);
  if (rest === "definitions")
    return ok(definitionsPage({ program: view.program, locale: config.locale }, view.report.figures));
  const [, name] = evidenceRest.exec(rest) ?? [];
  const figure = view.report.figures.find((one) => evidenceName(one) === name);
  return figure ? ok(evidencePage(figure, view)) : notFound;
}
