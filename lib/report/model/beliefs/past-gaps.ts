// Finds each belief, and the customers' answers that it is about, in the periods before.
import type { Program } from "../../../config/index.ts";
import type { Belief } from "../../../findings/gaps/gap.ts";
import type { Past, PastBelief } from "../../../findings/gaps/gap-trend.ts";
import type { CellKey } from "../../../metrics/metric.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { startOf } from "../comparisons.ts";
import { measuresOf } from "../figures.ts";
import type { PastCells, ReportInputs } from "../report.ts";
import { beliefsOf } from "./beliefs.ts";

/** A gap is drawn over as many periods as this before its own. */
const drawn = 12;

const nameOf = ({ question, stage, audience, form, team }: Belief): string =>
  JSON.stringify([question.id, stage, audience, form, team]);

/** What customers are asked, of the whole and of each stage. */
const slicesOf = ({ questions, stages }: Program): CellKey[] =>
  questions.flatMap(({ id, metric }) =>
    [undefined, ...stages].map(
      (stage): CellKey => ({ metric, question: id, ...(stage && { stage: stage.id }), audience: "customer" }),
    ),
  );

function byName(
  beliefs: Cells,
  past: Pick<PastCells, "cells" | "withheld">,
  program: Program,
): ReadonlyMap<string, Belief> {
  const measures = measuresOf(slicesOf(program), past, program);
  return new Map(beliefsOf({ program, beliefs, customers: past.cells, measures }).map((one) => [nameOf(one), one]));
}

/** The customers of the periods before that are kept, newest first. */
function customersOf({ earlier, history = [] }: Pick<ReportInputs, "earlier" | "history">): PastCells[] {
  return [...earlier, ...history.toReversed()].slice(0, drawn);
}

/**
 * Each belief in the periods before, where the beliefs of their windows are kept.
 *
 * Empty: no periods where none are kept, as in editions from before this was counted.
 */
export function pastGapsOf(
  inputs: Pick<ReportInputs, "earlier" | "history" | "pastBeliefs">,
  { program, period }: { readonly program: Program; readonly period: string },
): Past {
  const windows = new Map((inputs.pastBeliefs ?? []).map((one) => [one.period, one.cells]));
  const past = customersOf(inputs).flatMap((customers) => {
    const { period: id } = customers;
    const beliefs = windows.get(id);
    return beliefs ? [{ period: id, start: startOf(id), found: byName(beliefs, customers, program) }] : [];
  });
  return {
    period,
    of: (believed: Belief) =>
      past.map(({ period: id, start, found }): PastBelief => {
        const same = found.get(nameOf(believed));
        return { period: id, start, ...(same && { believed: same }) };
      }),
  };
}
