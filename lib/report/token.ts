// The text form of a reader's link: which report and period, and what for. It says nothing of the reader.

/** What a link opens: the edition and its evidence, the guess, or the way out. */
export type Purpose = "read" | "guess" | "leave";

export interface LinkClaims {
  readonly report: string;
  /** The id of the period of the edition that the link came with. */
  readonly period: string;
  readonly purpose: Purpose;
  /** Raised for one reader, all links from before end. */
  readonly version: number;
}

const letters: Readonly<Record<Purpose, string>> = { read: "r", guess: "g", leave: "l" };
const purposes: readonly Purpose[] = ["read", "guess", "leave"];

/**
 * A link's token: short, and safe in a path.
 *
 * Unit: text. Empty: never.
 *
 * @example
 * tokenText({ report: "weekly", period: "2026-W47", purpose: "guess", version: 1 }, "c2lnbmF0dXJlc2lnbmF0dX"); // => "weekly.2026-W47.g1.c2lnbmF0dXJlc2lnbmF0dX"
 */
export const tokenText = ({ report, period, purpose, version }: LinkClaims, signature: string): string =>
  `${report}.${period}.${letters[purpose]}${version}.${signature}`;

/** A token as read: what it claims, and what is to prove it. */
export interface ReadToken {
  readonly claims: LinkClaims;
  readonly signature: string;
}

/**
 * Reads a token strictly: one text for each set of claims.
 *
 * Unit: claims that nobody has proved yet. Empty: undefined for anything else.
 *
 * @example
 * tokenOf("weekly.2026-W47.g1.c2lnbmF0dXJlc2lnbmF0dX").claims; // => { report: "weekly", period: "2026-W47", purpose: "guess", version: 1 }
 */
export function tokenOf(text: string): ReadToken | undefined {
  const parts = /^([a-z0-9-]{1,64})\.(\d{4}[0-9QW-]{0,6})\.([grl])(\d{1,6})\.([\w-]{22})$/.exec(text);
  if (!parts) return undefined;
  const [, report = "", period = "", letter, version = "", signature = ""] = parts;
  const purpose = purposes.find((one) => letters[one] === letter);
  if (!purpose) return undefined;
  const claims = { report, period, purpose, version: Number(version) };
  return tokenText(claims, signature) === text ? { claims, signature } : undefined;
}

/**
 * What is signed: every claim, and whose link it is. No part can pass for another, as none holds a line break.
 *
 * Unit: text. Empty: never.
 *
 * @example
 * signedText({ report: "weekly", period: "2026-W47", purpose: "read", version: 1 }, " Ana@Acme.test "); // => "link\nweekly\n2026-W47\nread\n1\nana@acme.test"
 */
export const signedText = ({ report, period, purpose, version }: LinkClaims, address: string): string =>
  ["link", report, period, purpose, String(version), address.trim().toLowerCase()].join("\n");
