// A reading of what a customer did, or was sent, becomes one fact.
import type { Deletion, Engagement, FactChange, Instant, Invitation, Order } from "../../domain/fact.ts";
import type { BehaviourReading, EngagementReading, InvitationReading, OrderReading } from "../behaviour.ts";
import type { Reading } from "../source.ts";
import type { Mapped, Meaning } from "./meaning.ts";
import { moneyOf } from "./money.ts";
import { placementOf } from "./placement.ts";
import { subscriptionOf } from "./subscription.ts";
import { idOf, idRule } from "./text.ts";
import { isAhead } from "./times.ts";

/** What is particular to a kind of fact, or what is wrong with it. */
export type Particulars<Fact> =
  | { readonly kind: "particulars"; readonly particulars: Fact }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

type OwnOf<Fact> = Omit<Fact, "program" | "connection" | "id" | "revision" | "at" | "segments">;

function orderOf({ value, refunded, currency, cancelled }: OrderReading): Particulars<OwnOf<Order>> {
  const money = moneyOf({ value, refunded }, currency);
  if (money.kind === "problems") return money;
  const { value: worth, refunded: back = 0 } = money.amounts;
  if (worth === undefined) return { kind: "problems", problems: ["order must say its value"] };
  if (back > worth) return { kind: "problems", problems: ["refunded must not exceed the value of the order"] };
  return {
    kind: "particulars",
    particulars: {
      ...{ kind: "order", value: worth, currency: money.currency },
      ...(back > 0 && { refunded: back }),
      ...(cancelled && { cancelled }),
    },
  };
}

const engagementOf = ({ channel, bot }: EngagementReading): Particulars<OwnOf<Engagement>> => ({
  kind: "particulars",
  particulars: { kind: "engagement", channel, ...(bot && { bot }) },
});

function invitationOf(
  { questions, delivered, bounced }: InvitationReading,
  now: Instant,
): Particulars<OwnOf<Invitation>> {
  if (delivered !== undefined && isAhead(delivered, now))
    return { kind: "problems", problems: ["delivered must not lie in the future"] };
  return {
    kind: "particulars",
    particulars: {
      kind: "invitation",
      questions,
      ...(delivered !== undefined && { delivered }),
      ...(bounced && { bounced }),
    },
  };
}

function particularsOf(did: BehaviourReading, now: Instant) {
  switch (did.kind) {
    case "order":
      return orderOf(did);
    case "subscription":
      return subscriptionOf(did);
    case "engagement":
      return engagementOf(did);
    case "invitation":
      return invitationOf(did, now);
  }
}

const kindOf = (did: BehaviourReading): Deletion["kind"] =>
  did.kind === "subscription" ? `subscription-${did.event}` : did.kind;

/** A change of a subscription is a fact of its own: its id is the subscription's and what tells the changes apart. */
function factId(id: string, did: BehaviourReading, moment: number): string | undefined {
  if (did.kind !== "subscription" || did.event !== "changed") return id;
  const { change } = did;
  const own = change === undefined || change === null || change === "" ? String(moment) : idOf(change);
  return own === undefined ? undefined : `${id.replaceAll("%", "%25").replaceAll("#", "%23")}#${own}`;
}

/**
 * What a reading of behaviour means: one fact, or its deletion.
 *
 * Nothing is guessed: an amount that is not exact, a currency that nobody knows, or a time in the future keeps the whole
 * reading aside.
 */
export function behaviourOf(reading: Reading, meaning: Meaning): Mapped {
  const { connection, program, receivedAt } = meaning;
  const { did, order, deleted } = reading;
  const none = (...problems: readonly string[]): Mapped => ({ changes: [], problems });
  if (!did) return none();
  if (reading.at === undefined && connection.mapping.at !== undefined && !deleted)
    return none(`${did.kind} must say when it happened`);
  const at = reading.at ?? receivedAt;
  if (isAhead(at, receivedAt)) return none(`time of the ${did.kind} must not lie in the future`);
  const own = idOf(reading.id);
  const id = own && factId(own, did, order ?? at);
  if (id === undefined) return none(`id of the ${did.kind} ${idRule}`);
  const revision = { order: Math.max(0, order ?? (deleted ? receivedAt : at)), mapping: connection.mapping.version };
  const key = { program: program.id, connection: connection.id, id, revision };
  if (deleted) return { changes: [{ kind: kindOf(did), ...key, deleted: true }], problems: [] };
  const found = particularsOf(did, receivedAt);
  const placed = placementOf(reading, meaning);
  const problems = [found, placed].flatMap((part) => (part.kind === "problems" ? part.problems : []));
  if (found.kind === "problems" || placed.kind === "problems") return none(...problems);
  const change: FactChange = { ...found.particulars, ...key, at, ...placed.placement };
  return { changes: [change], problems: [] };
}
