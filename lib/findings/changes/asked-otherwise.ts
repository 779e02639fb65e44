// What of a question was changed since earlier answers were given: its scale, its direction or its wording.
import { type Asked, askedAs, readAsked, seriesOf } from "../../domain/asked.ts";
import type { MeasureContext } from "../../metrics/metric.ts";
import type { Otherwise } from "./comparison.ts";

/** How a question is asked, without its words. */
export type Asking = Pick<Asked, "scale" | "direction">;

/** What of the question is not as it was, how it was asked, and how it is asked now. */
export interface AskedOtherwise {
  readonly kind: "asked";
  readonly changed: readonly ("scale" | "direction" | "wording")[];
  readonly earlier: Asking;
  readonly now: Asking;
}

const differs = (a: object, b: object): boolean => JSON.stringify(a) !== JSON.stringify(b);

/**
 * What of a question was changed since some answers were given.
 *
 * Empty: undefined where it is not on record how they were asked.
 */
export function askedOtherwise({ context }: Otherwise, { question }: MeasureContext): AskedOtherwise | undefined {
  const earlier = readAsked(seriesOf(context.question?.id ?? "").asked ?? "");
  const now = question && readAsked(askedAs(question));
  if (!earlier || !now) return undefined;
  const changed = [
    ...(differs(earlier.scale, now.scale) ? (["scale"] as const) : []),
    ...(earlier.direction === now.direction ? [] : (["direction"] as const)),
    ...(earlier.wording === now.wording ? [] : (["wording"] as const)),
  ];
  const asking = ({ scale, direction }: Asked): Asking => ({ scale, direction });
  return { kind: "asked", changed, earlier: asking(earlier), now: asking(now) };
}
