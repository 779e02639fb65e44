// The share of customers that a guess was about: what they really said, where it may be shown.
import { figureOf } from "../../metrics/index.ts";
import { netOf } from "../../metrics/surveys/nps.ts";
import { cellText } from "../../rollup/cells.ts";
import { wilson } from "../../statistics/intervals/wilson.ts";
import { questionOf } from "../print/names.ts";
import type { View } from "../view.ts";

/** What a guess is about: a question, at a stage or on the whole. */
export interface Guessed {
  readonly question: string;
  readonly stage?: string;
}

export interface SharedBy {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

type Known = Pick<View, "report" | "program" | "cells">;

/**
 * The share of customers who gave a top answer, with its interval.
 *
 * Unit: per cent, 0 to 100. Empty: undefined where the figure of the same slice is not shown: a guess never tells more
 * than the report does.
 */
export function customersShare({ report, program, cells }: Known, { question, stage }: Guessed): SharedBy | undefined {
  const asked = questionOf(question, program);
  const figure = report.figures.find(
    (found) =>
      found.metric === asked?.metric &&
      found.question === question &&
      found.stage === stage &&
      found.touchpoint === undefined &&
      found.segment === undefined &&
      found.audience === "customer",
  );
  if (figure?.kind !== "measured") return undefined;
  const { value, low, high, n } = figure;
  if (figureOf(figure.metric)?.figure.unit === "percent") return { value, low, high, n };
  const slice = { metric: figure.metric, question, ...(stage !== undefined && { stage }) };
  const { positive, n: answers } = netOf(cells?.[cellText({ ...slice, audience: "customer" })] ?? {});
  const interval = wilson({ count: positive, n: answers });
  return (
    interval && { value: (100 * positive) / answers, low: 100 * interval.low, high: 100 * interval.high, n: answers }
  );
}
