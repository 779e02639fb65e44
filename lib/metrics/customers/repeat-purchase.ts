// Repeat purchase rate, and its two neighbours that are often taken for it.
import { type Counted, type Customer, type CustomerMetric, customerMetric } from "./customer-metric.ts";
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
 * Formula: `repeat-purchase-rate` 100 (bought on two days or more of the period) / buyers; `returning-customer-rate`
 * 100 (had bought on two days or more ever) / buyers; `bought-before-rate` 100 (first bought before the period) /
 * buyers.
 * Population: customers who bought in the period.
 * Window: orders by the day they were placed.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact. Orders of one day are one occasion.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Source: the usual definition of the trade; Shopify counts `returning-customer-rate` under that name.
 * Reads: `order`: at, customer, cancelled, awaited, segments.
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
