// Which slices of the program a report shows, in the order in which it shows them.
import type { Program } from "../../config/index.ts";
import { seriesOf } from "../../domain/asked.ts";
import { metrics } from "../../metrics/index.ts";
import type { CellKey } from "../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";

const at = (ids: readonly string[], id: string | undefined): number =>
  id === undefined ? -1 : ids.includes(id) ? ids.indexOf(id) : ids.length;

/** Where a slice stands: metric, question, the whole before its stages and touchpoints, segments last. */
function rank(key: CellKey, program: Program): (number | string)[] {
  const stage = program.stages.find(({ id }) => id === key.stage);
  return [
    at(
      metrics.map(({ id }) => id),
      key.metric,
    ),
    at(
      program.questions.map(({ id }) => id),
      key.question,
    ),
    key.question ?? "",
    key.segment === undefined ? 0 : 1,
    at(
      program.stages.map(({ id }) => id),
      key.stage,
    ),
    key.stage ?? "",
    at(stage?.touchpoints.map(({ id }) => id) ?? [], key.touchpoint),
    key.touchpoint ?? "",
    key.segment ?? "",
  ];
}

function inOrder(program: Program): (a: CellKey, b: CellKey) => number {
  return (a, b) => {
    const [one, two] = [rank(a, program), rank(b, program)];
    const place = one.findIndex((part, index) => part !== two[index]);
    return place === -1 ? 0 : (one[place] ?? 0) < (two[place] ?? 0) ? -1 : 1;
  };
}

/** Answers to an earlier form of a question are only compared with, or shown not to be comparable. */
const isAskedNow = ({ question = "" }: CellKey): boolean => seriesOf(question).asked === undefined;

/** Customers as a whole, by stage, touchpoint and segment; stages are not split by segment. */
const isShown = (key: CellKey): boolean =>
  key.audience === "customer" && !(key.stage !== undefined && key.segment !== undefined) && isAskedNow(key);

/**
 * The cells of customers that give figures: every one that any of the periods has, and the whole of every question,
 * also where nobody answered it. A response rate is shown only where any invitation is known.
 */
export function shownSlices(periods: readonly Cells[], program: Program): CellKey[] {
  const isInvited = periods.some((cells) =>
    Object.keys(cells).some((text) => text.startsWith("response-rate|") && cells[text]?.invited),
  );
  const asked = program.questions.map(({ id, metric }) => cellText({ metric, question: id, audience: "customer" }));
  const texts = new Set([...asked, ...periods.flatMap((cells) => Object.keys(cells))]);
  return [...texts]
    .map(cellKeyOf)
    .filter((key) => isShown(key) && (isInvited || key.metric !== "response-rate"))
    .sort(inOrder(program));
}
