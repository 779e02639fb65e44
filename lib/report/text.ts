// Blocks as plain text: the same blocks in the same order, with the same numbers.
import type { Block } from "./block.ts";
import { cleanText } from "./print/outside.ts";
import { figureLines, tableLines, withInterval } from "./text/figure.ts";
import { journeyLines } from "./text/journey.ts";
import { isolated, plain } from "./text/plain.ts";
import { columns, indentText, wrapText } from "./text/wrap.ts";

const wrapped = (text: string): string[] => wrapText(text, columns);
const underlined = (text: string, mark: string): string[] =>
  wrapped(cleanText(text)).flatMap((line, at, all) =>
    at === all.length - 1 ? [line, mark.repeat(Math.max(...all.map(({ length }) => length)))] : [line],
  );

/** The lines of one block. A picture has none: the table below it says the same. */
function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "masthead":
      return wrapped(`${cleanText(block.name)} · ${block.label} · ${block.dates}`);
    case "verdict":
      return [
        block.question,
        ...underlined(block.answer, "="),
        "",
        ...wrapped(plain(block.lead)),
        ...block.notes.flatMap((note) => ["", ...wrapped(cleanText(note))]),
      ];
    case "bar-row":
      return wrapped(`${block.label}: ${withInterval(block.value, block.interval)}`);
    case "plain-row":
      return [
        cleanText(block.name),
        ...indentText(plain(block.under), "  ", columns),
        `  ${withInterval(block.value, block.interval)}`,
      ];
    case "figure":
      return figureLines(block);
    case "table":
      return tableLines(block);
    case "journey":
      return journeyLines(block);
    case "heading":
      return ["", ...underlined(block.title, "-"), ...(block.note ? wrapped(cleanText(block.note)) : [])];
    case "picture":
      return [];
    case "gap":
    case "paragraph":
    case "note":
      return wrapped(plain(block.text));
    case "panel":
      return [...(block.title ? wrapped(block.title) : []), ...wrapped(plain(block.text))];
    case "list":
      return block.entries.flatMap((entry) =>
        indentText(plain(entry), "  ", columns).map((line, at) => (at === 0 ? `· ${line.trimStart()}` : line)),
      );
    case "quote":
      return [
        ...indentText(`“${isolated(cleanText(block.text))}”`, "> ", columns),
        ...indentText(plain(block.source), "  ", columns),
      ];
    case "small-print":
      return [...(block.first ? [""] : []), ...wrapped(`${block.title} ${plain(block.text)}`)];
    case "links":
      return block.links.flatMap(({ text, href }) => [`${text}:`, href]);
    case "button":
      return [`${block.text}:`, block.href];
  }
}

/** Rows of the same kind stand together; everything else has a line between. */
const together = (block: Block, before: Block | undefined): boolean =>
  before?.kind === block.kind && (block.kind === "bar-row" || block.kind === "plain-row");

/**
 * The plain-text part.
 *
 * @example
 * renderText([{ kind: "paragraph", text: ["Gap ", { text: "+31", strong: true }] }]); // => "Gap +31\n"
 */
export function renderText(blocks: readonly Block[]): string {
  const shown = blocks.map((block) => ({ block, lines: linesOf(block) })).filter(({ lines }) => lines.length > 0);
  const text = shown.flatMap(({ block, lines }, at) =>
    at === 0 || together(block, shown[at - 1]?.block) ? lines : ["", ...lines],
  );
  return `${text.join("\n")}\n`;
}
