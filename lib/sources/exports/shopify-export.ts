// The CSV export of Shopify: a line is an order, or a further article of one.
import { currencyOf, decimalsOfCurrency, minorOf } from "../../domain/money.ts";
import type { JsonObject } from "../reading/lookup.ts";
import type { ExportRow, VendorExport } from "./export.ts";

const shopifyHeadings: Readonly<Record<string, string>> = {
  email: "Email",
  "customer.email": "Email",
  contact_email: "Email",
  phone: "Phone",
  source_name: "Source",
  tags: "Tags",
  "shipping_address.country_code": "Shipping Country",
  "billing_address.country_code": "Billing Country",
};

/** The price that is left after refunds, written as Shopify writes prices. */
function priceLeft(total: string, refunded: string | undefined, currency: string | undefined): string | undefined {
  const code = currencyOf(currency);
  const [all, back] = [total, refunded ?? "0"].map((price) => (code ? minorOf(price, code) : undefined));
  if (code === undefined || all === undefined || back === undefined) return undefined;
  const decimals = decimalsOfCurrency(code);
  return (Math.max(0, all - back) / 10 ** decimals).toFixed(decimals);
}

function orderBody(row: ExportRow, id: string, total: string): JsonObject {
  const moments = ["created", "paid", "fulfilled", "cancelled"].flatMap((name) => row.moment(name) ?? []);
  const currency = row.own("currency");
  return {
    ...row.members,
    ...{ id, admin_graphql_api_id: `gid://shopify/Order/${id}` },
    ...{
      created_at: row.moment("created"),
      updated_at: Math.max(...moments),
      cancelled_at: row.moment("cancelled") ?? null,
    },
    ...{ currency, total_price: total, current_total_price: priceLeft(total, row.own("refunded"), currency) ?? total },
  };
}

/** Shopify: "Orders > Export" as CSV. An order has a line for each of its articles; the first of them holds its prices. */
export const shopifyExport: VendorExport = {
  id: "shopify",
  source: "shopify",
  own: {
    id: ["Id"],
    name: ["Name"],
    total: ["Total"],
    refunded: ["Refunded Amount"],
    currency: ["Currency"],
    created: ["Created at"],
    paid: ["Paid at"],
    fulfilled: ["Fulfilled at"],
    cancelled: ["Cancelled at"],
  },
  needs: ["id", "name", "total", "created"],
  heading: (field) => shopifyHeadings[field] ?? field,
  convert(row) {
    const [id, total] = [row.own("id"), row.own("total")];
    if (id === undefined && total === undefined && row.own("name") !== undefined)
      return { kind: "skipped", reason: "a further line of an order says nothing of its worth" };
    if (id === undefined) return { kind: "problem", problem: "row must have the id of its order" };
    if (total === undefined) return { kind: "problem", problem: "row must have the total of its order" };
    if (row.moment("created") === undefined)
      return { kind: "problem", problem: "row must say when its order was placed" };
    return { kind: "bodies", bodies: [orderBody(row, id, total)] };
  },
};
