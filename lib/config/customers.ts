// By which rules customers are told from former ones, how engagement is weighed, what a lifetime is, and when one goes on.
import * as v from "valibot";

const whole = v.pipe(v.number(), v.integer("a whole number, please"), v.minValue(0));
const positive = v.pipe(v.number(), v.gtValue(0));

const lapse = v.strictObject({
  /** A customer without a contract has lapsed after so many days without a purchase ... */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 90),
  /** ... or after so many times his own median gap between purchases, whichever is longer. */
  gaps: v.optional(positive, 3),
});

const weights = v.strictObject({
  social: v.optional(whole, 1),
  visit: v.optional(whole, 1),
  "email-reply": v.optional(whole, 1),
  "email-click": v.optional(whole, 1),
  /** Mail programs open mails by themselves, so that an open says nothing. */
  "email-open": v.optional(whole, 0),
});

const caps = v.strictObject({
  social: v.optional(whole),
  visit: v.optional(whole),
  "email-reply": v.optional(whole),
  "email-click": v.optional(whole),
  "email-open": v.optional(whole),
});

const scales = v.strictObject({
  day: v.optional(positive),
  week: v.optional(positive),
  month: v.optional(positive),
  quarter: v.optional(positive),
  year: v.optional(positive),
});

const engagement = v.strictObject({
  /** Points for each thing that a customer does on a channel. */
  weights: v.optional(weights, {}),
  /** The most that counts of one channel and customer in a period. */
  caps: v.optional(caps, {}),
  /**
   * The points that make a score of 100 in a period of each length: what nine in ten customers do not exceed. Fixed
   * here, as a scale that followed the customers would hide that all of them do less. Another one is another series.
   */
  scale: v.optional(scales, {}),
});

const lifetime = v.strictObject({
  /** How far ahead a customer's value is reckoned. */
  months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)), 12),
  /** What money loses in worth each month: 0.01 is 1%. */
  monthlyDiscount: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.01),
  /** The part of what is spent that remains after costs. Left out: 1, so that values are revenue. */
  margin: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 1),
});

const journey = v.strictObject({
  /** So many days each customer is followed after he is first seen at a stage, before he counts as gone on or not. */
  followUpDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)), 28),
});

export const customerFields = {
  journey: v.optional(journey, {}),
  lapse: v.optional(lapse, {}),
  engagement: v.optional(engagement, {}),
  lifetime: v.optional(lifetime, {}),
};
