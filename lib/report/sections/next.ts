// Before the next report: the reader is asked to guess its figures, while nobody knows them.
import { addDays } from "../../domain/period.ts";
import type { Block } from "../block.ts";
import type { View } from "../view.ts";
import { dayName } from "../words/dates.ts";
import { next as words } from "../words/guess.ts";
import type { Section } from "./section.ts";

function render({ guessUrl, report: { period }, guessedPeriod, config: { locale } }: View): Block[] {
  if (guessUrl === undefined || guessedPeriod === undefined) return [];
  const last = dayName(addDays(guessedPeriod.end, -1), locale);
  return [
    { kind: "heading", title: words.title },
    { kind: "paragraph", text: [words.ask(period.kind, last)] },
    { kind: "button", text: words.button, href: guessUrl },
  ];
}

export const next: Section<"next"> = { id: "next", render };
