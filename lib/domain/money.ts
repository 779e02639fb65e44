// Money: whole minor units of a currency, as ISO 4217 counts them.

/** Currencies whose minor unit is not a hundredth. */
const exponents: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  ...Object.fromEntries("CLF UYW".split(" ").map((code) => [code, 4])),
};

const known = new Set(Intl.supportedValuesOf("currency"));

/** Ten thousand million units of most currencies: sums of them stay exact. */
const most = 1e12;

/**
 * A currency's code in capitals.
 *
 * Empty: undefined for what is no currency of ISO 4217.
 *
 * @example
 * currencyOf("eur"); // => "EUR"
 */
export function currencyOf(value: unknown): string | undefined {
  const code = typeof value === "string" ? value.toUpperCase() : "";
  return /^[A-Z]{3}$/.test(code) && known.has(code) ? code : undefined;
}

/**
 * How many decimals the minor unit of a currency has.
 *
 * Source: ISO 4217, list one.
 *
 * @example
 * decimalsOfCurrency("JPY"); // => 0
 */
export const decimalsOfCurrency = (currency: string): number => exponents[currency] ?? 2;

/**
 * An amount written in decimals, in minor units. Strict: nothing is rounded.
 *
 * Unit: minor units. Empty: undefined for what is no plain number from 0, has more decimals than the currency, or is
 * beyond ten thousand million units.
 *
 * @example
 * minorOf("12.50", "EUR"); // => 1250
 */
export function minorOf(value: unknown, currency: string): number | undefined {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  const form = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (!form) return undefined;
  const [, whole = "", fraction = ""] = form;
  const decimals = decimalsOfCurrency(currency);
  const rest = fraction.slice(decimals);
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return /^0*$/.test(rest) ? wholeMinor(minor) : undefined;
}

/**
 * An amount that is given in minor units already, as a number or as digits.
 *
 * Unit: minor units. Empty: undefined for what is no whole number from 0 to a million million.
 *
 * @example
 * wholeMinor("1250"); // => 1250
 */
export function wholeMinor(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,13}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 && number <= most
    ? number + 0
    : undefined;
}
