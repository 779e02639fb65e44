// Runs for every delivery: verify the raw bytes, read them, store what they say, answer. Everything comes in as values.
import type { Instant } from "../lib/domain/fact.ts";
import { type Refusal, refusal } from "../lib/domain/refusal.ts";
import { countsAs } from "../lib/sources/counts-as.ts";
import { decode, type Route } from "../lib/sources/decode.ts";
import { verifyStandardWebhooks } from "../lib/sources/signing/standard-webhooks.ts";
import type { Delivery } from "../lib/sources/source.ts";
import { keepPing } from "./io/facts/pings.ts";
import type { Secrets } from "./io/secrets.ts";
import { type Kept, keep, type Store } from "./keep.ts";
import { type Answer, accepted, notWanted, pinged, present, refused } from "./middleware/answers.ts";
import type { DeliveryLine, DeliveryLog } from "./middleware/delivery-log.ts";
import { deliveryOf, type HookEvent, mediaTypeOf } from "./middleware/hook-event.ts";
import { nameOf } from "./middleware/unexpected.ts";

export interface IntakeContext extends Store {
  readonly routes: ReadonlyMap<string, Route>;
  /** The name of the secret that makes pseudonyms. */
  readonly pepper: string;
  readonly secrets: Secrets;
  readonly now: () => Instant;
  readonly log: DeliveryLog;
}

/** An answer with its log line. */
interface Outcome {
  readonly answer: Answer;
  readonly line: Omit<DeliveryLine, "connection" | "status">;
}

/** A delivery that may come in, and what reading it takes. */
interface Admitted {
  readonly route: Route;
  readonly pepper: string;
}

const unauthorised = refusal(401, "delivery must prove that it comes from its connection");
const unreachable = refusal(503, "storage cannot be reached now");
const decoyKey = "whsec_bm9ib2R5IHNpZ25zIHdpdGggdGhpcyBvbmUh";

/** Asks what a delivery would count as. It must prove itself like any other, is kept as the last ping, and counts nowhere. */
export const pingHeader = "gapwatch-ping";
const isPing = ({ headers }: Delivery): boolean => Object.hasOwn(headers, pingHeader);

const no = (reason: Refusal): Outcome => ({ answer: refused(reason), line: { outcome: "refused" } });

/** Work of the same kind for a connection that does not exist: nobody can tell from outside which exist. */
function check(delivery: Delivery, secrets: readonly string[], now: Instant, route: Route | undefined): boolean {
  if (route) return route.source.verify(delivery, secrets, now, route.connection);
  verifyStandardWebhooks(delivery, [decoyKey], now);
  return false;
}

/** Against the remembered secrets first, then once more in case they were rotated meanwhile. */
async function verified(delivery: Delivery, route: Route | undefined, context: IntakeContext): Promise<boolean> {
  const { secrets, now, pepper } = context;
  const name = route?.connection.secret ?? pepper;
  if (check(delivery, await secrets.live(name), now(), route)) return true;
  return check(delivery, await secrets.reread(name), now(), route);
}

/** What a verified delivery must keep to before it is read. */
function objectionTo(delivery: Delivery, { connection, source }: Route): Refusal | undefined {
  if (connection.paused) return refusal(503, "connection is paused");
  const type = mediaTypeOf(delivery);
  const isJson = type.endsWith("+json") && source.accepts.includes("application/json");
  if (type !== "" && !isJson && !source.accepts.includes(type))
    return refusal(415, `content type must be ${source.accepts.join(" or ")}`);
  const encoding = delivery.headers["content-encoding"] ?? "identity";
  return encoding === "identity" ? undefined : refusal(415, "content encoding must be none");
}

async function admit(
  delivery: Delivery,
  route: Route | undefined,
  context: IntakeContext,
): Promise<Admitted | Outcome> {
  if (!(await verified(delivery, route, context)) || !route) return no(unauthorised);
  const objection = objectionTo(delivery, route);
  if (objection) return no(objection);
  const [pepper] = await context.secrets.live(context.pepper);
  return pepper === undefined ? no(unreachable) : { route, pepper };
}

function outcomeOf({ stored, duplicates, waiting, problem }: Kept): Outcome {
  const counts = { stored, duplicates, ...(waiting > 0 && { waiting }) };
  if (problem !== undefined)
    return { answer: accepted("aside", problem), line: { outcome: "aside", ...counts, aside: 1 } };
  const outcome = waiting > 0 ? "waiting" : stored > 0 ? "stored" : "duplicate";
  return { answer: accepted(outcome), line: { outcome, ...counts } };
}

/** Secrets or table out of reach, or too slow: the vendor shall come again. */
async function reached<Value>(call: Promise<Value>): Promise<Value | Outcome> {
  try {
    return await call;
  } catch (error) {
    return { answer: refused(unreachable), line: { outcome: "unreachable", error: nameOf(error) } };
  }
}

async function take(delivery: Delivery, route: Route | undefined, context: IntakeContext): Promise<Outcome> {
  const admitted = await reached(admit(delivery, route, context));
  if ("answer" in admitted) return admitted;
  const receivedAt = context.now();
  const decoded = decode(delivery, admitted.route, { pepper: admitted.pepper, receivedAt });
  if (isPing(delivery)) {
    const would = countsAs(decoded, admitted.route.program);
    const kept = await reached(keepPing(context.table, admitted.route, { at: receivedAt, would }));
    return kept ?? { answer: pinged(would), line: { outcome: "ping" } };
  }
  if (decoded.kind === "refusal") return no(decoded);
  if (decoded.kind === "ignored") return { answer: notWanted(decoded.reason), line: { outcome: "not-wanted" } };
  const kept = await reached(keep(context, { delivery, route: admitted.route, decoded, receivedAt }));
  return "answer" in kept ? kept : outcomeOf(kept);
}

/** Answers one request. Repeats safely: a delivery that comes again is a duplicate. */
export async function receive(event: HookEvent, context: IntakeContext): Promise<Answer> {
  const { method } = event.requestContext.http;
  if (method === "GET" || method === "HEAD") return present;
  const delivery = deliveryOf(event);
  const route = context.routes.get(event.pathParameters?.connection ?? "");
  const { answer, line } = "kind" in delivery ? no(delivery) : await take(delivery, route, context);
  context.log({ connection: route?.connection.id ?? "unknown", status: answer.statusCode, ...line });
  return answer;
}
