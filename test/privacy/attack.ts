// An attacker who keeps every report and subtracts: which groups below the floor follow from all figures that are shown.
import type { Response } from "../../lib/domain/fact.ts";
import type { Figure } from "../../lib/domain/figure.ts";
import { parsePeriod } from "../../lib/domain/period.ts";
import { figureOf } from "../../lib/metrics/index.ts";
import { dayIn, type Organisation } from "./organisation.ts";
import type { Published } from "./published.ts";
import { createSolver, equal, type Row, type Solver, sumOf } from "./solver.ts";

/** A group of answers: of the whole, a stage, a touchpoint, a segment, or what is left of any of these. */
interface Group {
  readonly name: string;
  readonly has: (answer: Response) => boolean;
}

/** A group that is the sum of others, what is left over included. */
interface Division {
  readonly whole: string;
  readonly parts: readonly Group[];
}

const rest = (name: string, whole: (answer: Response) => boolean, parts: readonly Group[]): Group => ({
  name: `${name} without`,
  has: (answer) => whole(answer) && !parts.some((part) => part.has(answer)),
});

function divisionsOf({ program }: Organisation): Division[] {
  const everybody = () => true;
  const stages = program.stages.map(({ id }): Group => ({ name: `|${id}||`, has: ({ stage }) => stage === id }));
  const touchpoints = program.stages.map(({ id, touchpoints: own }): Division => {
    const parts = own.map(
      (touch): Group => ({
        name: `|${id}|${touch.id}|`,
        has: ({ stage, touchpoint }) => stage === id && touchpoint === touch.id,
      }),
    );
    return { whole: `|${id}||`, parts: [...parts, rest(`|${id}||`, ({ stage }) => stage === id, parts)] };
  });
  const segments = program.segments.map(({ id }): Division => {
    const parts = ["large", "middle", "small"].map(
      (value): Group => ({
        name: `|||${id}=${value}`,
        has: (answer) => answer.segments[id] === value,
      }),
    );
    return { whole: "|||", parts: [...parts, rest(`|||${id}`, everybody, parts)] };
  });
  return [{ whole: "|||", parts: [...stages, rest("stage", everybody, stages)] }, ...touchpoints, ...segments].filter(
    ({ parts }) => parts.length > 1,
  );
}

const nameOf = ({ stage = "", touchpoint = "", segment = "" }: Figure): string => `|${stage}|${touchpoint}|${segment}`;

/** Answers to one question, cut where any report begins or ends: what the attacker solves for. */
function unknownsOf(organisation: Organisation) {
  const cuts = [...new Set(organisation.shown.flatMap(({ period }) => [period.start, period.end]))].sort();
  const ids = new Map<string, number>();
  const at = (group: string, cut: string): number => {
    const name = `${group} ${cut}`;
    const known = ids.get(name) ?? ids.size;
    ids.set(name, known);
    return known;
  };
  const within = (start: string, end: string): string[] => cuts.filter((cut) => cut >= start && cut < end);
  return {
    cuts,
    at,
    within,
    of: (group: string, start: string, end: string) => within(start, end).map((cut) => at(group, cut)),
  };
}

type Unknowns = ReturnType<typeof unknownsOf>;

/** Groups that no answer ever belongs to are known to be empty: nobody forgets the stage where a form always sends it. */
function learnStructure(
  solver: Solver,
  divisions: readonly Division[],
  of: { unknowns: Unknowns; answers: readonly Response[] },
) {
  const { unknowns, answers } = of;
  for (const { whole, parts } of divisions)
    for (const cut of unknowns.cuts.slice(0, -1))
      solver.know(
        equal(
          [unknowns.at(whole, cut)],
          parts.map(({ name }) => unknowns.at(name, cut)),
        ),
      );
  for (const { name, has } of divisions.flatMap(({ parts }) => parts))
    if (!answers.some(has)) for (const cut of unknowns.cuts) solver.know(sumOf([unknowns.at(name, cut)]));
}

/** What one report tells: of each figure that is shown the counts, and of one that nobody answered that there are none. */
function learnReport(solver: Solver, { report }: Published, question: string, unknowns: Unknowns): void {
  const { start, end } = report.period;
  for (const figure of report.figures) {
    if (figure.question !== question || !figureOf(figure.metric)?.metric.id.match(/^(csat|nps|ces)$/)) continue;
    const known = figure.kind === "measured" || figure.reason === "no-responses";
    if (known) solver.know(sumOf(unknowns.of(nameOf(figure), start, end)));
  }
  for (const trend of report.trends)
    for (const { period: id, value } of trend.points) {
      const period = parsePeriod(id);
      if (!period || value === undefined || trend.question !== question) continue;
      const name = `|${trend.stage ?? ""}|${trend.touchpoint ?? ""}|${trend.segment ?? ""}`;
      solver.know(sumOf(unknowns.of(name, period.start, period.end)));
    }
}

export interface Leak {
  readonly question: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

/** Groups below the floor whose answers follow; of every period that a report is about. */
export function leaksOf(
  organisation: Organisation,
  published: readonly Published[],
): { leaks: Leak[]; secrets: number } {
  const { program, shown } = organisation;
  const floor = program.floors.suppress;
  const divisions = divisionsOf(organisation);
  const leaks: Leak[] = [];
  let secrets = 0;
  for (const { id: question } of program.questions) {
    const unknowns = unknownsOf(organisation);
    const answers = organisation.answers.filter(({ scores }) => scores.some((score) => score.question === question));
    const solver = createSolver();
    learnStructure(solver, divisions, { unknowns, answers });
    for (const one of published) learnReport(solver, one, question, unknowns);
    const groups = new Map(divisions.flatMap(({ parts }) => parts.map((part) => [part.name, part] as const)));
    groups.set("|||", { name: "|||", has: () => true });
    for (const { period } of shown)
      for (const { name, has } of groups.values()) {
        const n = answers.filter(
          (answer) => dayIn(answer) >= period.start && dayIn(answer) < period.end && has(answer),
        ).length;
        if (n === 0 || n >= floor) continue;
        secrets++;
        const row: Row = sumOf(unknowns.of(name, period.start, period.end));
        if (solver.follows(row)) leaks.push({ question, group: name, from: period.start, to: period.end, n });
      }
  }
  return { leaks, secrets };
}
