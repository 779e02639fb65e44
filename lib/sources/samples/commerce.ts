// Sample deliveries in the forms of shops, payments and event streams, and of the generic source. Their content is invented.
import type { Connection } from "../../config/index.ts";
import { type Asked, pingId, type Sample, withAnswers } from "./values.ts";

const json = (value: unknown): Sample => ({ body: JSON.stringify(value) });

/**
 * An order of Shopify.
 *
 * @example
 * shopifySample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("12.50"); // => true
 */
export function shopifySample({ time, answers }: Asked): Sample {
  const order = {
    ...{ id: 1, admin_graphql_api_id: "gid://shopify/Order/1", test: false, currency: "EUR" },
    ...{ created_at: time, updated_at: time, cancelled_at: null },
    ...{ total_price: "12.50", current_total_price: "12.50" },
  };
  return json(withAnswers(order, answers));
}

/**
 * A subscription of Stripe that starts.
 *
 * @example
 * stripeSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("customer.subscription.created"); // => true
 */
export function stripeSample({ now, answers }: Asked): Sample {
  const created = Math.floor(now / 1000);
  const plan = { amount: 1250, currency: "eur", interval: "month", interval_count: 1 };
  const subscription = {
    ...{ id: pingId, object: "subscription", status: "active", currency: "eur", start_date: created },
    items: { data: [{ quantity: 1, plan }] },
  };
  const event = { id: pingId, object: "event", livemode: true, type: "customer.subscription.created", created };
  return json({ ...event, data: { object: withAnswers(subscription, answers) } });
}

/**
 * An order of Segment.
 *
 * @example
 * segmentSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("Order Completed"); // => true
 */
export function segmentSample({ time, answers }: Asked): Sample {
  const order = {
    ...{ type: "track", event: "Order Completed", messageId: pingId, userId: pingId, timestamp: time },
    properties: { order_id: pingId, revenue: 12.5, currency: "EUR" },
  };
  return json(
    withAnswers(
      order,
      answers.filter(([field]) => field !== "customer"),
    ),
  );
}

/**
 * A body for the generic source: every mapped field with a fitting value.
 *
 * @example
 * genericSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [["score", 9]], isScored: true }, { scores: [{ question: "nps", field: "score" }], segments: {}, id: "id" }).body; // => '{"score":9,"id":"gapwatch-ping"}'
 */
export function genericSample({ time, answers }: Asked, mapping: Connection["mapping"]): Sample {
  const { id, value, currency, only, event, channel } = mapping;
  const times = [mapping.at, mapping.updated, mapping.opened].map((field) => [field, time] as const);
  const words = [event, channel].map((rule) => {
    const [word] = rule && "words" in rule ? Object.keys(rule.words) : [];
    return [rule && "field" in rule ? rule.field : undefined, word] as const;
  });
  const own: readonly (readonly [string | undefined, unknown])[] = [
    ...times,
    ...words,
    [id, pingId],
    [value, "12.50"],
    [typeof currency === "string" ? currency : undefined, "EUR"],
    [only?.field, only?.is[0]],
  ];
  const set = own.flatMap(([field, said]) =>
    field === undefined || said === undefined ? [] : [[field, said] as const],
  );
  return json(withAnswers({}, [...answers, ...set]));
}
