// What SES tells of a mail, as SNS hands it over: which mailing it is about, and what became of it.
import * as v from "valibot";
import type { Instant } from "../../../lib/domain/fact.ts";
import { parseInstant } from "../../../lib/domain/period.ts";
import type { Mailing } from "./mailing.ts";

/** What an event comes to. A mail server that tries again says nothing yet. */
export type Fate =
  | { readonly kind: "taken" }
  | { readonly kind: "delivered" }
  | { readonly kind: "bounced"; readonly permanent: boolean }
  | { readonly kind: "complained" };

export interface MailEvent {
  readonly mailing: Mailing;
  /** The digest that the mail was tagged with; it must be that of the mailing. */
  readonly name: string;
  readonly messageId: string;
  readonly fate: Fate;
  readonly at: Instant;
}

const tag = v.pipe(
  v.tuple([v.pipe(v.string(), v.nonEmpty())]),
  v.transform(([text]) => text),
);
const number = v.pipe(
  tag,
  v.regex(/^\d{1,4}$/),
  v.transform((text) => Number(text)),
);

/** The tags that `deliver` gives each mail; mails of others that use the configuration set have none of them. */
const tags = v.object({
  ...{ program: tag, report: tag, kind: tag, period: tag, recipient: tag, mailing: tag },
  ...{ revision: number, copy: number },
});

const schema = v.object({
  eventType: v.string(),
  mail: v.object({ messageId: v.string(), timestamp: v.optional(v.string(), ""), tags }),
  bounce: v.optional(v.object({ bounceType: v.string(), timestamp: v.optional(v.string(), "") })),
  complaint: v.optional(v.object({ timestamp: v.optional(v.string(), "") })),
  delivery: v.optional(v.object({ timestamp: v.optional(v.string(), "") })),
});

type Told = v.InferOutput<typeof schema>;

function fateOf({ eventType, bounce }: Told): Fate | undefined {
  switch (eventType) {
    case "Send":
      return { kind: "taken" };
    case "Delivery":
      return { kind: "delivered" };
    case "Bounce":
      return { kind: "bounced", permanent: bounce?.bounceType === "Permanent" };
    // SES took it and found it harmful, or could not make it: nobody has it, and the address is not to blame.
    case "Reject":
    case "Rendering Failure":
      return { kind: "bounced", permanent: false };
    case "Complaint":
      return { kind: "complained" };
    default:
      return undefined;
  }
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

/** Reads one message. Undefined for what is about no mailing of ours, or says nothing yet. */
export function mailEventOf(message: string): MailEvent | undefined {
  const read = v.safeParse(schema, parsed(message));
  const fate = read.success ? fateOf(read.output) : undefined;
  if (!read.success || !fate) return undefined;
  const { mail, bounce, complaint, delivery } = read.output;
  const { program, report, kind, period: start, revision, recipient, copy, mailing: name } = mail.tags;
  const moment = bounce?.timestamp || complaint?.timestamp || delivery?.timestamp || mail.timestamp;
  return {
    mailing: { edition: { program, report, kind, start, revision }, recipient, copy },
    ...{ name, messageId: mail.messageId, fate },
    at: parseInstant(moment, "UTC") ?? 0,
  };
}
