// Readers' links: signed when a mail is made, proved when one is opened. A link says nothing of whom it is for.
import type { Recipient, ReportConfig } from "../../../lib/config/index.ts";
import { type LinkClaims, type Purpose, signedText, tokenOf, tokenText } from "../../../lib/report/token.ts";
import { peppersIn, pseudonym } from "../../../lib/sources/signing/pseudonym.ts";
import { hmac, sameText } from "../../../lib/sources/signing/signature.ts";
import type { Secrets } from "../secrets.ts";

/** Whose link it is, and what for. */
export interface ProvedLink {
  readonly report: ReportConfig;
  readonly recipient: Recipient;
  readonly claims: LinkClaims;
}

export interface ReaderLinks {
  /** The path of a link, without the address of the page. */
  path(address: string, claims: LinkClaims): string;
  /** Undefined for every token that was not made here, for one of these recipients, for this purpose. */
  prove(token: string, purpose: Purpose, reports: readonly ReportConfig[]): ProvedLink | undefined;
  /** What stands for a reader in the facts of a program. */
  person(program: string, address: string): string;
}

/** A key of its own, so that a pseudonym can never be taken for a signature. */
const keyOf = (pepper: string): Uint8Array => hmac("sha256", pepper, ["gapwatch reader links"]);

/** Used by report and page. Changes nothing, repeats safely. */
export function createReaderLinks(pepper: string): ReaderLinks {
  // Links in mails of before the last rotation still open; those of before the one before it do not.
  const [key = keyOf(""), ...before] = peppersIn(pepper).slice(-2).reverse().map(keyOf);
  const signed = (by: Uint8Array, claims: LinkClaims, address: string): string =>
    Buffer.from(hmac("sha256", by, [signedText(claims, address)]))
      .subarray(0, 16)
      .toString("base64url");
  return {
    path: (address, claims) => `/r/${tokenText(claims, signed(key, claims, address))}`,
    prove(token, purpose, reports) {
      const read = tokenOf(token);
      const report = reports.find(({ id }) => id === read?.claims.report);
      if (!read || !report || read.claims.purpose !== purpose) return undefined;
      const { claims, signature } = read;
      // All are compared, so that the time taken tells nothing of who is on the list.
      const isTheirs = ({ address }: Recipient): boolean =>
        [key, ...before].filter((by) => sameText(signed(by, claims, address), signature)).length > 0;
      const [recipient] = report.recipients.filter(isTheirs);
      return recipient && { report, recipient, claims };
    },
    person: (program, address) => pseudonym(pepper, program, address),
  };
}

/** The address of the page and the links to it, as mails carry them. Undefined where there is no page. */
export async function pageLinks(
  base: string | undefined,
  secrets: Secrets,
  pepperName: string,
): Promise<{ readonly base: string; readonly links: ReaderLinks } | undefined> {
  if (base === undefined) return undefined;
  const [pepper] = await secrets.live(pepperName);
  if (pepper === undefined) throw new Error(`the secret ${pepperName} is empty, so that no link can be signed`);
  return { base, links: createReaderLinks(pepper) };
}
