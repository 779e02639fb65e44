// What is worth a sentence of drivers and expectations: only what is clear, and only what falls short or is mistaken.

import type { Finding } from "../finding.ts";
import type { DriversFound } from "./drivers.ts";
import type { ServqualGap } from "./servqual.ts";

function mistakes({ question, drivers, agreement }: DriversFound): Finding[] {
  return agreement.flatMap(({ audience, n, mistaken }): Finding[] => {
    const customers = drivers.find(({ word }) => word === mistaken?.followed)?.customers?.n;
    return mistaken && customers !== undefined
      ? [{ kind: "drivers", question, audience, n, customers, ...mistaken }]
      : [];
  });
}

/** Whether a gap is news: on time and within the target is what both are for. */
export const isNews = ({ gap, verdict }: Pick<ServqualGap, "gap" | "verdict">): boolean =>
  verdict === "short" || (verdict === "over" && gap !== 3 && gap !== 4);

/**
 * Findings of drivers and of SERVQUAL's gaps, after all others.
 *
 * Empty: none where nothing is clear.
 *
 * @example
 * expectationFindings([], []); // => []
 */
export const expectationFindings = (drivers: readonly DriversFound[], servqual: readonly ServqualGap[]): Finding[] => [
  ...servqual.filter(isNews).map((gap): Finding => ({ kind: "servqual", gap })),
  ...drivers.flatMap(mistakes),
];
