// One thing that a vendor has to be asked for: asked, decoded, stored or kept aside, and only then let go.
import type { Route } from "../../../lib/sources/decode.ts";
import type { VendorAnswer } from "./client.ts";
import { type FetchContext, type FetchOutcome, keepAnswer, keepAside } from "./keep-answer.ts";
import { type Pending, putOff, settle } from "./pending.ts";

/** After this time without a usable answer it is kept aside, for a person to look at. */
const patienceMs = 7 * 86_400_000;
const longestPauseMs = 3_600_000;
const deniedPauseMs = 15 * 60_000;

/** Twice as long each time, an hour at most. */
const pauseAfter = (attempts: number): number => Math.min(longestPauseMs, 60_000 * 2 ** Math.min(attempts, 10));

/** Asked again later, unless that went on for too long. */
async function later(
  context: FetchContext,
  route: Route,
  why: { readonly pending: Pending; readonly pauseMs: number; readonly reason: string; readonly outcome: FetchOutcome },
): Promise<FetchOutcome> {
  const { pending, pauseMs, reason, outcome } = why;
  const now = context.now();
  if (now - pending.asked > patienceMs) {
    const problem = `the API of the vendor gave no usable answer for seven days, at last: ${reason}`;
    await keepAside(context, route, { problem, raw: pending.notice, pending });
    await settle(context.table, pending);
    return "aside";
  }
  await putOff(context.table, pending, now + pauseMs);
  return outcome;
}

async function take(
  context: FetchContext,
  route: Route,
  pending: Pending,
  answer: VendorAnswer,
): Promise<FetchOutcome> {
  const { table, now } = context;
  switch (answer.kind) {
    case "found": {
      const outcome = await keepAnswer(context, route, pending, answer.body);
      await settle(table, pending);
      return outcome;
    }
    case "gone": {
      const isYoung = answer.status === 404 && now() - pending.asked < (route.source.api?.lagMs ?? 0);
      const pauseMs = pauseAfter(pending.attempts);
      if (isYoung) return later(context, route, { pending, pauseMs, reason: "status 404", outcome: "later" });
      const problem = `the API of the vendor answers ${answer.status}: it is not there`;
      await keepAside(context, route, { problem, raw: pending.notice, pending });
      await settle(table, pending);
      return "aside";
    }
    case "denied": {
      const reason = `status ${answer.status}, which the token of the connection may not pass`;
      return later(context, route, { pending, pauseMs: deniedPauseMs, reason, outcome: "denied" });
    }
    case "busy":
      return later(context, route, { pending, pauseMs: answer.afterMs, reason: "status 429", outcome: "busy" });
    case "failed":
      return later(context, route, {
        ...{ pending, pauseMs: pauseAfter(pending.attempts), reason: answer.reason, outcome: "later" },
      });
  }
}

/** Called by fetch for each thing that is due. Repeats safely: an answer that is fetched twice is one fact. */
export async function fetchOne(context: FetchContext, route: Route, pending: Pending): Promise<FetchOutcome> {
  const { connection, source } = route;
  const read = source.read({ headers: {}, body: pending.notice }, connection);
  const asked = read.kind === "readings" ? read.fetches?.find(({ id }) => id === pending.id) : undefined;
  const base = connection.api?.url ?? source.api?.url;
  if (!asked || !source.api || base === undefined) {
    const problem = "it cannot be asked for by the configuration of today";
    await keepAside(context, route, { problem, raw: pending.notice, pending });
    await settle(context.table, pending);
    return "aside";
  }
  const answer = await context.client.ask({
    url: `${base.replace(/\/+$/, "")}${asked.path}`,
    headers: source.api.authorise(context.token),
    pace: connection.api?.token ?? connection.id,
    perMinute: source.api.perMinute,
  });
  return take(context, route, pending, answer);
}
