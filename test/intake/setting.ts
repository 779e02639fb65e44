// The connections that intake's tests deliver to, and a sender for them.
import { routes } from "../sources/route.ts";
import { createWorld, deliver, signedEvent, standardSecret, type World } from "./world.ts";

const mapping = {
  id: "id",
  at: "at",
  updated: "version",
  scores: [{ question: "nps", field: "score" }],
  comment: "comment",
  customer: "customer",
  language: "language",
  team: "team",
  instance: "instance",
  segments: { plan: "plan", region: "region" },
};
const ticketMapping = { kind: "ticket", id: "id", opened: "opened", resolved: "resolved" } as const;
const generic = { program: "acme", source: "generic" } as const;
export const secret = standardSecret(1);

/** A world with every kind of connection in it. */
export function intakeWorld(): World {
  const world = createWorld(
    routes(
      { ...generic, id: "signed", secret: "s/signed", mapping },
      { ...generic, id: "paused", secret: "s/signed", paused: true, mapping },
      { ...generic, id: "tickets", secret: "s/signed", mapping: ticketMapping },
      { ...generic, id: "no-raw", secret: "s/signed", keepRaw: false, mapping },
      { ...generic, id: "header", secret: "s/plain", auth: { kind: "header", header: "X-Key" }, mapping },
      { ...generic, id: "url", secret: "s/plain", auth: { kind: "url" }, mapping },
      { id: "form", program: "acme", source: "typeform", secret: "s/plain" },
      { id: "desk", program: "acme", source: "zendesk", secret: "s/plain" },
    ),
  );
  world.secrets["s/signed"] = () => secret;
  world.secrets["s/plain"] = () => "a plain secret";
  return world;
}

/** The body of an answer. */
export const answerOf = (over: object = {}): string =>
  JSON.stringify({ id: "r-1", at: "2026-09-15T09:15:00Z", version: 1, score: 9, ...over });
/** Delivers a body, well signed. */
export const sendTo = (world: World, body: Buffer | string, connection = "signed") =>
  deliver(world, signedEvent(world, connection, body, secret));

export const outcome = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  JSON.parse(body).outcome,
];
