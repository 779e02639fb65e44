// Guess before you look: the form, what is on record, and how earlier guesses went. Opening it records nothing.
import type { Program } from "../../config/index.ts";
import type { Instant } from "../../domain/fact.ts";
import { addDays } from "../../domain/period.ts";
import { fieldName } from "../guess/fields.ts";
import type { Guessed, SharedBy } from "../guess/share.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import { boxesInWords } from "../model/boxes.ts";
import { dayInWords, momentText, type PeriodDays, periodLabel } from "../print/dates.ts";
import { countWord, type Locale, listText, numberText, signedText } from "../print/format.ts";
import { questionOf, stageName } from "../print/names.ts";
import type { OwnGuess } from "../view.ts";
import { answered, closed, form, record as recordWords } from "../words/guess.ts";
import { type Framed, pageFrame } from "./frame.ts";

/** Why no guess is taken any more. */
export type Closed = "over" | "frozen" | "tainted" | "late";

/** An earlier guess, and what customers said, where that may be shown. */
export interface PastGuess {
  readonly period: PeriodDays;
  readonly guess: OwnGuess;
  readonly customers?: SharedBy;
}

export interface GuessPage extends Framed {
  readonly program: Program;
  readonly period: PeriodDays;
  readonly fields: readonly Guessed[];
  readonly onRecord?: { readonly at: Instant; readonly guesses: readonly OwnGuess[] };
  /** What was typed, where it could not be taken, by the name of its field. */
  readonly wrong?: Readonly<Record<string, string>>;
  readonly saved?: "recorded" | "nothing";
  readonly closed?: Closed;
  readonly past: readonly PastGuess[];
}

const percent = (value: number, locale: Locale): string => `${numberText(value, 0, locale)}%`;

const placeOf = ({ stage }: Guessed, program: Program): string =>
  stage === undefined ? form.whole : stageName(stage, program);

const same = (a: Guessed, b: Guessed): boolean => fieldName(a) === fieldName(b);

function field(asked: Guessed, page: GuessPage): Markup {
  const { program, onRecord, wrong = {} } = page;
  const question = questionOf(asked.question, program);
  const name = fieldName(asked);
  const known = onRecord?.guesses.find((guess) => same(guess, asked))?.value;
  const problem = wrong[name] === undefined ? nothing : html`<p class="wrong" id="${name}-wrong">${form.wrong}</p>`;
  const described = wrong[name] === undefined ? nothing : html` aria-invalid="true" aria-describedby="${name}-wrong"`;
  return html`<fieldset><legend>${placeOf(asked, program)}</legend><p class="soft" style="margin:0">“${question?.text}”</p><label><input name="${name}" value="${wrong[name] ?? known}" inputmode="numeric" autocomplete="off" maxlength="3"${described}> ${answered[question?.metric ?? ""]}</label>${problem}</fieldset>`;
}

const valuesText = (guesses: readonly OwnGuess[], { program, locale }: GuessPage): string =>
  listText(
    guesses.map((guess) => `${placeOf(guess, program)} ${percent(guess.value, locale)}`),
    locale,
  );

function standing({ onRecord, ...page }: GuessPage): string | undefined {
  return (
    onRecord &&
    form.onRecord(valuesText(onRecord.guesses, page), momentText(onRecord.at, page.program.timeZone, page.locale))
  );
}

function pastRow({ period, guess, customers }: PastGuess, locale: Locale): Markup {
  const said = customers
    ? html`${percent(customers.value, locale)} <span class="soft">${numberText(customers.low, 0, locale)}–${numberText(customers.high, 0, locale)}</span>`
    : html`${recordWords.hidden}`;
  const off = customers ? signedText(guess.value - customers.value, 0, locale) : recordWords.unknown;
  return html`<tr><td>${periodLabel(period, locale)}</td><td>${percent(guess.value, locale)}</td><td>${said}</td><td>${off}</td></tr>`;
}

function summaryOf(past: readonly PastGuess[], locale: Locale): string | undefined {
  const errors = past.flatMap(({ guess, customers }) => (customers ? [guess.value - customers.value] : []));
  if (errors.length === 0) return undefined;
  const direction = errors.every((error) => error > 0) ? "high" : errors.every((error) => error < 0) ? "low" : "mixed";
  const mean = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
  const count = countWord(errors.length, locale);
  const points = numberText(mean, 0, locale);
  return recordWords.summary(count.charAt(0).toUpperCase() + count.slice(1), direction, points, errors.length === 1);
}

function pastOf(asked: Guessed, { past, program, locale, period }: GuessPage): Markup {
  const rows = past.filter(({ guess }) => same(guess, asked));
  if (rows.length === 0) return nothing;
  const [first = "", ...others] = recordWords.columns(period.kind.charAt(0).toUpperCase() + period.kind.slice(1));
  const heads = others.map((head) => html`<th scope="col">${head}</th>`);
  const summary = summaryOf(rows, locale);
  const floor = countWord(program.floors.staff, locale);
  return html`<section><h2>${recordWords.title}</h2><p class="soft">${recordWords.only(placeOf(asked, program))}</p><table><thead><tr><th scope="col">${first}</th>${heads}</tr></thead><tbody>${rows.map((row) => pastRow(row, locale))}</tbody></table><p>${summary}</p><p class="soft">${recordWords.others(floor)}</p></section>`;
}

function closedContent(page: GuessPage, why: Closed): Markup {
  const { onRecord } = page;
  const reason = why === "over" ? closed.over(page.period.kind) : closed[why];
  const stands = onRecord ? closed.stands(valuesText(onRecord.guesses, page)) : closed.nothing;
  return html`<p class="lead">${reason}</p><p>${stands}</p>`;
}

function formContent(page: GuessPage): Markup {
  const { period, program, locale, fields, onRecord, saved } = page;
  const question = questionOf(fields[0]?.question, program);
  const last = addDays(period.end, -1);
  const news =
    saved === undefined ? nothing : html`<p><b>${form[saved]}</b> ${saved === "recorded" ? form.counted : ""}</p>`;
  return html`<p class="lead">${form.ask(period.kind, question && boxesInWords(question))} ${form.opens(dayInWords(period.end, locale))}</p>${news}<p class="soft">${standing(page)}</p><form method="post">${fields.map((asked) => field(asked, page))}<p class="soft" style="margin:28px 0 16px">${form.closes(dayInWords(last, locale), program.timeZone)}</p><button>${onRecord ? form.again : form.send}</button></form>`;
}

/**
 * The page of the guess.
 *
 * Unit: an HTML document. Empty: fields have no default, so that nobody is led to a number.
 */
export function guessPage(page: GuessPage): string {
  const { closed: why, fields, locale, period } = page;
  const title = why ? closed.title(periodLabel(period, locale)) : form.title;
  const content = why ? closedContent(page, why) : formContent(page);
  return pageFrame(page, title, [content, ...fields.map((asked) => pastOf(asked, page))]);
}
