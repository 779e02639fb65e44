// Figures and tables as lines of plain text.
import type { Bar, FigureBlock, Table } from "../block.ts";
import { cleanText } from "../print/outside.ts";
import { npsParts } from "../words/figure.ts";
import { plain } from "./plain.ts";
import { columns, indentText } from "./wrap.ts";

/** A value with its interval in brackets. */
export const withInterval = (value: string, interval: string): string => (interval ? `${value} (${interval})` : value);

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

/** A headline figure. */
export function figureLines({ name, basis, value, interval, bar, verdict, change, barNote }: FigureBlock): string[] {
  return [
    cleanText(name),
    ...indentText(cleanText(basis), "  ", columns),
    `  ${withInterval(value, interval)}`,
    ...barWords(bar).map((words) => `  ${words}`),
    ...(verdict ? indentText(plain(verdict), "  ", columns) : []),
    ...indentText(cleanText([change, barNote].flatMap((words) => words || []).join(" ")), "  ", columns),
  ];
}

/** A table in columns, numbers to the right. */
export function tableLines({ columns: heads, rows }: Table): string[] {
  const lines = [heads, ...rows.map((row) => row.map(({ text }) => cleanText(text)))];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart((widths[at] ?? 0) + 2)))
      .join("")
      .trimEnd(),
  );
}
