// Finds each belief and the customers' answers that it is about.
import type { Program, Question } from "../../../config/index.ts";
import type { Belief } from "../../../findings/gaps/gap.ts";
import { countWhere } from "../../../metrics/counts.ts";
import type { Counts } from "../../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { isHidden, type Measure } from "../figures.ts";
import { hiddenGroups } from "../hidden/subtraction.ts";

const audiences = ["leader", "staff"] as const;
const teamPrefix = "team=";
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

/** What was believed at one place, and by each team there: those without a team are a group as well. */
interface Told {
  readonly counts: Counts;
  readonly teams: ReadonlyMap<string, Counts>;
}

function toldAt({ question, audience, form }: Asked, stage: string | undefined, beliefs: Cells): Told {
  const key = { metric: `belief-${form}`, question: question.id, ...(stage && { stage }), audience };
  const teams = new Map<string, Counts>();
  for (const [text, counts] of Object.entries(beliefs)) {
    const { segment, ...slice } = cellKeyOf(text);
    if (segment?.startsWith(teamPrefix) && cellText(slice) === cellText(key))
      teams.set(segment.slice(teamPrefix.length), counts);
  }
  return { counts: beliefs[cellText(key)] ?? {}, teams };
}

const size = (counts: Counts): number => countWhere(counts, () => true);

/** Teams that may not be shown: too few, or to be found by subtracting the others from all. */
function hiddenTeams({ counts, teams }: Told, floor: number) {
  const groups = [...teams].map(([id, own]) => ({ id, n: size(own) }));
  return hiddenGroups(groups, floor, size(counts));
}

function beliefsOfOne(asked: Asked, { program, beliefs, customers, measures }: Ground): Belief[] {
  const { question } = asked;
  const stages = program.stages.map(({ id }) => id);
  const told = new Map([undefined, ...stages].map((stage) => [stage, toldAt(asked, stage, beliefs)] as const));
  const groups = stages.map((id) => ({ id, n: size(told.get(id)?.counts ?? {}) }));
  const hidden = hiddenGroups(groups, program.floors.staff);
  return [...told].flatMap(([stage, here]) => {
    if (size(here.counts) === 0) return [];
    const slice = { metric: question.metric, question: question.id, audience: "customer" as const };
    const answers = customers[cellText({ ...slice, ...(stage && { stage }) })] ?? {};
    const customer = { counts: answers, hidden: isWithheld(asked, stage, measures) };
    const isHiddenHere = stage !== undefined && hidden.has(stage);
    const whole = { ...asked, stage, belief: { counts: here.counts, hidden: isHiddenHere }, customer };
    const withheld = hiddenTeams(here, program.floors.staff);
    const teams = [...here.teams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([team, counts]) => ({
        ...{ ...asked, stage, team, customer },
        belief: { counts, hidden: isHiddenHere || withheld.has(team) },
      }));
    return [whole, ...teams];
  });
}

/**
 * Every belief of leaders and staff with the customers' answers to the same question, overall, by stage and by team.
 * What customers expect is another gap (see `servqual.ts`).
 *
 * Unit: counts by value. Empty: none where nobody gave a belief. Stages and teams whose believers are few are
 * hidden, and so is another one where subtraction would tell.
 */
export const beliefsOf = (ground: Ground): Belief[] =>
  ground.program.questions
    .filter(({ metric }) => metric !== "expectation")
    .flatMap((question) =>
      audiences.flatMap((audience) => forms.flatMap((form) => beliefsOfOne({ question, audience, form }, ground))),
    );
