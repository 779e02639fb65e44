// Every driver: the rank that leaders and the front line gave it, and how closely it goes with the whole.
import type { Driver, DriverAgreement, DriversFound } from "../../../findings/gaps/drivers.ts";
import { html, type Markup } from "../../html/markup.ts";
import { type Locale, numberText, rangeText } from "../../print/format.ts";
import { questionOf } from "../../print/names.ts";
import type { View } from "../../view.ts";
import { drivers as words } from "../../words/drivers.ts";
import { wholeTable } from "./table.ts";

function row({ word, leader, staff, customers }: Driver, locale: Locale): string[] {
  const rank = (mean: number | undefined): string => (mean === undefined ? "–" : numberText(mean, 1, locale));
  const number = (value: number): string => numberText(value, 2, locale);
  const goes = customers
    ? `${number(customers.value)} (${rangeText(number(customers.low), number(customers.high))}), n ${numberText(customers.n, 0, locale)}`
    : words.tooFew;
  return [word, rank(leader), rank(staff), goes];
}

function agreementText({ audience, n, tau, low, high, p }: DriverAgreement, locale: Locale): string {
  const number = (value: number): string => numberText(value, 2, locale);
  const interval = low === undefined || high === undefined ? "" : ` (${rangeText(number(low), number(high))})`;
  return words.agreement(words.people(numberText(n, 0, locale), audience), `${number(tau)}${interval}`, number(p));
}

function table(found: DriversFound, { program, config: { locale } }: View): Markup {
  const outcome = questionOf(found.outcome, program)?.text ?? found.outcome;
  const told = found.agreement.map((one) => agreementText(one, locale));
  const note = [words.note(outcome), ...told].join(" ");
  return wholeTable({
    title: words.title,
    note,
    heads: words.heads,
    rows: found.drivers.map((one) => row(one, locale)),
  });
}

/** Empty: nothing where a program asks for no ranking. */
export const driversTable = (view: View): Markup =>
  html`${(view.report.drivers ?? []).map((found) => table(found, view))}`;
