// What this reader guessed, beside what customers say. Nobody else is shown it.
import type { Block } from "../block.ts";
import { customersShare } from "../guess/share.ts";
import type { Gap, GapSide } from "../model/report.ts";
import { type Locale, numberText, rangeText } from "../print/format.ts";
import { stageName } from "../print/names.ts";
import type { OwnGuess, View } from "../view.ts";
import { own as words } from "../words/guess.ts";

const note = (...sentences: readonly string[]): Block[] => [
  { kind: "note", text: [[...sentences, words.alone].join(" ")] },
];

/** "47% (39 to 55)" */
function saidBy({ value, low, high }: Pick<GapSide, "value" | "low" | "high">, locale: Locale): string {
  const [at, from, to] = [value, low, high].map((end) => numberText(end, 0, locale));
  return `${at}% (${rangeText(from ?? "", to ?? "")})`;
}

/** Where the report opens with another stage, the customers' share stands beside the guess. */
function besideCustomers(guess: OwnGuess, view: View): Block[] {
  const { program, config } = view;
  const found = customersShare(view, guess);
  if (!found) return [];
  const customers = saidBy(found, config.locale);
  const place = guess.stage === undefined ? undefined : stageName(guess.stage, program);
  return note(words.beside(`${numberText(guess.value, 0, config.locale)}%`, place, customers));
}

/** The reader's guess of the gap that the report opens with, else of the first figure that is shown. */
export function ownGuess(view: View, main: Gap | undefined): Block[] {
  const { guesses = [], config } = view;
  const same = guesses.find(
    ({ question, stage }) => main?.unit === "percent" && question === main.question && stage === main.stage,
  );
  if (same && main?.customer)
    return note(words.guessed(`${numberText(same.value, 0, config.locale)}%`, saidBy(main.customer, config.locale)));
  for (const guess of guesses) {
    const blocks = besideCustomers(guess, view);
    if (blocks.length > 0) return blocks;
  }
  return [];
}
