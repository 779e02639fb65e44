// The subscriptions of the invented customers, as Stripe tells of them: a firm's first years are known from the start.
import { instantOf } from "../../../lib/domain/period.ts";
import { momentIn, officeMomentIn } from "./hours.ts";
import type { Customer } from "./people.ts";
import type { Random } from "./random.ts";
import * as story from "./story.ts";
import type { Sending } from "./vendors.ts";

interface Subscribing {
  readonly customer: Customer;
  readonly started: number;
}

const seconds = (at: number): number => Math.floor(at / 1_000);
const pricePerMonth: Readonly<Record<string, number>> = { small: 2_900, medium: 7_900, large: 24_900 };

/** An event of a subscription by Stripe. `sent` is when the webhook comes: for old ones, on the first day. */
function stripeSending({ customer, started }: Subscribing, event: { sent: number; ended?: number }): Sending {
  const { sent, ended } = event;
  const type = `customer.subscription.${ended === undefined ? "created" : "deleted"}`;
  const id = `evt_${customer.id.toLowerCase()}${ended === undefined ? "s" : "e"}`;
  const plan = { amount: pricePerMonth[customer.size] ?? 2_900, currency: "eur", interval: "month", interval_count: 1 };
  const subscription = {
    id: `sub_${customer.id.toLowerCase()}`,
    object: "subscription",
    customer: `cus_${customer.id.toLowerCase()}`,
    currency: "eur",
    status: ended === undefined ? "active" : "canceled",
    start_date: seconds(started),
    ended_at: ended === undefined ? null : seconds(ended),
    items: { data: [{ quantity: 1, plan }] },
    metadata: { account: customer.id },
  };
  const body = { id, object: "event", created: seconds(ended ?? started), type, data: { object: subscription } };
  return { at: sent, connection: "subscriptions", message: id, body: JSON.stringify(body) };
}

/** What Stripe sends in each week: who subscribed before the story is told in the first. */
export function tellSubscriptions(customers: readonly Customer[], random: Random): (week: number) => Sending[] {
  const waiting = [...customers];
  const take = (count: number): Customer[] => waiting.splice(0, count);
  const old = story.subscribedBefore.flatMap(({ day, count }) =>
    take(count).map((customer) => ({ customer, started: instantOf(day, "09:00", story.storyZone) })),
  );
  const leaving = random.shuffled(old);
  return (week) => {
    const known = week === 0 ? old.map((one) => stripeSending(one, { sent: momentIn(0, random) })) : [];
    const fresh = take(story.subscribing[week] ?? 0).map((customer) => {
      const started = officeMomentIn(week, random);
      return stripeSending({ customer, started }, { sent: started });
    });
    const gone = leaving.splice(0, story.leaving[week] ?? 0).map((one) => {
      const ended = officeMomentIn(week, random);
      return stripeSending(one, { sent: ended, ended });
    });
    return [...known, ...fresh, ...gone];
  };
}
