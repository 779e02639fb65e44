// What a body or row of the generic source says that a customer did, by the connection's mapping.
import type { Mapping } from "../../config/index.ts";
import { channels, type Instant } from "../../domain/fact.ts";
import type { Amount, BehaviourReading, EngagementReading, SubscriptionReading } from "../behaviour.ts";
import { textOf } from "../mapping/text.ts";
import { type JsonObject, lookup } from "../reading/lookup.ts";

interface Problem {
  readonly kind: "problem";
  readonly problem: string;
}

const problem = (text: string): Problem => ({ kind: "problem", problem: text });

/**
 * Whether a field holds nothing.
 *
 * @example
 * isNothing(""); // => true
 */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";

const no: readonly string[] = ["false", "no", "0"];

/**
 * A mapped yes or no: one of its values, or, where none are named, anything but nothing and no.
 *
 * @example
 * says({ agent: "bot" }, { field: "agent", is: ["bot"] }); // => true
 */
export function says(body: JsonObject, rule: Mapping["cancelled"]): boolean {
  const value = rule && lookup(body, rule.field);
  if (!rule || isNothing(value)) return false;
  const text = textOf(value);
  if (rule.is) return text !== undefined && rule.is.includes(text);
  return text === undefined || !no.includes(text.trim().toLowerCase());
}

/** A mapped amount. Empty: undefined where it is not mapped or was not sent. */
function amountIn(body: JsonObject, field: string | undefined, { amounts }: Mapping): Amount | undefined {
  const written = field === undefined ? undefined : lookup(body, field);
  return isNothing(written) ? undefined : { written, as: amounts };
}

/**
 * The mapped currency: of the body, or the one that all amounts are in. Empty: undefined where none is mapped.
 *
 * @example
 * currencyIn({}, { currency: { is: "EUR" } }); // => "EUR"
 */
export const currencyIn = (body: JsonObject, { currency }: Pick<Mapping, "currency">): unknown =>
  typeof currency === "string" ? lookup(body, currency) : currency?.is;

/** What one of the mapped words stands for. Empty: undefined for any other word. */
function wordIn<Word>(body: JsonObject, field: string, words: Readonly<Record<string, Word>>): Word | undefined {
  const text = textOf(lookup(body, field));
  return text !== undefined && Object.hasOwn(words, text) ? words[text] : undefined;
}

function subscriptionIn(body: JsonObject, mapping: Mapping): SubscriptionReading | Problem {
  const { event } = mapping;
  const found = event && ("is" in event ? event.is : wordIn(body, event.field, event.words));
  if (!found) return problem("event of the subscription must be one of the mapped words");
  return {
    kind: "subscription",
    event: found,
    change: mapping.change === undefined ? undefined : lookup(body, mapping.change),
    revenue: amountIn(body, mapping.revenue, mapping),
    before: amountIn(body, mapping.before, mapping),
    after: amountIn(body, mapping.after, mapping),
    currency: currencyIn(body, mapping),
  };
}

function engagementIn(body: JsonObject, mapping: Mapping): EngagementReading | Problem {
  const { channel } = mapping;
  if (!channel) return problem("channel of the engagement must be mapped");
  const own = "field" in channel ? textOf(lookup(body, channel.field)) : undefined;
  const found =
    "is" in channel
      ? channel.is
      : (wordIn(body, channel.field, channel.words) ?? channels.find((known) => known === own));
  if (!found) return problem("channel of the engagement must be one of the mapped words, or the name of a channel");
  return { kind: "engagement", channel: found, bot: says(body, mapping.bot) };
}

/** What one body or row says. A problem where a word is not mapped: nothing is dropped without a word. */
export function behaviourIn(
  body: JsonObject,
  mapping: Mapping,
  { promised, delivered }: { readonly promised?: Instant; readonly delivered?: Instant },
): BehaviourReading | Problem {
  switch (mapping.kind) {
    case "subscription":
      return subscriptionIn(body, mapping);
    case "engagement":
      return engagementIn(body, mapping);
    case "invitation":
      return { kind: "invitation", questions: mapping.questions, delivered, bounced: says(body, mapping.bounced) };
    default:
      return {
        kind: "order",
        value: amountIn(body, mapping.value, mapping) ?? { written: undefined, as: mapping.amounts },
        currency: currencyIn(body, mapping),
        refunded: amountIn(body, mapping.refunded, mapping),
        cancelled: says(body, mapping.cancelled),
        ...{ promised, delivered },
      };
  }
}
