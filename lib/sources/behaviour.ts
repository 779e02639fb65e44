// What a reading of an order, a subscription, an engagement or an invitation holds, beside its id and its times.
import type { Channel, Instant } from "../domain/fact.ts";

/** An amount as the sender wrote it: in decimals, or in minor units. */
export interface Amount {
  readonly written: unknown;
  readonly as: "decimal" | "minor";
}

export interface OrderReading {
  readonly kind: "order";
  readonly value: Amount;
  readonly currency: unknown;
  readonly refunded?: Amount | undefined;
  readonly cancelled: boolean;
  /** When it was promised for, and when it came. */
  readonly promised?: Instant | undefined;
  readonly delivered?: Instant | undefined;
}

/** One moment of an order, where each is told by itself. */
export interface OrderPieceReading {
  readonly kind: "order-piece";
  readonly piece: "sale" | "refund" | "cancellation";
  /** What tells one refund from the next. */
  readonly event: unknown;
  /** What was paid, or went back. A refund without it gives back everything. */
  readonly value?: Amount | undefined;
  readonly currency: unknown;
}

export interface SubscriptionReading {
  readonly kind: "subscription";
  readonly event: "started" | "changed" | "ended";
  /** What tells one change from the next. */
  readonly change?: unknown;
  /** What recurs each month; left out where the vendor does not tell it. */
  readonly revenue?: Amount | undefined;
  readonly before?: Amount | undefined;
  readonly after?: Amount | undefined;
  readonly currency?: unknown;
}

export interface EngagementReading {
  readonly kind: "engagement";
  readonly channel: Channel;
  readonly bot: boolean;
}

export interface InvitationReading {
  readonly kind: "invitation";
  readonly questions: readonly string[];
  readonly delivered?: Instant | undefined;
  readonly bounced: boolean;
}

export type BehaviourReading =
  | OrderReading
  | OrderPieceReading
  | SubscriptionReading
  | EngagementReading
  | InvitationReading;
