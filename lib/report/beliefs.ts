// Finds each belief and the customers' answers that it is about.
import type { Program, Question } from "../config/index.ts";
import type { Belief } from "../findings/gap.ts";
import { countWhere } from "../metrics/counts.ts";
import type { Counts } from "../metrics/metric.ts";
import { cellText } from "../rollup/cells.ts";
import type { Cells } from "../rollup/rollup.ts";
import { isHidden, type Measure } from "./figures.ts";
import { hiddenGroups } from "./subtraction.ts";

const audiences = ["leader", "staff"] as const;
const forms = ["yes-no", "share", "typical"] as const;

type Asked = Pick<Belief, "audience" | "form"> & { readonly question: Question };

/** Where beliefs and answers are looked up. */
export interface Ground {
  readonly program: Program;
  readonly beliefs: Cells;
  readonly customers: Cells;
  readonly measures: readonly Measure[];
}

/** Without answers of customers there is nothing to hide: the gap then says that they are too few. */
function isWithheld({ question }: Asked, stage: string | undefined, measures: readonly Measure[]): boolean {
  const same = measures.find(
    ({ key, metric }) =>
      metric.id === question.metric &&
      key.question === question.id &&
      key.stage === stage &&
      key.touchpoint === undefined &&
      key.segment === undefined,
  );
  return same !== undefined && isHidden(same.figure);
}

function beliefsOfOne(asked: Asked, { program, beliefs, customers, measures }: Ground): Belief[] {
  const { question, audience, form } = asked;
  const told = (stage?: string): Counts =>
    beliefs[cellText({ metric: `belief-${form}`, question: question.id, ...(stage && { stage }), audience })] ?? {};
  const stages = program.stages.map(({ id }) => id);
  const groups = stages.map((id) => ({ id, n: countWhere(told(id), () => true) }));
  const hidden = hiddenGroups(groups, program.floors.staff);
  return [undefined, ...stages].flatMap((stage) => {
    const counts = told(stage);
    const slice = { metric: question.metric, question: question.id, audience: "customer" as const };
    const answers = customers[cellText({ ...slice, ...(stage && { stage }) })] ?? {};
    if (countWhere(counts, () => true) === 0) return [];
    return [
      {
        ...asked,
        stage,
        belief: { counts, hidden: stage !== undefined && hidden.has(stage) },
        customer: { counts: answers, hidden: isWithheld(asked, stage, measures) },
      },
    ];
  });
}

/**
 * Every belief of leaders and staff with the customers' answers to the same question, overall and by stage.
 *
 * Unit: counts by value. Empty: none where nobody gave a belief. Stages whose believers are few are hidden, and so is
 * another one where subtraction would tell.
 */
export const beliefsOf = (ground: Ground): Belief[] =>
  ground.program.questions.flatMap((question) =>
    audiences.flatMap((audience) => forms.flatMap((form) => beliefsOfOne({ question, audience, form }, ground))),
  );
