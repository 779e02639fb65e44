// Repeat purchase rate, and its two neighbours that are often taken for it.
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
} from "./customer-metric.ts";
import { shareFigure } from "./share-figure.ts";

function count({ before, within, all }: Customer): Counted[] {
  if (within.orders.length === 0) return [];
  return [
    {
      counts: {
        buyers: 1,
        ...(within.orders.length > 1 && { repeaters: 1 }),
        ...(all.orders.length > 1 && { returning: 1 }),
        ...(before.orders.length > 0 && { known: 1 }),
      },
    },
  ];
}

/**
 * How many of a period's buyers bought on at least two days of it. Orders of one day are one occasion.
 *
 * Unit: per cent of the customers who bought in the period. Three numerators, three names: bought twice within it
 * (`repeat-purchase-rate`), had bought on more than one day ever by its end (`returning-customer-rate`, as Shopify
 * counts), had bought before it began (`bought-before-rate`). Wilson's interval, compared by Newcombe's and the score
 * test. Orders that nobody's name stands behind are left out.
 * Empty: suppressed, "no-responses", where nobody bought.
 *
 * @example
 * repeatPurchase.figures[0].measure({ buyers: 8, repeaters: 1, returning: 2, known: 1 }).value; // => 12.5
 */
export const repeatPurchase: CustomerMetric<"repeat-purchase"> = customerMetric({
  id: "repeat-purchase",
  reads: ["order"],
  compared: true,
  count,
  figures: [
    shareFigure(
      {
        id: "repeat-purchase-rate",
        name: "Bought again",
        better: "higher",
        relevant: 3,
        definition:
          "Share of the customers who bought in the period that bought on at least two of its days; 95% interval by Wilson.",
      },
      ({ buyers = 0, repeaters = 0 }) => ({ count: repeaters, n: buyers }),
    ),
    shareFigure(
      {
        id: "returning-customer-rate",
        name: "More than one purchase ever",
        better: "higher",
        relevant: 3,
        definition:
          "Share of the customers who bought in the period that had bought on more than one day ever by its end; 95% interval by Wilson.",
      },
      ({ buyers = 0, returning = 0 }) => ({ count: returning, n: buyers }),
    ),
    shareFigure(
      {
        id: "bought-before-rate",
        name: "Had bought before",
        better: "higher",
        relevant: 3,
        definition:
          "Share of the customers who bought in the period whose first purchase lies before it; 95% interval by Wilson.",
      },
      ({ buyers = 0, known = 0 }) => ({ count: known, n: buyers }),
    ),
  ],
});

function countKept({ before, within }: Customer, { span }: CountContext): Counted[] {
  if (!before.orders.some((day) => day >= span.previous)) return [];
  return [{ counts: { start: 1, ...(within.orders.length > 0 && { kept: 1 }) } }];
}

/**
 * How many of the buyers of the period before bought in this one as well.
 *
 * Unit: per cent of the customers who bought in the period before, which is as long. Wilson's interval, compared by
 * Newcombe's and the score test. Empty: suppressed, "no-responses", where nobody bought in the period before.
 *
 * @example
 * buyerRetention.figures[0].measure({ start: 4, kept: 3 }).value; // => 75
 */
export const buyerRetention: CustomerMetric<"buyer-retention"> = customerMetric({
  id: "buyer-retention",
  reads: ["order"],
  compared: true,
  count: countKept,
  figures: [
    shareFigure(
      {
        id: "buyer-retention",
        name: "Buyers kept",
        better: "higher",
        relevant: 0.5,
        definition:
          "Share of the customers who bought in the period before that bought in this one as well; 95% interval by Wilson.",
      },
      ({ start = 0, kept = 0 }) => ({ count: kept, n: start }),
    ),
  ],
});
