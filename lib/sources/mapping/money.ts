// Amounts of money: read strictly, into minor units.
import { currencyOf, minorOf, wholeMinor } from "../../domain/money.ts";
import type { Amount } from "../behaviour.ts";

/** Amounts by name in minor units of one currency, or everything that is wrong with them. */
export type Money<Name extends string> =
  | { readonly kind: "money"; readonly currency: string; readonly amounts: Readonly<Partial<Record<Name, number>>> }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const rule = (currency: string): string =>
  `must be a plain number from 0, exact to the minor unit of ${currency}, such as "12.50"`;

/**
 * Reads the amounts of one reading.
 *
 * Empty: amounts that were not sent are left out.
 *
 * @example
 * moneyOf({ value: { written: "12.50", as: "decimal" } }, "eur"); // => { kind: "money", currency: "EUR", amounts: { value: 1250 } }
 */
export function moneyOf<Name extends string>(
  amounts: Readonly<Record<Name, Amount | undefined>>,
  written: unknown,
): Money<Name> {
  const currency = currencyOf(written);
  if (currency === undefined)
    return { kind: "problems", problems: ["currency must be a code of ISO 4217, such as EUR"] };
  const found: Partial<Record<Name, number>> = {};
  const problems: string[] = [];
  for (const name in amounts) {
    const amount = amounts[name];
    if (!amount) continue;
    const minor = amount.as === "minor" ? wholeMinor(amount.written) : minorOf(amount.written, currency);
    if (minor === undefined) problems.push(`${name} ${rule(currency)}`);
    else found[name] = minor;
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "money", currency, amounts: found };
}
