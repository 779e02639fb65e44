// The contract of a webhook source: verify the raw bytes, then read the body. Mapping to facts is common to all.
import type { Auth, Connection } from "../config/index.ts";
import type { Instant } from "../domain/fact.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { BehaviourReading } from "./behaviour.ts";
import type { Asked, Sample } from "./samples/values.ts";

/** One webhook request, as it came. Header names are lower case. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** What follows the connection in the path: the token of a secret URL. */
  readonly token?: string;
}

/** One thing that a delivery reports, before the connection's mapping says what it means. */
export interface Reading {
  readonly kind: "response" | "ticket" | "behaviour";
  readonly id: string | undefined;
  /** The vendor's version or update time; the delivery's time where the vendor gives none. */
  readonly order: number | undefined;
  readonly at: Instant | undefined;
  readonly deleted?: boolean;
  /** A ticket that was deleted and is back. */
  readonly restored?: boolean;
  /** The ticket that a response asks about, where the vendor says so without a mapping. */
  readonly instance?: string;
  readonly opened?: Instant;
  readonly resolved?: Instant;
  readonly reopened?: Instant;
  /** What a customer did, or was sent: of readings of behaviour alone. */
  readonly did?: BehaviourReading;
  /** Looks a field of the mapping up, in the source's own vocabulary (see each source's page). */
  field(name: string): unknown;
}

/** Something that a delivery speaks of without holding it: the vendor's API is asked for it, later, outside of the request. */
export interface Fetch {
  /** Tells it from everything else of its connection: of several deliveries about one thing, the last one asks. */
  readonly id: string;
  /** Where it is in the API. */
  readonly path: string;
  /** What the delivery said of it: bytes that the source reads again. */
  readonly notice: Uint8Array;
}

/** The API of a vendor whose webhooks hold ids alone. */
export interface Api {
  /** Where it is. Left out where that differs from customer to customer. */
  readonly url?: string;
  /** The headers that carry the token. */
  authorise(token: string): Readonly<Record<string, string>>;
  /** How many questions a minute it bears, with room left for others who use the same token. */
  readonly perMinute: number;
  /** For how long after its webhook a thing may still be unknown to the API. */
  readonly lagMs: number;
}

/** What a body holds: readings, nothing that is wanted, something signed that cannot be used, or a plain no. */
export type Read =
  | {
      readonly kind: "readings";
      readonly readings: readonly Reading[];
      /** What of the body cannot be used: it is kept aside beside the readings. */
      readonly problems?: readonly string[];
      /** What has to be asked for. */
      readonly fetches?: readonly Fetch[];
    }
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "aside"; readonly problem: string }
  | Refusal;

/** What becomes of a vendor's test: nothing, unless the connection says that tests count. */
export const testsIgnored = { kind: "ignored", reason: "tests are not wanted" } as const;

/** What a sender is asked to sign: to make a test delivery, or one by hand. */
export interface Signing {
  readonly body: Uint8Array;
  readonly secret: string;
  readonly now: Instant;
  /** The id of the message, where the vendor signs one. */
  readonly message: string;
  readonly connection: Connection;
}

/** How a sender proves a body: by headers that hold no secret, or by the secret itself, in a header or in the URL. */
export type Proof =
  | { readonly kind: "headers"; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: "secret-in-header"; readonly header: string }
  | { readonly kind: "secret-in-url" }
  /** The signature is part of the body: this one is sent. */
  | { readonly kind: "body"; readonly body: Uint8Array };

export interface Source<Id extends string = string> {
  readonly id: Id;
  /** Media types that the vendor sends, without parameters. */
  readonly accepts: readonly string[];
  /** Over the raw bytes, against every live secret, in constant time. */
  verify(delivery: Delivery, secrets: readonly string[], now: Instant, connection: Connection): boolean;
  read(delivery: Delivery, connection: Connection): Read;
  /** Which of the ways of the generic source proves a delivery, where it is one of them. */
  auth?(connection: Connection): Auth | undefined;
  /** Proves a body as the vendor would: what `verify` accepts. Undefined where the secret cannot sign. */
  sign?(signing: Signing): Proof | undefined;
  /** Of vendors whose webhooks hold ids alone. `read` reads what it answers, too. */
  readonly api?: Api;
  /** What a connection of this source still needs, in words. Undefined where it is complete. */
  lacks?(connection: Connection): string | undefined;
  /** A delivery of an invented thing in the vendor's own form, to try a connection with. */
  sample(asked: Asked, connection: Connection): Sample;
  /** Where in the vendor's screens the URL and the secret go, in one sentence. */
  readonly connect?: string;
}
