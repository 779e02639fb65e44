// A reader's guess, opened and posted: until the period is over or its edition is frozen, and never once figures are known.
import type { Program, ReportConfig } from "../../lib/config/index.ts";
import { dayAt, type Period, parsePeriod, periodOf, shiftPeriod, startOfDay } from "../../lib/domain/period.ts";
import { fieldName, guessFields } from "../../lib/report/guess/fields.ts";
import { customersShare, type Guessed } from "../../lib/report/guess/share.ts";
import { kindOf } from "../../lib/report/model/due.ts";
import { type Closed, type GuessPage, guessPage, type PastGuess } from "../../lib/report/page/guess-page.ts";
import type { OwnGuess } from "../../lib/report/view.ts";
import { readEdition } from "../io/editions/editions.ts";
import { readGuess, recordGuess } from "../io/readers/guesses.ts";
import type { ProvedLink } from "../io/readers/reader-links.ts";
import type { PageContext } from "./serve.ts";

const shownPast = 6;

interface Asked extends ProvedLink {
  readonly program: Program;
  /** The period that is guessed: the one after that of the mail. */
  readonly period: Period;
  readonly person: string;
}

/** Figures of other reports that this reader gets and that cover part of the guessed time. */
async function isTainted(
  { program, period, recipient, report }: Asked,
  { table, config, now }: PageContext,
): Promise<boolean> {
  const gets = ({ id, recipients, program: of }: ReportConfig): boolean =>
    id !== report.id && of === program.id && recipients.some(({ address }) => address === recipient.address);
  for (const other of config.reports.filter(gets)) {
    const today = dayAt(now(), program.timeZone);
    let covered = periodOf(kindOf(other.cadence), today < period.end ? today : period.start);
    for (; covered.end > period.start; covered = shiftPeriod(covered, -1))
      if (await readEdition(table, { program: program.id, report: other.id }, covered)) return true;
  }
  return false;
}

async function closedBecause(asked: Asked, context: PageContext): Promise<Closed | undefined> {
  const { program, period, report } = asked;
  if (await readEdition(context.table, { program: program.id, report: report.id }, period)) return "frozen";
  if (context.now() >= startOfDay(period.end, program.timeZone)) return "over";
  return (await isTainted(asked, context)) ? "tainted" : undefined;
}

/** Earlier guesses of this reader, newest first, beside what the frozen editions say. */
async function pastOf({ program, period, report, person }: Asked, { table }: PageContext): Promise<PastGuess[]> {
  const past: PastGuess[] = [];
  for (let step = 1; step <= shownPast; step++) {
    const earlier = shiftPeriod(period, -step);
    const name = { program, report: report.id, period: earlier.id, person };
    const [guess, edition] = await Promise.all([
      readGuess(table, name),
      readEdition(table, { program: program.id, report: report.id }, earlier),
    ]);
    for (const own of guess?.guesses ?? []) {
      const known = edition && { report: edition.report, program: edition.program, cells: edition.inputs.current };
      const customers = known && customersShare(known, own);
      past.push({ period: earlier, guess: own, ...(customers && { customers }) });
    }
  }
  return past;
}

interface Posted {
  readonly guesses: readonly OwnGuess[];
  readonly wrong: Readonly<Record<string, string>>;
}

/** Whole numbers from 0 to 100; a field left empty is skipped, anything else is shown again as it was typed. */
function postedOf(fields: readonly Guessed[], body: string): Posted {
  const typed = new URLSearchParams(body);
  const guesses: OwnGuess[] = [];
  const wrong: Record<string, string> = {};
  for (const asked of fields) {
    const text = (typed.get(fieldName(asked)) ?? "").trim().replace(/\s*%$/, "");
    if (text === "") continue;
    if (/^(?:\d{1,2}|100)$/.test(text)) guesses.push({ ...asked, value: Number(text) });
    else wrong[fieldName(asked)] = text.slice(0, 12);
  }
  return { guesses, wrong };
}

async function record(
  asked: Asked,
  context: PageContext,
  posted: Posted,
): Promise<Pick<GuessPage, "onRecord" | "saved">> {
  const { program, report, period, person, recipient } = asked;
  const name = { program, report: report.id, period: period.id, person };
  if (posted.guesses.length === 0) {
    const before = await readGuess(context.table, name);
    return { saved: "nothing", ...(before && { onRecord: before }) };
  }
  const { audience } = recipient;
  return { saved: "recorded", onRecord: await recordGuess(context, name, { audience, guesses: posted.guesses }) };
}

/** What a GET shows and a POST does. A GET writes nothing. */
export async function guess(link: ProvedLink, context: PageContext, body: string | undefined): Promise<string> {
  const { report, recipient, claims } = link;
  const program = context.config.programs.find(({ id }) => id === report.program);
  const mailed = parsePeriod(claims.period);
  if (!program || !mailed) throw new Error("a proved link names a period and a program that exist");
  const person = context.links.person(program.id, recipient.address);
  const asked: Asked = { ...link, program, period: shiftPeriod(mailed, 1), person };
  const fields = guessFields(program, recipient);
  const framed = { program, locale: report.locale, period: asked.period, fields, past: await pastOf(asked, context) };
  const closed = await closedBecause(asked, context);
  const name = { program, report: report.id, period: asked.period.id, person };
  if (closed || body === undefined) {
    const before = await readGuess(context.table, name);
    return guessPage({ ...framed, ...(closed && { closed }), ...(before && { onRecord: before }) });
  }
  const posted = postedOf(fields, body);
  if (Object.keys(posted.wrong).length > 0) return guessPage({ ...framed, wrong: posted.wrong });
  const recorded = await record(asked, context, posted);
  // The report may have read its beliefs while this one was written.
  const late = (await closedBecause(asked, context)) === "frozen" ? ({ closed: "late" } as const) : {};
  return guessPage({ ...framed, ...recorded, ...late });
}
