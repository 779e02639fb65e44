// The registry of report sections, in the order of the mail. A new one is one file and one line here.
import type { Block } from "../block.ts";
import { periodDates, periodLabel } from "../print/dates.ts";
import type { View } from "../view.ts";
import { agreement } from "./agreement.ts";
import { changes } from "./changes.ts";
import { drivers } from "./drivers.ts";
import { experience } from "./experience.ts";
import { figures } from "./figures.ts";
import { journey } from "./journey.ts";
import { method } from "./method.ts";
import { next } from "./next.ts";
import { perceptionGap } from "./perception-gap.ts";
import type { Section } from "./section.ts";
import { servqual } from "./servqual.ts";
import { trend } from "./trend.ts";
import { unknown } from "./unknown.ts";
import { verbatims } from "./verbatims.ts";
import { verdict } from "./verdict.ts";

export const sections: readonly Section[] = [
  verdict,
  perceptionGap,
  figures,
  agreement,
  servqual,
  drivers,
  trend,
  journey,
  experience,
  changes,
  verbatims,
  unknown,
  next,
  method,
];

function masthead({ report: { period, revision }, program, config: { locale } }: View): Block {
  const dates = periodDates(period, locale);
  return {
    kind: "masthead",
    name: program.name,
    label: periodLabel(period, locale),
    dates: revision > 1 ? `${dates} · revision\u00a0${revision}` : dates,
  };
}

/** The blocks of a report: its head, then the sections that its configuration asks for, in the order of the mail. */
export function blocksOf(view: View): Block[] {
  const wanted = view.config.sections;
  const chosen = sections.filter(({ id }) => wanted === undefined || wanted.includes(id));
  return [masthead(view), ...chosen.flatMap((section) => section.render(view))];
}
