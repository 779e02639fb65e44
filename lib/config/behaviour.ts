// What customers did, as a mapping names it: the fields of orders, subscriptions, engagement and invitations.
import * as v from "valibot";
import { channels } from "../domain/fact.ts";
import { currencyOf } from "../domain/money.ts";
import { field, id } from "./words.ts";

/** A yes or no. Without `is`, any value but an empty one, "false", "no" and 0 says yes. */
const flag = v.strictObject({ field, is: v.optional(v.array(v.string())) });

const currencyCode = v.pipe(
  v.string(),
  v.check((code) => currencyOf(code) === code, 'a currency is a code of ISO 4217, such as "EUR"'),
);

const event = v.picklist(["started", "changed", "ended"]);
const channel = v.picklist(channels);

export const behaviourFields = {
  /** The field that holds the currency, or the one currency that all amounts are in. */
  currency: v.optional(v.union([field, v.strictObject({ is: currencyCode })])),
  /** How amounts are written: in decimals ("12.50"), or in minor units (1250). */
  amounts: v.optional(v.picklist(["decimal", "minor"]), "decimal"),
  /** What an order was worth, before refunds. */
  value: v.optional(field),
  refunded: v.optional(field),
  cancelled: v.optional(flag),
  /** What happened to a subscription: the field, and which of its words mean what; or the one thing that it always is. */
  event: v.optional(
    v.union([v.strictObject({ field, words: v.record(v.string(), event) }), v.strictObject({ is: event })]),
  ),
  /** What tells one change of a subscription from the next. Left out: its version, else its time. */
  change: v.optional(field),
  /** What a subscription brings each month when it starts or ends. */
  revenue: v.optional(field),
  /** What a changed subscription brought each month before, and brings after. */
  before: v.optional(field),
  after: v.optional(field),
  /** Where customers met us: the field, and which of its words mean what; or the one channel of this connection. */
  channel: v.optional(
    v.union([
      v.strictObject({ field, words: v.optional(v.record(v.string(), channel), {}) }),
      v.strictObject({ is: channel }),
    ]),
  ),
  bot: v.optional(flag),
  /** When an order was promised for. */
  promised: v.optional(field),
  /** When an order came, or an invitation arrived. */
  delivered: v.optional(field),
  bounced: v.optional(flag),
  /** The questions that an invitation asks. */
  questions: v.optional(v.array(id("question")), []),
};
