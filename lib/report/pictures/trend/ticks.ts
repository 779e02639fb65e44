// What stands under the axis of a trend: short, the first one in full.
import { type PeriodKind, parsePeriod } from "../../../domain/period.ts";
import { dayText, periodLabel } from "../../print/dates.ts";
import type { Locale } from "../../print/format.ts";

/**
 * The name of a period under an axis.
 *
 * @example
 * tickText("2026-W28", { kind: "week", first: true, locale: "en" }); // => "week 28"
 */
export function tickText(
  id: string,
  { kind, first, locale }: { readonly kind: PeriodKind; readonly first: boolean; readonly locale: Locale },
): string {
  const period = parsePeriod(id);
  if (!period) return "";
  if (kind === "week") return `${first ? "week " : ""}${Number(id.slice(-2))}`;
  if (kind === "day") return dayText(period.start, locale);
  return periodLabel(period, locale).slice(0, kind === "month" ? 3 : undefined);
}
