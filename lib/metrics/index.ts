// The registry of metrics: one line each.

import { comments } from "./comments/comments.ts";
import { themes } from "./comments/themes.ts";
import { customerMetrics } from "./customers/index.ts";
import { drivers } from "./drivers/drivers.ts";
import { ranking } from "./drivers/ranking.ts";
import type { FigureDefinition, Metric } from "./metric.ts";
import { expectation, expectationGap } from "./servqual/expectation.ts";
import { promise } from "./servqual/promise.ts";
import { beliefShare, beliefTypical, beliefYesNo } from "./surveys/belief.ts";
import { ces } from "./surveys/ces.ts";
import { csat } from "./surveys/csat.ts";
import { emotion } from "./surveys/emotion.ts";
import { nps } from "./surveys/nps.ts";
import { responseRate } from "./surveys/response-rate.ts";
import { surveyChannel } from "./surveys/survey-channel.ts";
import { backlog } from "./tickets/backlog.ts";
import { reopenRate } from "./tickets/reopen-rate.ts";
import { ttr } from "./tickets/ttr.ts";

/**
 * Every metric, in the order of the report.
 *
 * @example
 * metrics[0].id; // => "nps"
 */
export const metrics: readonly Metric[] = [
  nps,
  csat,
  ces,
  ttr,
  reopenRate,
  backlog,
  promise,
  ...customerMetrics,
  beliefYesNo,
  beliefShare,
  beliefTypical,
  expectation,
  expectationGap,
  ranking,
  drivers,
  responseRate,
  comments,
  themes,
  emotion,
  surveyChannel,
];

const figures = new Map(
  metrics.flatMap((metric) => metric.figures.map((figure) => [figure.id, { metric, figure }] as const)),
);

/**
 * The figure of an id, with the metric that counts it.
 *
 * Empty: undefined for an id that no metric has.
 *
 * @example
 * figureOf("csat-mean").metric.id; // => "csat"
 */
export const figureOf = (id: string): { readonly metric: Metric; readonly figure: FigureDefinition } | undefined =>
  figures.get(id);
