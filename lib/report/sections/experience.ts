// The Customer Experience Score, never without its parts, where the program asks for it.
import type { Block } from "../block.ts";
import { numberText, rangeText } from "../print/format.ts";
import { listName } from "../print/names.ts";
import type { View } from "../view.ts";
import { experience as words } from "../words/experience.ts";
import type { Section } from "./section.ts";

function render({ report: { experience }, program, config: { locale } }: View): Block[] {
  if (!experience || !program.experienceScore) return [];
  const { score, coverage, parts, before } = experience;
  const number = (value: number): string => numberText(value, 0, locale);
  const share = `${number(coverage * 100)}%`;
  const present = parts.filter(({ value }) => value !== undefined).length;
  const told = before ? [before.kind === "same-series" ? words.before(number(before.value)) : words.otherSeries] : [];
  const heading: Block = {
    kind: "heading",
    title: words.title,
    ...{
      note: score ? words.coverage(share, `${number(present)} of ${number(parts.length)} parts`) : words.none(share),
    },
  };
  const value: Block[] = score
    ? [
        {
          kind: "plain-row",
          ...{ name: words.title, under: [[words.parts(number(present)), ...told].join(". ")] },
          ...{ value: number(score.value), interval: rangeText(number(score.low), number(score.high)) },
        },
      ]
    : [];
  const rows = parts.map((part) => [
    { text: listName(part, program) },
    { text: numberText(part.weight, Number.isInteger(part.weight) ? 0 : 1, locale) },
    { text: part.value === undefined ? words.missing : number(part.value) },
  ]);
  return [heading, ...value, { kind: "table", columns: words.columns, rows }, { kind: "note", text: [words.note] }];
}

export const experience: Section<"experience"> = { id: "experience", render };
