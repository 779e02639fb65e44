// One line in every report: do the measures point the same way? Where two disagree, a panel names them.
import type { Block } from "../block.ts";
import type { Agreement } from "../model/report.ts";
import { capitalised, listText } from "../print/format.ts";
import { placeName, sentenceName } from "../print/names.ts";
import type { View } from "../view.ts";
import { directionWords, familyNames, agreement as words } from "../words/agreement.ts";
import type { Section } from "./section.ts";

const order = ["better", "worse", "mixed", "same", "unknown"] as const;
const families = ["attitude", "effort", "operations", "behaviour"] as const;

/** "Effort: worse. How we work: better." */
function line({ families: directions, verdict }: Agreement, { config: { locale } }: View): string {
  const groups = order.flatMap((direction) => {
    const members = families.filter((family) => directions[family] === direction).map((family) => familyNames[family]);
    return members.length === 0 ? [] : [`${capitalised(listText(members, locale))}: ${directionWords[direction]}.`];
  });
  return [...groups, words.verdicts[verdict]].join(" ");
}

function named(figure: NonNullable<Agreement["pair"]>["better"], { program }: View): string {
  const place = placeName(figure, program);
  const noun = sentenceName(figure, program);
  return place === undefined ? noun : `${noun} at ${place}`;
}

function render(view: View): Block[] {
  const { agreement } = view.report;
  if (agreement.verdict === "unknown") return [];
  const told: Block = { kind: "note", text: [{ text: words.question, strong: true }, ` ${line(agreement, view)}`] };
  const { pair } = agreement;
  if (!pair) return [told];
  const apart = words.apart(capitalised(named(pair.better, view)), named(pair.worse, view));
  return [{ kind: "panel", title: words.panel, text: [`${apart} ${words.noCause}`] }, told];
}

export const agreement: Section<"agreement"> = { id: "agreement", render };
