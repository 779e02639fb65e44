// The whole story as deliveries by day, with what vendors do: send twice, send late, send an older copy last.
import { addDays, dayAt } from "../../../lib/domain/period.ts";
import { createCustomers, createQueue } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import * as story from "./story.ts";
import type { Sending } from "./vendors.ts";
import { repeated, sendingsOf } from "./week.ts";

export interface StoryDay {
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

function groupedByDay(sendings: readonly Sending[]): ReadonlyMap<string, readonly Sending[]> {
  const byDay = new Map<string, Sending[]>();
  for (const sending of sendings) {
    const day = dayAt(sending.at, story.storyZone);
    byDay.set(day, [...(byDay.get(day) ?? []), sending]);
  }
  return byDay;
}

/** Every day of the story with what is sent on it. The same seed tells the same story. */
export function tellStory(seed: number): StoryDay[] {
  const random = createRandom(seed);
  const customers = createCustomers(random);
  const telling = { random, nextCustomer: createQueue(customers, random) };
  const all = Array.from({ length: story.weeks }, (_, week) => asVendorsSend(sendingsOf(week, telling), random)).flat();
  const byDay = groupedByDay(all);
  return Array.from({ length: 7 * story.weeks }, (_, at) => {
    const day = addDays(story.firstDay, at);
    return { day, sendings: (byDay.get(day) ?? []).toSorted((a, b) => a.at - b.at) };
  });
}
