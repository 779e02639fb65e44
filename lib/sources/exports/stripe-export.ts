// The CSV export of Stripe: a row is a subscription as it stands.
import { currencyOf, minorOf } from "../../domain/money.ts";
import type { JsonObject } from "../reading/lookup.ts";
import type { ExportRow, VendorExport } from "./export.ts";

/** "month", "3 months": Stripe's interval and how many of them. */
function intervalOf(text: string | undefined): JsonObject {
  const [, count = "1", interval] = /^(?:every )?(\d+)? ?(day|week|month|year)s?$/i.exec(text ?? "") ?? [];
  return { interval: interval?.toLowerCase(), interval_count: Number(count) };
}

/** What recurs. Without an amount and a currency the fact goes without its revenue, as from the webhook. */
function itemsOf(row: ExportRow): JsonObject {
  const currency = row.own("currency");
  const code = currencyOf(currency);
  const amount = code && minorOf(row.own("amount") ?? "", code);
  const plan = { amount, currency, ...intervalOf(row.own("interval")) };
  return { data: [{ quantity: Number(row.own("quantity") ?? 1), plan }] };
}

const neverRan = ["incomplete", "incomplete_expired"];

function subscriptionEvents(row: ExportRow, id: string, started: number): readonly JsonObject[] {
  const ended = row.moment("ended");
  const object = {
    ...row.members,
    ...{ id, start_date: started, currency: row.own("currency"), items: itemsOf(row) },
  };
  const event = (type: string, created: number, more: JsonObject): JsonObject => ({
    ...{ type: `customer.subscription.${type}`, created },
    data: { object: { ...object, ...more } },
  });
  const start = event("created", row.moment("created") ?? started, { status: "active" });
  return ended === undefined ? [start] : [start, event("deleted", ended, { status: "canceled", ended_at: ended })];
}

const stripeHeadings: Readonly<Record<string, string>> = {
  customer: "Customer ID",
  customer_email: "Customer Email",
  "plan.id": "Plan",
  "items.data.0.plan.id": "Plan",
};

/** Stripe: "Billing > Subscriptions > Export" as CSV, times in UTC. A start, and an end where it has ended. */
export const stripeExport: VendorExport = {
  id: "stripe",
  source: "stripe",
  timeZone: "UTC",
  own: {
    id: ["id"],
    started: ["Start Date (UTC)", "Start (UTC)", "Created (UTC)"],
    created: ["Created (UTC)"],
    ended: ["Ended At (UTC)"],
    status: ["Status"],
    ...{ currency: ["Currency"], amount: ["Amount"], interval: ["Interval"], quantity: ["Quantity"] },
  },
  needs: ["id", "started", "status", "ended"],
  heading: (field) => stripeHeadings[field] ?? field.replace(/^metadata\.(.*)$/, "$1 (metadata)"),
  convert(row) {
    const [id, started] = [row.own("id"), row.moment("started")];
    if (id === undefined) return { kind: "problem", problem: "row must have the id of its subscription" };
    if (started === undefined) return { kind: "problem", problem: "row must say when its subscription started" };
    if (neverRan.includes(row.own("status")?.toLowerCase() ?? ""))
      return { kind: "skipped", reason: "a subscription whose first payment never came did not start" };
    return { kind: "bodies", bodies: subscriptionEvents(row, id, started) };
  },
};
