// Masks what a comment must not carry into a mail: ways to reach or to charge a person.
import { cleanText, cutText } from "../../print/outside.ts";

const cardOrAccount = /(?<![\p{L}\p{N}])(?:\d[ -]?){12,18}\d(?!\p{N})/gu;
const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![\p{L}\p{N}])/gu;
const telephone = /(?<![\p{L}\p{N}])(?:\+|00)?(?:\(?\d{1,5}\)?[ ./-]?){2,6}\d{2,5}(?!\p{N})/gu;
const mailAddress = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu;
const webAddress = /\b(?:https?:\/\/|www\.)[^\s<>"]+/giu;

const digits = (text: string): number => text.replace(/\D/g, "").length;

/** A day such as 2026-11-23 or 23.11.2026 has as many digits as a telephone number, and is none. */
const isDay = (text: string): boolean =>
  /^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4})\s*$/.test(text);

/** The site of a web address; what follows may name or sign in a person. */
function site(link: string): string {
  const address = link.replace(/^https?:\/\//i, "").replace(/^[^/?#]*@/, "");
  const host = /^[^/?#:]+/.exec(address)?.[0] ?? "";
  return address.length > host.length ? `${host}/…` : host;
}

/**
 * Takes addresses, telephone, card and account numbers out of a text, and what follows the site in web addresses.
 *
 * @example
 * masked("Mail jo@acme.test or call +353 1 234 5678, ref 1234"); // => "Mail [address] or call [number], ref 1234"
 */
export const masked = (text: string): string =>
  text
    .replace(webAddress, site)
    .replace(mailAddress, "[address]")
    .replace(iban, (found) => (digits(found) >= 8 ? "[number]" : found))
    .replace(cardOrAccount, "[number]")
    .replace(telephone, (found) => (digits(found) < 7 || isDay(found) ? found : "[number]"));

/**
 * A comment as a mail may show it: one line, masked, cut after `length` characters.
 *
 * @example
 * quotable("Nobody\nanswered for weeks", 15); // => "Nobody answered…"
 */
export const quotable = (text: string, length: number): string =>
  cutText(masked(cleanText(text)).replace(/\s+/gu, " ").trim(), length);
