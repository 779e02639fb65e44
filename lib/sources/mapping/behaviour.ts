// A reading of what a customer did, or was sent, becomes one fact.
import type { Deletion, Engagement, FactChange, Instant, Invitation } from "../../domain/fact.ts";
import type { BehaviourReading, EngagementReading, InvitationReading } from "../behaviour.ts";
import type { Reading } from "../source.ts";
import type { Mapped, Meaning } from "./meaning.ts";
import { orderOf, pieceOf } from "./order.ts";
import type { OwnOf, Particulars } from "./particulars.ts";
import { placementOf } from "./placement.ts";
import { subscriptionOf } from "./subscription.ts";
import { idOf, idRule } from "./text.ts";
import { isAhead } from "./times.ts";

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
    case "order-piece":
      return pieceOf(did);
    case "subscription":
      return subscriptionOf(did);
    case "engagement":
      return engagementOf(did);
    case "invitation":
      return invitationOf(did, now);
  }
}

/** What a reading of behaviour speaks of, in a word. */
const nameOf = ({ kind }: BehaviourReading): string => (kind === "order-piece" ? "order" : kind);

function kindOf(did: BehaviourReading): Deletion["kind"] {
  if (did.kind === "subscription") return `subscription-${did.event}`;
  return did.kind === "order-piece" ? "order" : did.kind;
}

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
    return none(`${nameOf(did)} must say when it happened`);
  const at = reading.at ?? receivedAt;
  if (isAhead(at, receivedAt)) return none(`time of the ${nameOf(did)} must not lie in the future`);
  const own = idOf(reading.id);
  const id = own && factId(own, did, order ?? at);
  if (id === undefined) return none(`id of the ${nameOf(did)} ${idRule}`);
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
