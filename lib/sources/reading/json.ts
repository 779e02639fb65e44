// What JSON.parse does not look at: depth, names given twice, and whole numbers that it would round.

/** Why a text is refused before it is parsed, or the text with every over-long whole number written as text. */
export type Inspection =
  | { readonly kind: "fine"; readonly exact: string }
  | { readonly kind: "problem"; readonly problem: string };

const mostDepth = 32;
const mostNames = 1000;
const quote = 34;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The position after the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === "\\") before -= 1;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return text.length;
}

/** The position after the number that begins at `from`. */
function endOfNumber(text: string, from: number): number {
  number.lastIndex = from;
  return number.test(text) ? number.lastIndex : from + 1;
}

/** Whether the string that ends before `from` names a member: a colon follows, perhaps after blanks. */
function isName(text: string, from: number): boolean {
  let at = from;
  let code = text.charCodeAt(at);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
  return code === 58;
}

/** A name as it is meant: "\u0061" and "a" are the same. */
function nameOf(literal: string): string {
  if (!literal.includes("\\")) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Adds a name to those of its object. */
function addName(names: Set<string> | undefined, literal: string): string | undefined {
  if (!names) return undefined;
  const size = names.add(nameOf(literal)).size;
  if (size > mostNames) return `an object in the body must have at most ${mostNames} members`;
  return undefined;
}

const isRounded = (token: string): boolean =>
  token.length > 15 && /^-?[1-9]\d*$/.test(token) && !Number.isSafeInteger(Number(token));

/**
 * Walks over JSON text once, in time that grows with its length only.
 *
 * Whole numbers beyond 2^53 come back as text, digit for digit, so that no id is ever another id.
 *
 * @example
 * inspect('{"id":9007199254740993}'); // => { kind: "fine", exact: '{"id":"9007199254740993"}' }
 */
export function inspect(text: string): Inspection {
  const open: (Set<string> | undefined)[] = [];
  let exact = "";
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      if (isName(text, end)) {
        const names = open.at(-1);
        const before = names?.size;
        const problem = addName(names, text.slice(at, end));
        if (problem) return { kind: "problem", problem };
        if (names && names.size === before)
          return { kind: "problem", problem: "body must name each member of an object once" };
      }
      at = end;
    } else if (code === 45 || (code >= 48 && code <= 57)) {
      const end = endOfNumber(text, at);
      if (isRounded(text.slice(at, end))) {
        exact += `${text.slice(copied, at)}"${text.slice(at, end)}"`;
        copied = end;
      }
      at = end;
    } else {
      if (code === 123 || code === 91) open.push(code === 123 ? new Set() : undefined);
      if (code === 125 || code === 93) open.pop();
      if (open.length > mostDepth)
        return { kind: "problem", problem: `body must nest at most ${mostDepth} levels deep` };
      at += 1;
    }
  }
  return { kind: "fine", exact: exact + text.slice(copied) };
}
