// Blocks as plain text: the same blocks in the same order, with the same numbers.
import type { Bar, Block, FigureBlock, Rich, Table } from "./block.ts";
import { cleanText } from "./outside.ts";
import { npsParts } from "./words/figure.ts";
import { columns, indentText, wrapText } from "./wrap.ts";

// Direction isolates keep a stranger's letters that run from right to left among themselves.
const runsLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const isolated = (text: string): string => (runsLeft.test(text) ? `\u2068${text}\u2069` : text);

const plain = (rich: Rich): string =>
  rich
    .map((part) =>
      typeof part === "string" ? cleanText(part) : part.outside ? isolated(cleanText(part.text)) : cleanText(part.text),
    )
    .join("");

const wrapped = (text: string): string[] => wrapText(text, columns);
const underlined = (text: string, mark: string): string[] =>
  wrapped(cleanText(text)).flatMap((line, at, all) =>
    at === all.length - 1 ? [line, mark.repeat(Math.max(...all.map(({ length }) => length)))] : [line],
  );

const withInterval = (value: string, interval: string): string => (interval ? `${value} (${interval})` : value);

const barWords = (bar: Bar | undefined): string[] =>
  bar?.kind === "nps"
    ? [
        [
          [npsParts.low, bar.detractors],
          [npsParts.middle, bar.passives],
          [npsParts.high, bar.promoters],
        ]
          .filter(([, share]) => share !== 0)
          .map(([name, share]) => `${name} ${share}%`)
          .join(", "),
      ]
    : [];

function figure({ name, basis, value, interval, bar, verdict, change, barNote }: FigureBlock): string[] {
  return [
    cleanText(name),
    ...indentText(cleanText(basis), "  ", columns),
    `  ${withInterval(value, interval)}`,
    ...barWords(bar).map((words) => `  ${words}`),
    ...(verdict ? indentText(plain(verdict), "  ", columns) : []),
    ...indentText(cleanText([change, barNote].flatMap((words) => words || []).join(" ")), "  ", columns),
  ];
}

function table({ columns: heads, rows }: Table): string[] {
  const lines = [heads, ...rows.map((row) => row.map(({ text }) => cleanText(text)))];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart((widths[at] ?? 0) + 2)))
      .join("")
      .trimEnd(),
  );
}

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
      return figure(block);
    case "table":
      return table(block);
    case "heading":
      return ["", ...underlined(block.title, "-"), ...(block.note ? wrapped(cleanText(block.note)) : [])];
    case "picture":
      return [];
    case "gap":
    case "paragraph":
    case "note":
    case "panel":
      return wrapped(plain(block.text));
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
