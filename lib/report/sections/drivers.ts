// A panel where a group clearly mistakes what customers' answers go with; everything else stands on the page.
import type { DriversFound } from "../../findings/gaps/drivers.ts";
import type { Block } from "../block.ts";
import { numberText } from "../print/format.ts";
import { questionOf } from "../print/names.ts";
import type { View } from "../view.ts";
import { drivers as words } from "../words/drivers.ts";
import { lowered } from "../words/measures.ts";
import type { Section } from "./section.ts";

function panels(found: DriversFound, { program, config: { locale } }: View): Block[] {
  const outcome = questionOf(found.outcome, program)?.name ?? found.outcome;
  return found.agreement.flatMap(({ audience, n, mistaken }): Block[] => {
    if (!mistaken) return [];
    const [followed, believed] = [mistaken.followed, mistaken.believed].map(
      (word) => found.drivers.find((driver) => driver.word === word)?.customers,
    );
    const [one, other] = [followed?.value ?? 0, believed?.value ?? 0].map((value) => numberText(value, 2, locale));
    const group = words.people(numberText(n, 0, locale), audience);
    const [name, best] = [lowered(mistaken.believed), lowered(mistaken.followed)];
    const sentence = words.mistaken({ group, believed: name, outcome: lowered(outcome), followed: best });
    const answered = numberText(followed?.n ?? 0, 0, locale);
    const strengths = words.strengths({ followed: one ?? "", n: answered, name, believed: other ?? "" });
    return [{ kind: "panel", title: words.panel, text: [`${sentence}${strengths} ${words.caution}`] }];
  });
}

const render = (view: View): Block[] => (view.report.drivers ?? []).flatMap((found) => panels(found, view).slice(0, 1));

export const drivers: Section<"drivers"> = { id: "drivers", render };
