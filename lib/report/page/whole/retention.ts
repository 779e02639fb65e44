// How long subscribers stay: years of starting side by side, and the months to come.
import { html, type Markup, nothing } from "../../html/markup.ts";
import type { Retention } from "../../model/retention.ts";
import { type Locale, numberText } from "../../print/format.ts";
import type { View } from "../../view.ts";
import { retention as words } from "../../words/retention.ts";
import { wholeTable } from "./table.ts";

function cohortsTable({ groups, p }: NonNullable<Retention["cohorts"]>, locale: Locale): Markup {
  const number = (value: number): string => numberText(value, 0, locale);
  const chance = 100 * p;
  return wholeTable({
    title: words.title,
    note: words.chance(chance < 1 ? "less than 1" : number(chance)),
    heads: words.heads,
    rows: groups.map(({ years, n, left, expected }) => [years, number(n), number(left), number(expected)]),
  });
}

function projectionTable({ n, followed, shares }: NonNullable<Retention["projection"]>, locale: Locale): Markup {
  const number = (value: number): string => numberText(value, 0, locale);
  return wholeTable({
    title: words.ahead,
    note: words.projected(number(n), number(followed)),
    heads: words.aheadHeads,
    rows: shares.map(({ months, value }) => [words.months(number(months)), number(value)]),
  });
}

/** Empty: nothing without contracts. */
export function retentionTables({ report: { retention }, config: { locale } }: View): Markup {
  const { cohorts, projection } = retention ?? {};
  return html`${cohorts ? cohortsTable(cohorts, locale) : nothing}${projection ? projectionTable(projection, locale) : nothing}`;
}
