// Finds what customers felt at each stage: one question for the whole row, and where another was asked.
import type { Program, Question } from "../../../config/index.ts";
import { feelingsOf } from "../../../domain/feelings.ts";
import type { Period } from "../../../domain/period.ts";
import type { Past } from "../../../findings/changes/comparison.ts";
import { type Emotion, emotionsAt } from "../../../findings/emotions.ts";
import type { OtherQuestion } from "../../../findings/journey.ts";
import { cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { answeringOf, startOf } from "../comparisons.ts";
import { hiddenGroups } from "../hidden/subtraction.ts";
import type { ReportInputs } from "../report.ts";

/** The question of the row, and what was felt at each stage, or which other question was asked there. */
export interface Emotions {
  readonly question?: string;
  readonly at: ReadonlyMap<string, readonly Emotion[] | OtherQuestion>;
}

/** What an emotion is looked up in. */
export interface Grounds {
  readonly inputs: Pick<ReportInputs, "current" | "earlier" | "withheld">;
  readonly program: Program;
  readonly period: Pick<Period, "id" | "start">;
  readonly incomplete: boolean;
}

interface Moment {
  readonly period: string;
  readonly start: string;
  readonly cells: Cells;
  readonly withheld?: readonly string[] | undefined;
}

const keyOf = ({ id }: Question, stage: string) =>
  ({ metric: "emotion", question: id, stage, audience: "customer" }) as const;

/** One period's answers at every stage; a stage that few answered at is hidden, and so is what would give it away. */
function pastsOf(question: Question, { stages, floors }: Program, moment: Moment): Map<string, Past> {
  const counts = (stage: string) => moment.cells[cellText(keyOf(question, stage))] ?? {};
  const isWithheld = (stage: string): boolean => moment.withheld?.includes(cellText(keyOf(question, stage))) === true;
  const groups = stages.map(({ id }) => ({ id, n: counts(id).n ?? 0, withheld: isWithheld(id) }));
  const hidden = hiddenGroups(groups, floors.suppress);
  return new Map(
    stages.map(({ id }) => {
      const answering = answeringOf({ key: keyOf(question, id), family: "attitude" }, moment.cells);
      const { period, start } = moment;
      return [id, { period, start, counts: counts(id), hidden: hidden.has(id), ...(answering && { answering }) }];
    }),
  );
}

function feltAt(question: Question, { inputs, program, period, incomplete }: Grounds): Map<string, readonly Emotion[]> {
  const now = pastsOf(question, program, {
    period: period.id,
    start: period.start,
    cells: inputs.current,
    withheld: inputs.withheld,
  });
  const earlier = inputs.earlier.map(({ period: id, cells, withheld }) =>
    pastsOf(question, program, { period: id, start: startOf(id), cells, withheld }),
  );
  const rules = { floors: program.floors, causes: [], incomplete, context: { program } };
  const found = new Map<string, readonly Emotion[]>();
  for (const { id: stage } of program.stages) {
    const current = now.get(stage);
    if (!current) continue;
    const before = earlier.flatMap((past) => past.get(stage) ?? []);
    const felt = { question, stage, words: feelingsOf(question), current, earlier: before };
    const emotions = emotionsAt(felt, rules);
    if (emotions.length > 0) found.set(stage, emotions);
  }
  return found;
}

/**
 * What customers felt, by stage. The question that most stages were asked is that of the row: its words can be compared
 * from stage to stage, those of another cannot.
 *
 * Unit: per cent by word. Empty: no stages where none was asked, or where all are hidden.
 */
export function emotionsOf(grounds: Grounds): Emotions {
  const asked = grounds.program.questions
    .filter(({ metric }) => metric === "emotion")
    .map((question) => ({ question, felt: feltAt(question, grounds) }))
    .filter(({ felt }) => felt.size > 0)
    .sort((a, b) => b.felt.size - a.felt.size);
  const at = new Map<string, readonly Emotion[] | OtherQuestion>();
  for (const [rank, { question, felt }] of asked.entries())
    for (const [stage, emotions] of felt)
      if (!at.has(stage)) at.set(stage, rank === 0 ? emotions : { question: question.id });
  const [row] = asked;
  return { ...(row && { question: row.question.id }), at };
}
