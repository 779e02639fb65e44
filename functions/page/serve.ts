// Runs for every request of a reader: the link is proved first, then the report, the guess or the way out is answered.
import type { Config } from "../../lib/config/index.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { leavePage } from "../../lib/report/page/leave-page.ts";
import type { Purpose } from "../../lib/report/token.ts";
import type { Writer } from "../io/facts/markers.ts";
import { recipientOf } from "../io/mail/mailing.ts";
import type { ProvedLink, ReaderLinks } from "../io/readers/reader-links.ts";
import { readReader, subscribe } from "../io/readers/readers.ts";
import type { Table } from "../io/table/table.ts";
import { notFound, ok, type PageAnswer } from "./answer.ts";
import { change } from "./change.ts";
import { guess } from "./guess.ts";
import { evidenceRest, read } from "./read.ts";

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

const purposes: Readonly<Record<string, Purpose>> = {
  "": "read",
  "figures.csv": "read",
  definitions: "read",
  earlier: "read",
  change: "read",
  guess: "guess",
  unsubscribe: "leave",
};

/** Answers one request. A GET changes nothing; a POST repeats safely. */
export async function serve({ method, token, rest, body }: PageRequest, context: PageContext): Promise<PageAnswer> {
  const purpose = evidenceRest.test(rest) ? "read" : purposes[rest];
  const link = purpose && context.links.prove(token, purpose, context.config.reports);
  if (!link) return notFound;
  const name = { recipient: recipientOf(link.recipient.address), report: link.report.id };
  if ((await readReader(context.table, name)).version !== link.claims.version) return notFound;
  const posted = method === "POST" ? body : undefined;
  if (rest === "change") return change(link, context, posted);
  if (purpose === "guess") return ok(await guess(link, context, posted));
  return purpose === "leave" ? leave(link, context, posted) : read(link, context, rest);
}
