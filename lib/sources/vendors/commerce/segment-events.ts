// What one event of Segment says: an order's moment, a visit, a click in a mail, or nothing of ours.
import type { Connection, Mapping } from "../../../config/index.ts";
import { canonical, digest } from "../../../domain/digest.ts";
import type { Channel } from "../../../domain/fact.ts";
import type { BehaviourReading, OrderPieceReading } from "../../behaviour.ts";
import { currencyIn, isNothing, says } from "../../generic/behaviour.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import type { Member } from "../../reading/batch.ts";
import { type JsonObject, list, lookup, member } from "../../reading/lookup.ts";

const pieces: ReadonlyMap<unknown, OrderPieceReading["piece"]> = new Map([
  ["Order Completed", "sale"],
  ["Order Updated", "sale"],
  ["Order Refunded", "refund"],
  ["Order Cancelled", "cancellation"],
]);

const mails: ReadonlyMap<unknown, Channel> = new Map([
  ["Email Link Clicked", "email-click"],
  ["Email Opened", "email-open"],
]);

/** What an order was worth: what is mapped, else the revenue, else the total. */
function worthOf(event: JsonObject, { value }: Mapping): unknown {
  if (value !== undefined) return lookup(event, value);
  return lookup(event, "properties.revenue") ?? lookup(event, "properties.total");
}

function pieceOf(event: JsonObject, piece: OrderPieceReading["piece"], mapping: Mapping): OrderPieceReading {
  const written = piece === "refund" ? lookup(event, "properties.total") : worthOf(event, mapping);
  // A refund of some products that does not say how much is no refund of everything.
  const isTold = !isNothing(written) || list(lookup(event, "properties.products")).length > 0;
  const value = isTold ? { value: { written, as: mapping.amounts } } : {};
  const currency = lookup(event, "properties.currency") ?? currencyIn(event, mapping);
  return { kind: "order-piece", piece, event: idOf(event), ...value, currency };
}

/** The channel of an event. Pages and screens are visits; other events are what the mapping says. */
function channelOf(event: JsonObject, { channel }: Mapping): Channel | undefined {
  const type = member(event, "type");
  if (type === "page" || type === "screen") return "visit";
  if (channel && "is" in channel) return channel.is;
  const word = channel && textOf(lookup(event, channel.field));
  const named = word !== undefined && Object.hasOwn(channel?.words ?? {}, word) ? channel?.words[word] : undefined;
  return named ?? mails.get(member(event, "event"));
}

/** Early versions send no id: then equal events are one. */
const idOf = (event: JsonObject): string => textOf(member(event, "messageId")) ?? digest(canonical(event), 32);

/** `customer`, which is `userId` or, where nobody is logged in, `anonymousId`; then paths in the event. */
const fieldsOf =
  (event: JsonObject) =>
  (name: string): unknown =>
    name === "customer"
      ? (textOf(member(event, "userId")) ?? textOf(member(event, "anonymousId")))
      : lookup(event, name);

function didOf(event: JsonObject, mapping: Mapping): readonly [unknown, BehaviourReading] | undefined {
  const piece = member(event, "type") === "track" ? pieces.get(member(event, "event")) : undefined;
  if (piece) return [lookup(event, "properties.order_id"), pieceOf(event, piece, mapping)];
  const channel = channelOf(event, mapping);
  return channel && [idOf(event), { kind: "engagement", channel, bot: says(event, mapping.bot) }];
}

const kinds = ["page", "screen", "track"];

/**
 * Reads one event.
 *
 * Empty: ignored, where the event is none of ours.
 *
 * @example
 * readSegmentEvent({ type: "alias" }, { mapping: {} }); // => { kind: "ignored", reason: "only orders, pages, screens, mails and mapped events are wanted" }
 */
export function readSegmentEvent(event: JsonObject, { mapping }: Pick<Connection, "mapping">): Member {
  const type = member(event, "type");
  if (typeof type !== "string") return { kind: "aside", problem: "type must be text" };
  if (type === "delete")
    return { kind: "aside", problem: "delete asks that a person be forgotten: that is what `gapwatch erase` does" };
  const did = kinds.includes(type) ? didOf(event, mapping) : undefined;
  if (!did) return { kind: "ignored", reason: "only orders, pages, screens, mails and mapped events are wanted" };
  // The time that Segment corrected by the sender's clock; `sentAt` is not.
  const at = momentOf(member(event, "timestamp"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `timestamp ${timeRule}` };
  const [id, what] = did;
  const reading = { kind: "behaviour", id: textOf(id), order: at, at, did: what, field: fieldsOf(event) } as const;
  return { kind: "readings", readings: [reading] };
}
