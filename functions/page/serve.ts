// Runs for every request of a reader: the link is proved first, then the report, the guess or the way out is answered.
import type { Config } from "../../lib/config/index.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { parsePeriod } from "../../lib/domain/period.ts";
import { evidenceName } from "../../lib/report/evidence/name.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { evidencePage } from "../../lib/report/page/evidence-page.ts";
import { leavePage } from "../../lib/report/page/leave-page.ts";
import type { Purpose } from "../../lib/report/token.ts";
import { readEdition } from "../io/editions/editions.ts";
import { viewOf } from "../io/editions/view-of.ts";
import type { Writer } from "../io/facts/markers.ts";
import { recipientOf } from "../io/mail/mailing.ts";
import type { ProvedLink, ReaderLinks } from "../io/readers/reader-links.ts";
import { readerView } from "../io/readers/reader-view.ts";
import { readReader, subscribe } from "../io/readers/readers.ts";
import type { Table } from "../io/table/table.ts";
import { guess } from "./guess.ts";

export interface PageContext {
  readonly table: Table;
  readonly config: Config;
  readonly links: ReaderLinks;
  readonly writer: Writer;
  readonly now: () => Instant;
}

export interface PageRequest {
  readonly method: string;
  readonly token: string;
  /** What follows the token in the path. */
  readonly rest: string;
  readonly body: string;
}

export interface PageAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
} as const;

const ok = (body: string): PageAnswer => ({ statusCode: 200, headers, body });

/** One answer for every link that does not open anything, whatever the reason. */
export const notFound: PageAnswer = {
  statusCode: 404,
  headers,
  body: '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>No such page</title></head><body><h1>No such page</h1><p>The link is not complete, or it has ended. The newest mail has one that works.</p></body></html>',
};

const evidenceRest = /^evidence\/([0-9a-f]{12})$/;

/** The edition as its mail shows it, or the evidence of one of its figures, with the links of this reader. */
async function report({ report: config, recipient, claims }: ProvedLink, context: PageContext, rest: string) {
  const { table, links } = context;
  const period = parsePeriod(claims.period);
  const edition = period && (await readEdition(table, { program: config.program, report: config.id }, period));
  if (!edition) return notFound;
  const reader = await readerView({ table, links, base: "" }, edition, {
    address: recipient.address,
    version: claims.version,
  });
  const view = await viewOf(edition, { table, config, reader });
  const [, name] = evidenceRest.exec(rest) ?? [];
  if (name === undefined) return ok(editionPage(view));
  const figure = view.report.figures.find((one) => evidenceName(one) === name);
  return figure ? ok(evidencePage(figure, view)) : notFound;
}

async function leave(link: ProvedLink, context: PageContext, body: string | undefined): Promise<PageAnswer> {
  const { report: config, recipient } = link;
  const program = context.config.programs.find(({ id }) => id === config.program);
  if (!program) return notFound;
  const name = { recipient: recipientOf(recipient.address), report: config.id };
  if (body !== undefined) {
    const wanted = new URLSearchParams(body).get("choice") === "back";
    await subscribe(context.table, name, { wanted, at: context.now() });
  }
  const { suppressed } = await readReader(context.table, name);
  return ok(
    leavePage({ program, locale: config.locale }, `${program.name} ${config.name}`, suppressed !== "unsubscribed"),
  );
}

const purposes: Readonly<Record<string, Purpose>> = { "": "read", guess: "guess", unsubscribe: "leave" };

/** Answers one request. A GET changes nothing; a POST repeats safely. */
export async function serve({ method, token, rest, body }: PageRequest, context: PageContext): Promise<PageAnswer> {
  const purpose = evidenceRest.test(rest) ? "read" : purposes[rest];
  const link = purpose && context.links.prove(token, purpose, context.config.reports);
  if (!link) return notFound;
  const name = { recipient: recipientOf(link.recipient.address), report: link.report.id };
  if ((await readReader(context.table, name)).version !== link.claims.version) return notFound;
  const posted = method === "POST" ? body : undefined;
  if (purpose === "guess") return ok(await guess(link, context, posted));
  return purpose === "leave" ? leave(link, context, posted) : report(link, context, rest);
}
