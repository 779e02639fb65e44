// The two sides of a gap in the three forms in which a belief is asked, and how each form joins them.
import type { Program, Question } from "../../config/index.ts";
import type { Measurement } from "../../domain/figure.ts";
import { countWhere, scorePairs } from "../../metrics/counts.ts";
import { figureOf } from "../../metrics/index.ts";
import type { Counts } from "../../metrics/metric.ts";
import { netOf } from "../../metrics/surveys/nps.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { meanInterval } from "../../statistics/intervals/mean-interval.ts";
import { mover } from "../../statistics/intervals/mover.ts";
import { newcombe } from "../../statistics/intervals/newcombe.ts";
import { wilson } from "../../statistics/intervals/wilson.ts";
import { momentsOfCounts } from "../../statistics/samples/moments.ts";
import type { Gap, GapSide } from "../finding.ts";

/** What both sides answered to one question, as counts by value. */
export interface Answers {
  readonly belief: Counts;
  readonly customer: Counts;
  readonly question: Question;
  readonly program: Program;
}

/** Both sides and their difference; a side without answers is left out. */
export interface Joined {
  readonly metric: string;
  readonly unit: Gap["unit"];
  readonly belief?: GapSide | undefined;
  readonly customer?: GapSide | undefined;
  readonly gap?: NonNullable<Gap["gap"]> | undefined;
}

const percent = 100;

const sideOf = (measurement: Measurement | undefined): GapSide | undefined =>
  measurement?.kind === "measured"
    ? { value: measurement.value, low: measurement.low, high: measurement.high, n: measurement.n }
    : undefined;

function shareSide(share: Share): GapSide | undefined {
  const interval = wilson(share);
  return (
    interval && {
      value: (percent * share.count) / share.n,
      low: percent * interval.low,
      high: percent * interval.high,
      n: share.n,
    }
  );
}

/** Customers who gave a top answer: promoters, satisfied, or those who found it easy. */
function topShare({ customer, question, program }: Answers): Share {
  if (question.metric === "nps") {
    const { positive, n } = netOf(customer);
    return { count: positive, n };
  }
  const found = figureOf(question.metric)?.figure.measure(customer, { program, question });
  return found?.kind === "measured"
    ? { count: Math.round((found.value * found.n) / percent), n: found.n }
    : { count: 0, n: 0 };
}

/** A: "we deliver a superior experience", yes or no, against the customers' top answers. */
function yesNo(answers: Answers): Joined {
  const yes = {
    count: countWhere(answers.belief, (value) => value === 1),
    n: countWhere(answers.belief, () => true),
  };
  const top = topShare(answers);
  const [belief, customer, interval] = [shareSide(yes), shareSide(top), newcombe(yes, top)];
  return {
    metric: answers.question.metric,
    unit: "percent",
    belief,
    customer,
    gap:
      belief && customer && interval
        ? { value: belief.value - customer.value, low: percent * interval.low, high: percent * interval.high }
        : undefined,
  };
}

/** B: "what share of our customers would give a top answer?", the mean belief against that share. */
function share(answers: Answers): Joined {
  const moments = momentsOfCounts(scorePairs(answers.belief));
  const mean = meanInterval(moments);
  const belief = mean && {
    value: mean.value,
    low: Math.max(0, mean.low),
    high: Math.min(percent, mean.high),
    n: moments.n,
  };
  const customer = shareSide(topShare(answers));
  return {
    metric: answers.question.metric,
    unit: "percent",
    belief,
    customer,
    gap: belief && customer ? mover(belief, customer) : undefined,
  };
}

/** C: "how would a typical customer answer?", on the customers' own scale. */
function typical({ belief, customer, question, program }: Answers): Joined {
  const id = question.metric === "nps" ? "nps" : `${question.metric}-mean`;
  const figure = figureOf(id)?.figure;
  const context = { program, question };
  const apart = figure?.compare(belief, customer, context);
  // Where less is better, believing in less is thinking better of ourselves.
  const sign = figure?.better === "lower" ? -1 : 1;
  const [low = 0, high = 0] = apart ? [sign * apart.low, sign * apart.high].sort((a, b) => a - b) : [];
  return {
    metric: id,
    unit: question.metric === "nps" ? "points" : "score",
    belief: sideOf(figure?.measure(belief, context)),
    customer: sideOf(figure?.measure(customer, context)),
    gap: apart && { value: sign * apart.difference, low, high },
  };
}

/**
 * Joins the two sides in the form in which the belief was asked.
 *
 * Unit: percentage points (A, B), NPS points or steps of the scale (C). Empty: a side without answers is left out, and
 * then there is no gap. Source: Newcombe 1998 (A); Zou and Donner 2008 (B); Welch 1947 or Rocks 2016 (C).
 */
export const joinSides: Readonly<Record<Gap["form"], (answers: Answers) => Joined>> = {
  "yes-no": yesNo,
  share,
  typical,
};
