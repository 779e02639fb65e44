// Expectations against what was found, told only where a gap is clear; all of them stand on the page.
import { isNews } from "../../findings/gaps/expectation-findings.ts";
import type { ServqualGap } from "../../findings/gaps/servqual.ts";
import type { Block } from "../block.ts";
import { stageName } from "../print/names.ts";
import { baseOf, intervalOf, sizeOf } from "../print/servqual-values.ts";
import type { View } from "../view.ts";
import { servqual as words } from "../words/servqual.ts";
import type { Section } from "./section.ts";

/** How many sentences one mail has room for. */
const most = 3;

/** Falling short before exceeding; a stage before the whole; what was found before what was meant. */
const rank = ({ gap, stage, verdict }: ServqualGap): number =>
  (verdict === "short" ? 0 : 4) + (stage === undefined ? 2 : 0) + (gap === 5 ? 0 : 1);

function sentence(gap: ServqualGap, { program, config: { locale } }: View): string {
  const place = gap.stage === undefined ? words.whole : stageName(gap.stage, program);
  const told = { place, size: sizeOf(gap, locale), interval: intervalOf(gap, locale), base: baseOf(gap, locale) };
  const short = gap.verdict === "short";
  if (gap.gap === 5) return words.found(told, short);
  if (gap.gap === 4) return words.promised(told, short);
  return gap.gap === 3 ? words.delivered(told, short) : words.believed(told, short, gap.audience === "leader");
}

function render(view: View): Block[] {
  const clear = (view.report.servqual ?? []).filter(isNews);
  if (clear.length === 0) return [];
  const told = [...clear].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  return [
    { kind: "heading", title: words.title },
    { kind: "list", entries: told.map((gap) => [sentence(gap, view)]) },
  ];
}

export const servqual: Section<"servqual"> = { id: "servqual", render };
