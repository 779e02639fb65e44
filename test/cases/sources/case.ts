// The shape of a source's cases, and the program that all of them belong to.
import type { ConfigInput } from "../../../lib/config/index.ts";

type ConnectionInput = NonNullable<ConfigInput["connections"]>[number];

export interface SourceCase {
  readonly name: string;
  /** The connection, as far as it differs from one without a mapping. */
  readonly connection: Partial<ConnectionInput>;
  /** A vendor's published body in the shared payloads, or our own. */
  readonly body: { readonly vendor: string; readonly part?: "rawBody" } | { readonly own: unknown };
  /** When it was received, if that matters. */
  readonly receivedAt?: string;
  readonly expect:
    | { readonly facts: readonly object[]; readonly problems?: readonly string[] }
    | { readonly ignored: string }
    | { readonly aside: string };
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
