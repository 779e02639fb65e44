// Shopify: orders as they are placed, paid, edited, refunded and cancelled.

import type { Auth, Connection } from "../../../config/index.ts";
import { currencyOf, minorOf } from "../../../domain/money.ts";
import type { Amount, OrderReading } from "../../behaviour.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { shopifySample } from "../../samples/commerce.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import { headerOf } from "../../signing/signature.ts";
import { type Read, type Source, testsIgnored } from "../../source.ts";

/** What an order was worth, and what of it went back: Shopify tells the price at first and the price that is left. */
function worthOf(order: JsonObject): { readonly value: Amount; readonly refunded?: Amount } {
  const written = member(order, "total_price");
  const left = member(order, "current_total_price");
  const currency = currencyOf(member(order, "currency"));
  const [first, now] = [written, left].map((price) => (currency ? minorOf(price, currency) : undefined));
  if (left === undefined || left === null) return { value: { written, as: "decimal" } };
  // A price that cannot be read is shown to the mapping as it is, which says what is wrong with it.
  if (first === undefined || now === undefined)
    return { value: { written: now === undefined ? left : written, as: "decimal" } };
  const value: Amount = { written: Math.max(first, now), as: "minor" };
  return first > now ? { value, refunded: { written: first - now, as: "minor" } } : { value };
}

/** The topic is in a header that is not kept: an order is told by its own global id from drafts, checkouts and refunds. */
const isOrder = (body: JsonObject): boolean =>
  textOf(member(body, "admin_graphql_api_id"))?.startsWith("gid://shopify/Order/") === true;

function readOrder(body: JsonObject, { countTests }: Connection): Read {
  if (!isOrder(body)) return { kind: "ignored", reason: "only orders are wanted" };
  if (member(body, "test") === true && !countTests) return testsIgnored;
  const at = momentOf(member(body, "created_at"), "UTC");
  const order = momentOf(member(body, "updated_at"), "UTC");
  if (at === undefined || order === undefined)
    return { kind: "aside", problem: `${at === undefined ? "created_at" : "updated_at"} ${timeRule}` };
  const cancelled = momentOf(member(body, "cancelled_at"), "UTC") !== undefined;
  const did: OrderReading = { kind: "order", ...worthOf(body), currency: member(body, "currency"), cancelled };
  const field = (name: string): unknown => lookup(body, name);
  return { kind: "readings", readings: [{ kind: "behaviour", id: textOf(member(body, "id")), order, at, did, field }] };
}

const auth: Auth = {
  kind: "hmac",
  header: "x-shopify-hmac-sha256",
  prefix: "",
  algorithm: "sha256",
  encoding: "base64",
};

/**
 * Shopify. Fields of the mapping are paths in the order, such as "customer.id", "email", "source_name" or
 * "shipping_address.country_code". Value, currency, refunds and cancellation are found without a mapping.
 */
export const shopify: Source<"shopify"> = {
  id: "shopify",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: shopifySample,
  connect:
    "Settings > Notifications > Webhooks: one webhook for each event of orders, format JSON, with this URL; the secret is the one shown there.",
  read(delivery, connection) {
    // A notification that somebody sends to try the webhook holds an order like any other; only a header tells.
    if (headerOf(delivery, "x-shopify-test") === "true" && !connection.countTests) return testsIgnored;
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readOrder(body.value, connection);
  },
};
