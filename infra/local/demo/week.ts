// Everything that happens in one week of the story.
import { beliefsAround, feltWith, moodOf, recommendations, type StageAnswer, shares, stageAnswers } from "./answers.ts";
import type { Comments } from "./comments/comment.ts";
import { momentIn, officeMomentIn } from "./hours.ts";
import type { Customer } from "./people.ts";
import type { Random } from "./random.ts";
import * as story from "./story.ts";
import { tickets } from "./tickets.ts";
import { beliefSending, type Sending, surveySending, typeformSending } from "./vendors.ts";

export interface Telling {
  readonly random: Random;
  readonly nextCustomer: (stage: string, week: number) => Customer;
  readonly comment: Comments;
}

const commentShare = 0.42;

const percentIn = (stage: string, week: number) => {
  const { answers = [], satisfied = [], easy = [] } = story.stageStories[stage] ?? {};
  return { count: answers[week] ?? 0, percent: { satisfied: satisfied[week] ?? 0, easy: easy[week] ?? 0 } };
};

function answersOf(stage: string, week: number, { random }: Telling): StageAnswer[] {
  const { count, percent } = percentIn(stage, week);
  return stageAnswers(count, percent, random);
}

const maybeComment = (stage: string, answer: StageAnswer, { random, comment }: Telling): string | undefined =>
  random.next() < commentShare ? comment(stage, moodOf(answer)) : undefined;

function stageSurveys(week: number, telling: Telling): Sending[] {
  const { random, nextCustomer } = telling;
  return ["onboarding", "support", "renewal"].flatMap((stage) =>
    answersOf(stage, week, telling).map((answer) => {
      const survey = {
        at: momentIn(week, random),
        customer: nextCustomer(stage, week),
        comment: maybeComment(stage, answer, telling),
      };
      return surveySending("stage-survey", survey, { stage, ...answer, felt: feltWith(answer, random) });
    }),
  );
}

function orderSurveys(week: number, telling: Telling): Sending[] {
  const { random, nextCustomer } = telling;
  const buying = answersOf("purchase", week, telling);
  return answersOf("discovery", week, telling).map((finding, at) => {
    const bought = buying[at] ?? finding;
    const survey = {
      at: momentIn(week, random),
      customer: nextCustomer("purchase", week),
      comment: maybeComment("purchase", bought, telling),
    };
    return surveySending("order-survey", survey, {
      finding: { ...finding, felt: feltWith(finding, random) },
      buying: { ...bought, felt: feltWith(bought, random) },
    });
  });
}

function relationshipSurveys(week: number, telling: Telling): Sending[] {
  const { random, nextCustomer } = telling;
  const percent = {
    detractors: story.recommending.detractors[week] ?? 0,
    promoters: story.recommending.promoters[week] ?? 0,
  };
  const using = answersOf("use", week, telling).sort((a, b) => a.satisfied - b.satisfied);
  // Who is content recommends: the two are dealt out in the same order, but for some.
  const recommended = recommendations(using.length, percent, random).sort((a, b) => a - b + 5 * random.normal());
  return using.map((answer, at) => {
    const survey = {
      at: momentIn(week, random),
      customer: nextCustomer("use", week),
      comment: maybeComment("use", answer, telling),
    };
    const numbers = [recommended[at] ?? 7, answer.satisfied, answer.easy];
    return typeformSending("relationship", survey, { numbers, felt: feltWith(answer, random) });
  });
}

const teams = ["care", "onboarding", "sales"] as const;

function beliefs(week: number, { random }: Telling): Sending[] {
  const round = story.beliefWeeks.indexOf(week);
  if (round < 0) return [];
  return story.believers.flatMap(({ connection, people, believe }) => {
    const byStage = Object.entries(believe).map(
      ([stage, means]) => [stage, beliefsAround(people, means[round] ?? means[0], random)] as const,
    );
    return Array.from({ length: people }, (_, at) =>
      beliefSending(connection, officeMomentIn(week, random), {
        person: `${connection}-${at + 1}`,
        team: teams[at % teams.length] ?? "care",
        beliefs: Object.fromEntries(byStage.map(([stage, guesses]) => [stage, guesses[at] ?? 0])),
      }),
    );
  });
}

/** What the vendors send about one week, counted from 0; a ticket may be solved in the next. */
export const sendingsOf = (week: number, telling: Telling): Sending[] => [
  ...stageSurveys(week, telling),
  ...orderSurveys(week, telling),
  ...relationshipSurveys(week, telling),
  ...tickets(week, telling),
  ...beliefs(week, telling),
];

/** Which of a week's sendings come twice. */
export const repeated = (sendings: readonly Sending[], percent: number, random: Random): Sending[] => {
  const again = shares(sendings.length, percent, random);
  return sendings.filter((_, at) => again[at]);
};
