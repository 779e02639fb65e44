// RevenueCat: its webhook of subscriptions.
import { type MappingInput, type Preset, preset } from "./preset.ts";

interface RevenueCat {
  /** Whether every plan is paid by the month: only then is a price what a subscription brings each month. */
  readonly monthly?: boolean;
  readonly mapping?: MappingInput;
}

/**
 * RevenueCat. It signs nothing that is read here; it sends the authorization header that its user typed: the secret is that whole value.
 *
 * A first purchase starts a subscription and an expiration ends it. A cancellation is not an end: it only turns renewal
 * off. A renewal is not a start: a customer who comes back after an expiration, under the same transaction, is not seen as new.
 *
 * Source: RevenueCat's pages on event types and its sample events.
 *
 * @example
 * revenuecat().mapping.id; // => "event.original_transaction_id"
 */
export const revenuecat = ({ monthly = false, mapping }: RevenueCat = {}): Preset =>
  preset(
    { kind: "header", header: "authorization" },
    {
      kind: "subscription",
      only: { field: "event.type", is: ["INITIAL_PURCHASE", "EXPIRATION"] },
      id: "event.original_transaction_id",
      at: "event.event_timestamp_ms",
      updated: "event.event_timestamp_ms",
      event: { field: "event.type", words: { INITIAL_PURCHASE: "started", EXPIRATION: "ended" } },
      customer: "event.app_user_id",
      ...(monthly ? { revenue: "event.price_in_purchased_currency", currency: "event.currency" } : {}),
    },
    mapping,
  );
