// The words of the comments that an edition quotes, read when a mail is made: what was erased since is not there.
import pMap from "p-map";
import type { Program } from "../../../lib/config/index.ts";
import type { Response } from "../../../lib/domain/fact.ts";
import { dayAt } from "../../../lib/domain/period.ts";
import { segmentText } from "../../../lib/metrics/slices.ts";
import { questionOf } from "../../../lib/metrics/surveys/answers.ts";
import { quotable } from "../../../lib/report/model/journey/mask.ts";
import type { ChosenQuote } from "../../../lib/report/model/journey/verbatims.ts";
import type { Report } from "../../../lib/report/model/report.ts";
import type { QuoteText } from "../../../lib/report/view.ts";
import { readFact } from "../facts/facts.ts";
import type { Table } from "../table/table.ts";
import type { Edition } from "./editions.ts";

const longest = 400;

/** "Ease" becomes "ease" within a sentence; "NPS" stays. */
const within = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** "2 of 7 for ease": the first answer that counts, as given. */
function scoreText({ scores }: Response, program: Program): string {
  for (const score of scores) {
    const question = score.form === "answer" ? questionOf(score, program) : undefined;
    if (question) return `${score.value} of ${question.scale.max} for ${within(question.name)}`;
  }
  return "";
}

/** The first segment whose figure the report shows; a smaller group could name its author. */
function segmentOf({ segments }: Response, { segments: declared }: Program, { figures }: Report): string | undefined {
  for (const { id } of declared) {
    const value = segments[id];
    if (value === undefined) continue;
    const text = segmentText(id, value);
    if (figures.some((figure) => figure.segment === text && figure.kind === "measured")) return value;
  }
  return undefined;
}

async function quoteText(table: Table, chosen: ChosenQuote, edition: Edition): Promise<QuoteText | undefined> {
  const { program, report } = edition;
  const { connection, id, stage, theme } = chosen;
  const fact = await readFact(table, { program: program.id, kind: "response", connection, id }, program);
  if (fact?.kind !== "response" || fact.audience !== "customer") return undefined;
  const text = quotable(fact.comment ?? "", longest);
  const day = dayAt(fact.at, program.timeZone);
  // An edit may have emptied the comment, or moved it out of the period.
  if (text === "" || day < report.period.start || day >= report.period.end) return undefined;
  const segment = segmentOf(fact, program, report);
  const about = { ...(stage && { stage }), ...(theme && { theme }) };
  return { text, ...about, score: scoreText(fact, program), ...(segment && { segment }), day };
}

export interface QuotesRead {
  readonly quotes: readonly QuoteText[];
  /** Comments that were chosen and are not there any more. */
  readonly withheld: number;
}

/** Called when a mail is made; writes nothing. */
export async function readQuotes(table: Table, edition: Edition): Promise<QuotesRead> {
  const read = await pMap(edition.quotes, (chosen) => quoteText(table, chosen, edition), {
    concurrency: 4,
    stopOnError: false,
  });
  const quotes = read.filter((quote) => quote !== undefined);
  const chosen = edition.quotes.filter(({ theme }) => theme === undefined).length;
  return { quotes, withheld: chosen - quotes.filter(({ theme }) => theme === undefined).length };
}
