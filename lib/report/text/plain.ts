// Rich text as plain text: no look, and a stranger's words kept in their own direction.
import type { Rich, Span } from "../block.ts";
import { cleanText } from "../print/outside.ts";

// Direction isolates keep a stranger's letters that run from right to left among themselves.
const runsLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Words of a stranger, kept apart where they run from right to left. */
export const isolated = (text: string): string => (runsLeft.test(text) ? `\u2068${text}\u2069` : text);

function spanText({ text, outside, href }: Span): string {
  const words = outside ? isolated(cleanText(text)) : cleanText(text);
  return href === undefined ? words : `${words}: ${href}`;
}

/** The words of a rich text; where some lead somewhere, the address after them. */
export const plain = (rich: Rich): string =>
  rich.map((part) => (typeof part === "string" ? cleanText(part) : spanText(part))).join("");
