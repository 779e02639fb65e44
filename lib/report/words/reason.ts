// Why two periods are not comparable, in words.

import type { Incomparable } from "../model/report.ts";
import { dayText } from "./dates.ts";
import { type Locale, numberText } from "./format.ts";

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
