// The whole story as deliveries, with what vendors do: gather, send twice, send late, send an older copy last.
import { addDays, dayAt, weekdayOf } from "../../../lib/domain/period.ts";
import { createComments } from "./comments/comment.ts";
import { createCustomers, createTravellers } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import * as story from "./story.ts";
import { tellSubscriptions } from "./subscriptions.ts";
import type { Sending } from "./vendors.ts";
import { repeated, sendingsOf } from "./week.ts";

export interface Evening {
  readonly day: string;
  readonly sendings: readonly Sending[];
}

const dayMs = 86_400_000;

/** A survey that its customer changes a while later: the better second thought is sent first, the first copy last. */
function edited(sending: Sending): readonly [Sending, Sending] | undefined {
  if (sending.connection !== "stage-survey") return undefined;
  const body = JSON.parse(sending.body);
  const updated = new Date(sending.at + 240_000).toISOString();
  const newer = {
    ...body,
    timestamp: updated,
    data: { ...body.data, updated_at: updated, easy: Math.min(7, body.data.easy + 1) },
  };
  // Ease 4 and 5 lie on two sides of the line; an edit shall not move the story.
  if (body.data.easy === 4) return undefined;
  const second = { ...sending, at: sending.at + 240_000, message: `${sending.message}b`, body: JSON.stringify(newer) };
  return [second, { ...sending, at: sending.at + dayMs }];
}

/** The sendings of a week in the order in which they are sent. */
function asVendorsSend(sendings: readonly Sending[], random: Random): Sending[] {
  const changed = sendings.flatMap((sending) =>
    random.next() < story.editedShare ? (edited(sending) ?? sending) : sending,
  );
  const again = repeated(changed, 100 * story.redeliveredShare, random);
  return [...changed, ...again.map((sending) => ({ ...sending, at: sending.at + (random.next() < 0.5 ? 0 : dayMs) }))];
}

/** Every evening on which vendors send, with what has gathered since the one before. The same seed tells the same story. */
export function tellStory(seed: number): Evening[] {
  const random = createRandom(seed);
  const customers = createCustomers(random);
  const telling = { random, nextCustomer: createTravellers(customers, random), comment: createComments(random) };
  const subscriptions = tellSubscriptions(customers, createRandom(seed + 1));
  const all = Array.from({ length: story.weeks }, (_, week) =>
    asVendorsSend([...sendingsOf(week, telling), ...subscriptions(week)], random),
  )
    .flat()
    .map((sending) => ({ sending, day: dayAt(sending.at, story.storyZone) }))
    .sort((a, b) => a.sending.at - b.sending.at);
  const days = Array.from({ length: 7 * story.weeks }, (_, at) => addDays(story.firstDay, at));
  const evenings = days.filter((day) => story.sendingWeekdays.includes(weekdayOf(day)));
  return evenings.map((day, at) => {
    const last = evenings[at - 1] ?? "";
    return { day, sendings: all.filter((one) => one.day > last && one.day <= day).map(({ sending }) => sending) };
  });
}
