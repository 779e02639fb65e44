// A question that is asked in a new way: its figures start a new series, and nothing before is compared.
import type { Incomparable, Report } from "../../model/report.ts";
import { dayText } from "../../print/dates.ts";
import { capitalised } from "../../print/format.ts";
import { sentenceName } from "../../print/names.ts";
import type { View } from "../../view.ts";
import { newSeries as words } from "../../words/verdict.ts";
import { isClear, toldChanges } from "../changes.ts";

type NewSeries = ReturnType<typeof toldChanges>[number] & {
  readonly reason: Extract<Incomparable, { kind: "question" | "asked" }>;
};

/**
 * The first figure that is asked in a new way.
 *
 * Empty: undefined where something was compared all the same, or nothing was asked anew.
 *
 * @example
 * newSeriesOf({ changes: [] }); // => undefined
 */
export function newSeriesOf({ changes }: Pick<Report, "changes">): NewSeries | undefined {
  const told = toldChanges(changes);
  if (told.some((change) => isClear(change) || change.verdict === "no-clear-change")) return undefined;
  return told.flatMap((change) =>
    change.reason?.kind === "question" || change.reason?.kind === "asked" ? [{ ...change, reason: change.reason }] : [],
  )[0];
}

/** "Ease is now asked on 7 points. Nothing before that is compared." */
export function newSeriesSentences({ reason, ...change }: NewSeries, { program, config: { locale } }: View): string[] {
  const noun = capitalised(sentenceName(change, program));
  if (reason.kind === "question") return [words.anew(noun), words.since(dayText(reason.since, locale))];
  const { min, max } = reason.now.scale;
  return [reason.changed.includes("scale") ? words.scale(noun, String(max - min + 1)) : words.anew(noun), words.before];
}
