// Plain text in lines of at most 72 columns.

/** The width of a plain-text mail. */
export const columns = 72;

/** An address that is cut leads nowhere. Words from outside hold none: theirs are broken by `withoutLinks`. */
const isAddress = (word: string): boolean => /^https?:\/\//.test(word);

/**
 * Words filled into lines; lines after the first may be indented. A word longer than a line is cut, an address is not.
 *
 * @example
 * wrapText("a long line of words", 10); // => ["a long", "line of", "words"]
 */
export function wrapText(text: string, width: number): string[] {
  const words = text.split(/ +/).flatMap((word) => {
    const letters = [...word];
    if (letters.length <= width || isAddress(word)) return [word];
    return Array.from({ length: Math.ceil(letters.length / width) }, (_, at) =>
      letters.slice(at * width, (at + 1) * width).join(""),
    );
  });
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/**
 * Wrapped lines with something before each: "> " for a quote, "  " for an indent.
 *
 * @example
 * indentText("a long line of words", "> ", 12); // => ["> a long", "> line of", "> words"]
 */
export const indentText = (text: string, before: string, width: number): string[] =>
  wrapText(text, width - before.length).map((line) => `${before}${line}`);
