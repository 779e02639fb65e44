// The shape of a source's cases, and the program that all of them belong to.
import type { ConfigInput } from "../../../lib/config/index.ts";
import { pseudonym } from "../../../lib/sources/signing/pseudonym.ts";

type ConnectionInput = NonNullable<ConfigInput["connections"]>[number];

/** A vendor's published body, one part of it, or an edit of it; JSON of our own; or the fields of a multipart form. */
export type SourceBody =
  | {
      readonly vendor: string;
      readonly part?: "rawBody" | "raw_body" | "form";
      readonly edit?: readonly (readonly [from: string, to: string])[];
    }
  | { readonly own: unknown }
  /** A form as an address line writes it. */
  | { readonly address: Readonly<Record<string, string>> }
  | { readonly form: Readonly<Record<string, string>> };

/** A delivery and a later one about the same thing: whatever comes when and how often, the same facts are left. */
export interface SourceOrder {
  readonly connection: Partial<ConnectionInput>;
  readonly example: SourceBody;
  readonly update: SourceBody;
  /** What is left, as far as it tells the update from the example. */
  readonly left: readonly object[];
}

export interface SourceCase {
  readonly name: string;
  /** The connection, as far as it differs from one without a mapping. */
  readonly connection: Partial<ConnectionInput>;
  readonly body: SourceBody;
  /** When it was received, if that matters. */
  readonly receivedAt?: string;
  readonly expect:
    | { readonly facts: readonly object[]; readonly problems?: readonly string[] }
    /** Where the vendor is asked. */
    | { readonly asks: readonly string[]; readonly facts?: readonly object[]; readonly problems?: readonly string[] }
    | { readonly ignored: string }
    | { readonly aside: string }
    | { readonly refused: string };
}

export const program: ConfigInput["programs"][number] = {
  id: "acme",
  name: "Acme",
  timeZone: "Europe/Berlin",
  stages: [
    { id: "onboarding", name: "Onboarding", touchpoints: [{ id: "signup", name: "Sign-up" }] },
    { id: "support", name: "Support", touchpoints: [{ id: "ticket", name: "Ticket" }] },
  ],
  segments: [
    { id: "plan", name: "Plan", values: ["free", "pro"] },
    { id: "region", name: "Region" },
  ],
  questions: [
    { id: "nps", name: "NPS", text: "How likely are you to recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
    { id: "csat", name: "CSAT", text: "How satisfied are you?", metric: "csat", scale: { min: 1, max: 5 } },
    { id: "ease", name: "Ease", text: "We made it easy.", metric: "ces", scale: { min: 1, max: 7 } },
    { id: "solved", name: "Solved", text: "Was it good?", metric: "csat", scale: { min: 0, max: 1 }, top: 1 },
  ],
};

export const pepper = "a pepper for tests";

export const customer = (id: string): string => pseudonym(pepper, "acme", id);

/** A response fact without scores. */
export const response = (id: string, at: string, order = Date.parse(at)) => ({
  program: "acme",
  kind: "response",
  connection: "c",
  id,
  revision: { order, mapping: 1 },
  at: Date.parse(at),
  audience: "customer",
  segments: {},
});

export const score = (question: string, value: number) => ({ question, form: "answer", value });

/** The facts of a ticket that was opened, resolved for the first time and fully, or reopened. */
export function ticket(id: string, opened: string, seen: string, did: "opened" | "resolved" | "reopened") {
  const at = Date.parse(seen);
  const fact = (kind: string, over: object = {}) => ({
    program: "acme",
    kind,
    connection: "c",
    id,
    revision: { order: at, mapping: 1 },
    segments: {},
    opened: Date.parse(opened),
    seen: at,
    ...over,
  });
  if (did === "opened") return [fact("ticket-opened")];
  if (did === "reopened") return [fact("ticket-resolved", { reopened: at })];
  return [fact("ticket-first-resolved", { resolved: at }), fact("ticket-resolved", { resolved: at })];
}
