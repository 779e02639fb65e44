// Makes the journey of a report from its measures: stages in order, the same question down each column.
import type { Program } from "../../../config/index.ts";
import {
  columnOf,
  type Journey,
  type JourneyStage,
  type Onward,
  type OtherQuestion,
  pathOf,
  type StageFigure,
  weakestOf,
  widestGapOf,
} from "../../../findings/journey.ts";
import type { Measure } from "../figures.ts";
import type { Change, Gap } from "../report.ts";
import type { Emotions } from "./emotions.ts";

type Column = NonNullable<Journey["attitude"]>;

/** Stages of customers that may be shown. */
const isStaged = ({ key, figure }: Measure): boolean =>
  key.stage !== undefined && key.touchpoint === undefined && key.segment === undefined && figure.kind === "measured";

/** Whether customers were asked for it: neither how we worked nor what they did. */
const isAsked = ({ family }: Measure["metric"]): boolean => family === "attitude" || family === "effort";

/** Satisfaction before recommendation: it is asked about the stage itself. */
const attitudes = ["csat", "nps"] as const;

function figureAt(
  staged: readonly Measure[],
  stage: string,
  column: Column | undefined,
): StageFigure | OtherQuestion | undefined {
  const here = staged.filter((one) => one.key.stage === stage && one.definition.id === column?.metric);
  const own = here.find(({ key }) => key.question === column?.question)?.figure;
  if (own?.kind === "measured") return { value: own.value, low: own.low, high: own.high, n: own.n };
  const other = here.find(({ key }) => key.question !== undefined)?.key.question;
  return other === undefined ? undefined : { question: other };
}

/** How customers leave a stage, with what it was in the period before. */
function onwardOf(staged: readonly Measure[], stage: string, changes: readonly Change[]): Onward | undefined {
  const here = (metric: string): StageFigure | undefined => {
    const found = staged.find(({ key, definition }) => key.stage === stage && definition.id === metric)?.figure;
    return found?.kind === "measured"
      ? { value: found.value, low: found.low, high: found.high, n: found.n }
      : undefined;
  };
  const [dropOff, time] = [here("drop-off"), here("stage-time")];
  const before = changes.find(
    (change) => change.metric === "drop-off" && change.stage === stage && change.against === "previous",
  );
  return (
    dropOff && { dropOff, ...(before?.earlier !== undefined && { earlier: before.earlier }), ...(time && { time }) }
  );
}

interface Around {
  readonly program: Program;
  readonly emotions: Emotions;
  readonly gaps: readonly Gap[];
  readonly changes: readonly Change[];
}

/**
 * The journey of a report.
 *
 * Unit: of each figure. Empty: undefined where fewer than two stages have figures, and nobody was seen to leave one.
 */
export function journeyOf(
  measures: readonly Measure[],
  { program, emotions, gaps, changes }: Around,
): Journey | undefined {
  const staged = measures.filter(isStaged);
  const columns = (metric: string) =>
    columnOf(
      staged.map(({ key, definition }) => ({ ...key, metric: definition.id })).filter((one) => one.metric === metric),
    );
  const attitude = attitudes.map(columns).find((column) => column !== undefined);
  const effort = columns("ces");
  if (!attitude && !effort && !staged.some(({ definition }) => definition.id === "drop-off")) return undefined;
  const stages = program.stages.map(({ id }): JourneyStage => {
    const [felt, eased, words] = [figureAt(staged, id, attitude), figureAt(staged, id, effort), emotions.at.get(id)];
    const onward = onwardOf(staged, id, changes);
    const asked = staged.filter(({ key, metric }) => key.stage === id && isAsked(metric));
    return {
      stage: id,
      n: Math.max(0, ...asked.map(({ figure }) => figure.n)),
      ...(felt && { attitude: felt }),
      ...(eased && { effort: eased }),
      ...(words && ("question" in words ? { otherEmotion: words } : { emotions: words })),
      ...(onward && { onward }),
    };
  });
  const inColumn = staged.filter(
    ({ key, definition }) => definition.id === attitude?.metric && key.question === attitude.question,
  );
  const [first] = inColumn;
  const ranked = inColumn.flatMap(({ key, figure, counts }) =>
    figure.kind === "measured" && key.stage ? [{ stage: key.stage, value: figure.value, n: figure.n, counts }] : [],
  );
  const weakest =
    first &&
    weakestOf(ranked, { definition: first.definition, context: first.context, lowBase: program.floors.lowBase });
  const end = stages.findLast((one) => one.attitude && "value" in one.attitude)?.stage;
  const widestGap = widestGapOf(gaps);
  return {
    ...(attitude && { attitude }),
    ...(effort && { effort }),
    ...(emotions.question !== undefined && { emotion: { question: emotions.question } }),
    stages,
    ...(weakest !== undefined && { weakest }),
    ...pathOf(ranked, program.floors.lowBase),
    ...(end !== undefined && { end }),
    ...(widestGap !== undefined && { widestGap }),
  };
}
