// Every SERVQUAL gap that the program asks for, clear or not.
import type { ServqualGap } from "../../../findings/gaps/servqual.ts";
import type { Markup } from "../../html/markup.ts";
import { stageName } from "../../print/names.ts";
import { baseOf, intervalOf, signedOf } from "../../print/servqual-values.ts";
import type { View } from "../../view.ts";
import { servqual as words } from "../../words/servqual.ts";
import { wholeTable } from "./table.ts";

function verdictOf({ gap, verdict }: ServqualGap): string {
  return gap === 1 && (verdict === "short" || verdict === "over") ? words.views[verdict] : words.verdicts[verdict];
}

function row(gap: ServqualGap, { program, config: { locale } }: View): string[] {
  const place = gap.stage === undefined ? words.whole : stageName(gap.stage, program);
  const name = gap.gap === 1 ? words.names[1](gap.audience === "leader") : words.names[gap.gap];
  const difference = `${signedOf(gap, gap.value, locale)} (${intervalOf(gap, locale)}), ${baseOf(gap, locale)}`;
  return [`${place}. ${name}`, difference, verdictOf(gap)];
}

/** Empty: nothing where nothing was asked or resolved. */
export const servqualTable = (view: View): Markup =>
  wholeTable({
    ...{ title: words.title, note: words.note, heads: words.heads },
    rows: (view.report.servqual ?? []).map((gap) => row(gap, view)),
  });
