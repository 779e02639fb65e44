// Stripe: the CSV export of payments, which no webhook of ours tells of: a payment is an order.
import { type MappingInput, type Preset, preset } from "./preset.ts";

/**
 * Stripe's payments as orders: "Payments > Export" as CSV, for a connection that only imports. Take the default columns; amounts in decimals, times in UTC.
 *
 * Paid ones count with what of them went back; failed and blocked ones never. The headings were not seen in a file of Stripe's
 * own: a dry run says which of them differ.
 *
 * @example
 * stripePayments().mapping.id; // => "id"
 */
export const stripePayments = (mapping: MappingInput = {}): Preset =>
  preset(
    { kind: "url" },
    {
      ...{ kind: "order", id: "id", at: "Created date (UTC)", timeZone: "UTC" },
      ...{ value: "Amount", refunded: "Amount Refunded", currency: "Currency", customer: "Customer ID" },
      only: { field: "Status", is: ["Paid", "Refunded", "Partially refunded"] },
    },
    mapping,
  );
