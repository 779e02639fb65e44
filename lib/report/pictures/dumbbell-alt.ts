// The dumbbell in words: what a reader without pictures gets, with its figures.

import type { NamedGap } from "../model/beliefs/stage-gaps.ts";
import { type Locale, listText, numberText, signedText } from "../print/format.ts";
import { isClearGap } from "../story/gaps.ts";
import { alt } from "../words/gap.ts";

/** The alternative text: clear gaps with their figures, then what may be none, then what has too few answers. */
export function dumbbellAlt(rows: readonly NamedGap[], locale: Locale): string {
  const clear = rows.filter(({ gap }) => isClearGap(gap));
  const names = (some: readonly NamedGap[]): string =>
    listText(
      some.map(({ name }) => name),
      locale,
    );
  const sentences = clear.map(({ name, gap }, at) => {
    const [belief, customers] = [gap.belief, gap.customer].map((side) => numberText(side?.value ?? 0, 0, locale));
    const words = at === 0 ? alt.first : alt.next;
    return words(name, belief ?? "", customers ?? "", signedText(gap.gap?.value ?? 0, 0, locale));
  });
  const unclear = rows.filter(({ gap }) => gap.gap !== undefined && !isClearGap(gap));
  const tooFew = rows.filter(({ gap }) => gap.gap === undefined);
  return [
    alt.start,
    ...sentences,
    ...(unclear.length > 0 ? [alt.unclear(names(unclear))] : []),
    ...(tooFew.length > 0 ? [alt.tooFew(names(tooFew))] : []),
  ].join(" ");
}
