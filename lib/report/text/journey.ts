// The journey as lines: a stage, then its figures.
import type { JourneyBlock } from "../block.ts";
import { cleanText } from "../print/outside.ts";
import { withInterval } from "./figure.ts";
import { indentText, columns as width, wrapText } from "./wrap.ts";

/** "Onboarding (weakest, widest gap)" and below it "satisfied 47% (39 to 55), easy 52%". */
export const journeyLines = ({ columns, rows }: JourneyBlock): string[] => [
  ...wrapText(columns.filter((text) => text !== "").join(" | "), width),
  ...rows.flatMap(({ name, marks, under, value, interval, effort, onward }) => [
    ...wrapText(
      [
        cleanText(name),
        ...(marks.length > 0 ? [`(${marks.join(", ")})`] : []),
        ...under.map((text) => `· ${text}`),
      ].join(" "),
      width,
    ),
    ...indentText([withInterval(value, interval), ...(effort ? [effort] : [])].join(" | "), "  ", width),
    ...(onward === undefined ? [] : indentText(`↓ ${onward}`, "    ", width)),
  ]),
];
