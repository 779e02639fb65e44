// Why two periods are not comparable, in words.

import type { Asking } from "../../findings/changes/asked-otherwise.ts";
import type { Incomparable } from "../model/report.ts";
import { dayText } from "../print/dates.ts";
import { type Locale, numberText } from "../print/format.ts";

const scaleText = ({ scale: { min, max } }: Asking): string => `${min}\u2013${max}`;

/** "The scale was changed from 0–10 to 1–5." */
function askedText({ changed, earlier, now }: Extract<Incomparable, { kind: "asked" }>): string {
  const parts = changed.map((part) => {
    if (part === "scale") return `scale (${scaleText(earlier)}, now ${scaleText(now)})`;
    return part === "direction" ? `direction (high was ${earlier.direction}, now ${now.direction})` : "wording";
  });
  const all = parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : (parts[0] ?? "question");
  return `The question was changed: ${all}.`;
}

/**
 * Why a figure is not compared.
 *
 * @example
 * reasonText({ kind: "question", since: "2026-07-20" }, "en"); // => "The question was changed on 20 Jul."
 */
export function reasonText(reason: Incomparable, locale: Locale): string {
  switch (reason.kind) {
    case "question":
      return `The question was changed on ${dayText(reason.since, locale)}.`;
    case "asked":
      return askedText(reason);
    case "response-rate": {
      const [now, earlier] = [reason.now, reason.earlier].map((rate) => numberText(rate, 0, locale));
      return `${now}% of those asked answered, ${earlier}% before: others may be answering.`;
    }
    case "channel-mix":
      return "More than a third of the answers came another way than before.";
    case "incomplete":
      return "The period is not wholly counted.";
  }
}
