// The story of the demo: thirteen weeks in which an onboarding sours and the leaders have not noticed.
import { addDays, instantOf } from "../../../lib/domain/period.ts";

export const storyZone = "Europe/Dublin";
export const firstDay = "2026-08-24";
export const weeks = 13;

/** The demo begins on the first Monday, after its report would have been due, and ends as the last one is sent. */
export const demoStart = instantOf(firstDay, "08:00", storyZone);
export const demoEnd = instantOf(addDays(firstDay, 7 * weeks), "07:00", storyZone);

/**
 * Vendors send what has gathered on these evenings (7 is Sunday). Each evening costs a night's refresh with work to do,
 * and with one a week the demo is over in half a minute.
 */
export const sendingWeekdays = [7];

/** What customers of a stage say in each week: how many answer, and which share of them is satisfied and finds it easy. */
export interface StageStory {
  readonly answers: readonly number[];
  readonly satisfied: readonly number[];
  readonly easy: readonly number[];
}

const every = (value: number): number[] => Array.from({ length: weeks }, () => value);

/** Small ups and downs around a level, as weeks have them. */
const around = (level: number, steps: readonly number[]): number[] => steps.map((step) => level + step);

const swingA = [1, -2, 0, 2, -1, 1, -2, 1, 0, 2, -1, 1, 0];
const swingB = [-1, 1, 2, -2, 0, 1, -1, 0, 2, -1, 1, -2, 0];

export const stageStories: Readonly<Record<string, StageStory>> = {
  discovery: { answers: every(60), satisfied: around(62, swingB), easy: around(74, swingA) },
  purchase: { answers: every(60), satisfied: around(71, swingA), easy: around(78, swingB) },
  // A new set-up form went live in the twelfth week: more customers came, and fewer got through.
  onboarding: {
    answers: [72, 72, 74, 74, 76, 76, 78, 78, 80, 82, 84, 104, 148],
    satisfied: [64, 65, 63, 64, 65, 63, 64, 65, 63, 64, 64, 58, 47],
    easy: [70, 68, 69, 70, 69, 71, 68, 70, 69, 70, 69, 61, 52],
  },
  use: { answers: every(60), satisfied: around(73, swingB), easy: around(76, swingB) },
  support: { answers: every(60), satisfied: around(85, swingA), easy: around(79, swingA) },
  renewal: { answers: every(18), satisfied: around(63, swingB), easy: around(68, swingA) },
};

/** How many of those who are met at a stage are met again at the next one, by the week in which they are met. */
export const goingOn: Readonly<Record<string, { readonly to: string; readonly share: readonly number[] }>> = {
  purchase: { to: "onboarding", share: every(0.88) },
  // Who was under way when the form changed got the new one, and fewer of them arrive.
  onboarding: { to: "use", share: [0.7, 0.71, 0.69, 0.7, 0.72, 0.7, 0.69, 0.71, 0.6, 0.58, 0.56, 0.55, 0.55] },
  use: { to: "support", share: every(0.24) },
  support: { to: "renewal", share: every(0.2) },
};

/** Shares of detractors and promoters among those who answer the relationship survey, who are the users of "use". */
export const recommending = { detractors: around(16, swingA), promoters: around(54, swingB) };

export const ticketsPerWeek = 34;
export const medianHoursToSolve = 2.5;
export const reopenedShare = 0.06;
export const ratedShare = 0.3;
export const ratedGoodShare = 0.9;

/** How many of the invented customers subscribed before the story, and when: it is told of them on the first day. */
export const subscribedBefore = [
  { day: "2025-10-01", count: 180 },
  { day: "2026-01-05", count: 190 },
  { day: "2026-04-01", count: 170 },
  { day: "2026-07-01", count: 160 },
];

/** New subscribers, and those who leave: more of them once the new form is live. */
export const subscribing = [6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 7, 8, 9];
export const leaving = [4, 3, 4, 5, 4, 3, 4, 4, 5, 3, 4, 6, 14];

/** In these weeks, counted from 0, leaders and front line are asked what share of customers is satisfied. */
export const beliefWeeks = [0, 4, 8, 12];

export interface Believers {
  readonly connection: "leaders" | "front-line";
  readonly people: number;
  /** The mean belief of each round. */
  readonly believe: Readonly<Record<string, readonly [number, number, number, number]>>;
}

const always = (mean: number) => [mean, mean, mean, mean] as const;

export const believers: readonly Believers[] = [
  {
    connection: "leaders",
    people: 12,
    believe: {
      discovery: always(66),
      purchase: always(79),
      // The leaders are proud of the new form.
      onboarding: [69, 70, 70, 78],
      use: always(74),
      support: always(64),
      renewal: always(72),
    },
  },
  {
    connection: "front-line",
    people: 31,
    believe: {
      discovery: always(65),
      purchase: always(73),
      onboarding: [64, 63, 64, 54],
      use: always(70),
      support: always(83),
      renewal: always(68),
    },
  },
];

/** What vendors do now and then: send the same again, or send an older copy after a newer one. */
export const redeliveredShare = 0.02;
export const editedShare = 0.015;
