// A connection: one configured webhook of a program, how it proves itself, and what its fields mean.
import * as v from "valibot";
import { behaviourFields } from "./behaviour.ts";
import { field, id, secretName } from "./words.ts";

const score = v.strictObject({
  question: id("question"),
  field,
  form: v.optional(v.picklist(["answer", "yes-no", "share", "typical"]), "answer"),
  /** The stage that this question is about, where one form asks about several. */
  stage: v.optional(id("stage")),
  /** Words that stand for values: { Great: 5, Okay: 3, Bad: 1 }. */
  words: v.optional(v.record(v.string(), v.number())),
});

export const mappingSchema = v.strictObject({
  /** Raise it when the mapping is mended, so that facts made anew win over those that the old one made. */
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  scores: v.optional(v.array(score), []),
  customer: v.optional(field),
  comment: v.optional(field),
  language: v.optional(field),
  /** What the sender says a comment's sentiment is: positive, neutral or negative, or a score from -1 to 1. */
  sentiment: v.optional(field),
  stage: v.optional(field),
  touchpoint: v.optional(field),
  /** Readings whose field has one of these values are tests. */
  test: v.optional(v.strictObject({ field, is: v.array(v.string()) })),
  /** The ticket or order that a transactional survey asks about. */
  instance: v.optional(field),
  team: v.optional(field),
  segments: v.optional(v.record(id("segment"), field), {}),
  // The rest is read by the generic source alone; the others know where their vendors put these.
  kind: v.optional(v.picklist(["response", "ticket", "order", "subscription", "engagement", "invitation"]), "response"),
  id: v.optional(field),
  at: v.optional(field),
  updated: v.optional(field),
  opened: v.optional(field),
  resolved: v.optional(field),
  reopened: v.optional(field),
  ...behaviourFields,
  /** The zone of times that are written without one. Left out: the program's. */
  timeZone: v.optional(v.string()),
  /** Only deliveries whose field has one of these values are wanted. */
  only: v.optional(v.strictObject({ field, is: v.array(v.string()) })),
  /** Deliveries whose field has one of these values take away what they speak of. */
  deleted: v.optional(v.strictObject({ field, is: v.array(v.string()) })),
});

export const authSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("standard-webhooks") }),
  v.strictObject({
    kind: v.literal("hmac"),
    /** Name of the header that holds the signature. */
    header: v.pipe(v.string(), v.toLowerCase()),
    prefix: v.optional(v.string(), ""),
    algorithm: v.optional(v.picklist(["sha1", "sha256", "sha512"]), "sha256"),
    encoding: v.optional(v.picklist(["hex", "base64", "either"]), "hex"),
    /** Header of the time that is signed as `timestamp.body`; without it the body alone is signed. */
    timestampHeader: v.optional(v.pipe(v.string(), v.toLowerCase())),
    /** What is signed, where it is neither of these: "v0:{timestamp}:{body}". */
    signed: v.optional(v.pipe(v.string(), v.includes("{body}", "what is signed holds {body}"))),
  }),
  v.strictObject({ kind: v.literal("header"), header: v.pipe(v.string(), v.toLowerCase()) }),
  v.strictObject({ kind: v.literal("url") }),
]);

export const connectionSchema = v.strictObject({
  id: id("connection"),
  program: id("program"),
  source: v.string(),
  /** The name of the secret in AWS Secrets Manager: a text, or {"current", "previous", "previousUntil"} while it rotates. */
  secret: secretName,
  /** How a sender of the generic source proves itself. Of the others, those that say so take a secret in a header or the URL. */
  auth: v.optional(authSchema, { kind: "standard-webhooks" }),
  /** The connection's own address, exactly as the vendor was given it: for vendors that sign it. */
  publicUrl: v.optional(v.pipe(v.string(), v.url())),
  /** Of vendors whose webhooks hold ids alone: how their API is asked for the rest. */
  api: v.optional(
    v.strictObject({
      /** The name of the secret that holds the token of the API. */
      token: secretName,
      /** Where the API is, where that is not the same for all customers of the vendor. */
      url: v.optional(
        v.pipe(
          v.string(),
          v.url(),
          v.regex(/^https:|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/, "an API is asked over https"),
        ),
      ),
    }),
  ),
  audience: v.optional(v.picklist(["customer", "staff", "leader"]), "customer"),
  stage: v.optional(id("stage")),
  touchpoint: v.optional(id("touchpoint")),
  /** Paused: deliveries are answered 503, so that the vendor tries again and never drops the hook. */
  paused: v.optional(v.boolean(), false),
  /** What the vendor, or `mapping.test`, marks as a test counts like everything else. Left out: it counts nowhere. */
  countTests: v.optional(v.boolean(), false),
  /** Keep the vendor's bytes, so that a mended mapping can be applied again. */
  keepRaw: v.optional(v.boolean(), true),
  mapping: v.optional(mappingSchema, {}),
});

export type Connection = v.InferOutput<typeof connectionSchema>;
export type Mapping = v.InferOutput<typeof mappingSchema>;
export type Auth = v.InferOutput<typeof authSchema>;
export type ScoreMapping = Mapping["scores"][number];
