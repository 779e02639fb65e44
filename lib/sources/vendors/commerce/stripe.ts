// Stripe: subscriptions that start, change what they bring, and end.

import type { Connection } from "../../../config/index.ts";
import type { Instant } from "../../../domain/fact.ts";
import type { SubscriptionReading } from "../../behaviour.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { stripeSample } from "../../samples/commerce.ts";
import { decodeSignature, headerOf, hmac, sameBytes, withinWindow } from "../../signing/signature.ts";
import { type Read, type Source, testsIgnored } from "../../source.ts";
import { monthlyBefore, monthlyOf } from "./stripe-revenue.ts";

const prefix = "customer.subscription.";
const running = ["active", "trialing", "past_due"];

/** More parts than these are not tried: a header of thousands must not cost us work. */
const mostParts = 16;

/** Stripe writes its time and any number of signatures into one header; the secret is used whole, with its "whsec_". */
const verify: Source["verify"] = (delivery, secrets, now) => {
  const parts = (headerOf(delivery, "stripe-signature") ?? "").split(",", mostParts).map((part) => part.trim());
  const time = parts.find((part) => part.startsWith("t="))?.slice(2) ?? "";
  if (!/^\d{10}$/.test(time) || !withinWindow(Number(time) * 1000, now)) return false;
  const signatures = parts.flatMap((part) =>
    part.startsWith("v1=") ? (decodeSignature(part.slice(3), "hex") ?? []) : [],
  );
  return secrets.some((secret) => {
    if (secret === "") return false;
    const right = hmac("sha256", secret, [`${time}.`, delivery.body]);
    return signatures.some((signature) => sameBytes(signature, right));
  });
};

/** An event with its subscription. */
interface Told {
  readonly type: string;
  readonly event: JsonObject;
  readonly subscription: JsonObject;
  readonly at: Instant;
}

const ignored: Read = {
  kind: "ignored",
  reason: "only starts, ends and changes of what a subscription brings are wanted",
};

function readingOf({ event, subscription, at }: Told, did: SubscriptionReading, happened: Instant): Read {
  const field = (name: string): unknown => lookup(subscription, name) ?? lookup(event, name);
  const id = textOf(member(subscription, "id"));
  return { kind: "readings", readings: [{ kind: "behaviour", id, order: at, at: happened, did, field }] };
}

function readBound(told: Told, event: "started" | "ended", happened: Instant): Read {
  const { revenue, currency } = monthlyOf(told.subscription);
  return readingOf(told, { kind: "subscription", event, revenue, currency }, happened);
}

/** A subscription whose first payment was awaited starts when that comes; else only another revenue is a change. */
function readUpdate(told: Told): Read {
  const before = lookup(told.event, "data.previous_attributes");
  const isRunning = running.includes(textOf(member(told.subscription, "status")) ?? "");
  if (member(before, "status") === "incomplete") return isRunning ? readBound(told, "started", told.at) : ignored;
  if (!isRunning || !isObject(before)) return ignored;
  const was = monthlyBefore(told.subscription, before).revenue;
  const { revenue: is, currency } = monthlyOf(told.subscription);
  if (!was || !is || was.written === is.written) return ignored;
  const change = textOf(member(told.event, "id"));
  return readingOf(told, { kind: "subscription", event: "changed", change, before: was, after: is, currency }, told.at);
}

function readSubscription(told: Told): Read {
  const moment = (name: string): Instant => momentOf(member(told.subscription, name), "UTC") ?? told.at;
  switch (told.type) {
    case "created":
      return running.includes(textOf(member(told.subscription, "status")) ?? "")
        ? readBound(told, "started", moment("start_date"))
        : ignored;
    case "updated":
      return readUpdate(told);
    case "deleted":
      return readBound(told, "ended", moment("ended_at"));
    default:
      return ignored;
  }
}

function readEvent(event: JsonObject, { countTests }: Connection): Read {
  const type = member(event, "type");
  if (typeof type !== "string") return { kind: "aside", problem: "type must be text" };
  if (!type.startsWith(prefix)) return ignored;
  if (member(event, "livemode") === false && !countTests) return testsIgnored;
  const at = momentOf(member(event, "created"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `created ${timeRule}` };
  const subscription = lookup(event, "data.object");
  if (!isObject(subscription)) return { kind: "aside", problem: "data.object must be an object" };
  return readSubscription({ type: type.slice(prefix.length), event, subscription, at });
}

/** Stripe. Fields of the mapping are paths in the subscription, such as "customer" or "metadata.plan", then in the event. */
export const stripe: Source<"stripe"> = {
  id: "stripe",
  accepts: ["application/json"],
  verify,
  sign({ body, secret, now }) {
    const time = String(Math.floor(now / 1000));
    const signature = Buffer.from(hmac("sha256", secret, [`${time}.`, body])).toString("hex");
    return { kind: "headers", headers: { "stripe-signature": `t=${time},v1=${signature}` } };
  },
  sample: stripeSample,
  connect:
    "Developers > Webhooks > Add endpoint: this URL and the customer.subscription events; the secret is Reveal under Signing secret.",
  read(delivery, connection) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readEvent(body.value, connection);
  },
};
