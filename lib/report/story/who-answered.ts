// Who did not answer, who cannot be told apart, and whether others answered than before: what no interval covers.

import type { Asked } from "../model/report.ts";
import { listText, numberText } from "../print/format.ts";
import type { View } from "../view.ts";
import { unknown as words } from "../words/rest.ts";

type Entry = readonly string[];

/** The question that most customers answered stands for the survey. */
const mostAnswered = (asked: readonly Asked[]): Asked | undefined =>
  [...asked].sort((a, b) => b.answered - a.answered)[0];

/** Fewer nameless answers than this share are not worth a line. */
const worthALine = 5;

/**
 * What stands under "What we do not know" about who answered.
 *
 * Empty: never; without invitations it says that nobody knows who did not answer.
 */
export function whoAnswered({ report, program, config: { locale } }: View): Entry[] {
  const percent = (count: number, of: number): string => numberText((100 * count) / of, 0, locale);
  const main = mostAnswered(report.asked);
  const known = mostAnswered(report.asked.filter(({ delivered }) => delivered));
  const moved = report.asked.find((one) => one.moved)?.moved;
  const shifted = new Set(report.asked.flatMap((one) => one.shifted));
  const names = program.segments.filter(({ id }) => shifted.has(id)).map(({ name }) => name.toLowerCase());
  const nameless = main ? (100 * main.anonymous) / main.answered : 0;
  return [
    known?.delivered
      ? words.silentShare(
          percent(known.delivered - known.answered, known.delivered),
          percent(known.answered, known.delivered),
        )
      : words.silent,
    ...(main && nameless >= worthALine ? [words.nameless(percent(main.anonymous, main.answered))] : []),
    ...(moved ? [words.rateMoved(numberText(moved.now, 0, locale), numberText(moved.earlier, 0, locale))] : []),
    ...(names.length > 0 ? [words.shifted(listText(names, locale))] : []),
  ];
}
