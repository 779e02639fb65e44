// The registry of metrics: one line each.
import { backlog } from "./backlog.ts";
import { beliefShare, beliefTypical, beliefYesNo } from "./belief.ts";
import { ces } from "./ces.ts";
import { comments } from "./comments/comments.ts";
import { themes } from "./comments/themes.ts";
import { csat } from "./csat.ts";
import { customerMetrics } from "./customers/index.ts";
import { drivers } from "./drivers/drivers.ts";
import { ranking } from "./drivers/ranking.ts";
import { emotion } from "./emotion.ts";
import type { FigureDefinition, Metric } from "./metric.ts";
import { nps } from "./nps.ts";
import { reopenRate } from "./reopen-rate.ts";
import { responseRate } from "./response-rate.ts";
import { expectation, expectationGap } from "./servqual/expectation.ts";
import { promise } from "./servqual/promise.ts";
import { surveyChannel } from "./survey-channel.ts";
import { ttr } from "./ttr.ts";

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
