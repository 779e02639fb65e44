// Before the next report: the reader is asked to guess its figures, and led to the earlier ones.
import { addDays } from "../../domain/period.ts";
import type { Block } from "../block.ts";
import { dayName } from "../print/dates.ts";
import type { View } from "../view.ts";
import { log } from "../words/change-log.ts";
import { next as words } from "../words/guess.ts";
import { earlier } from "../words/rest.ts";
import type { Section } from "./section.ts";

function asking({ guessUrl, report: { period }, guessedPeriod, config: { locale } }: View): Block[] {
  if (guessUrl === undefined || guessedPeriod === undefined) return [];
  const last = dayName(addDays(guessedPeriod.end, -1), locale);
  return [
    { kind: "paragraph", text: [words.ask(period.kind, last)] },
    { kind: "button", text: words.button, href: guessUrl },
  ];
}

function links({ pageUrl }: View): Block[] {
  if (pageUrl === undefined) return [];
  const link = (text: string, rest: string) => ({ text, href: `${pageUrl}/${rest}` });
  const links = [link(log.title, "change"), link(earlier.link, "earlier"), link(earlier.file, "figures.csv")];
  return [{ kind: "links", links }];
}

function render(view: View): Block[] {
  const blocks = [...asking(view), ...links(view)];
  return blocks.length === 0 ? [] : [{ kind: "heading", title: words.title }, ...blocks];
}

export const next: Section<"next"> = { id: "next", render };
