// Random organisations: a journey, segments, few answers or many, and reports of one or several lengths.
import { type Config, defineConfig, type Program, type ReportConfig } from "../../lib/config/index.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { addDays, daysOf, instantOf, type Period, periodOf } from "../../lib/domain/period.ts";
import { createRandom, type Random } from "../simulation/random.ts";

export interface Organisation {
  readonly config: Config;
  readonly program: Program;
  readonly answers: readonly Response[];
  /** Every period that a report shows, as they end; of two that end together the shorter first. */
  readonly shown: readonly { readonly period: Period; readonly report: ReportConfig }[];
}

/** Ids begin with the day. */
export const dayIn = ({ id }: Response): string => id.slice(0, 10);

const scales = { csat: { min: 1, max: 5 }, nps: { min: 0, max: 10 }, ces: { min: 1, max: 7 } } as const;
type Metric = keyof typeof scales;

/** Which reports there are, and over which days answers come. */
const calendars = [
  { cadences: ["weekly"], from: "2027-02-01", days: 14 },
  { cadences: ["daily", "weekly"], from: "2027-02-01", days: 7 },
  { cadences: ["weekly", "monthly"], from: "2027-02-01", days: 28 },
  { cadences: ["weekly", "monthly"], from: "2027-03-01", days: 61 },
  { cadences: ["daily", "weekly", "monthly"], from: "2027-02-01", days: 28 },
] as const;

const kinds = { daily: "day", weekly: "week", monthly: "month" } as const;

function journeyOf(random: Random) {
  const stages = Array.from({ length: 1 + random.below(4) }, (_, at) => ({
    ...{ id: `stage-${at}`, name: `Stage ${at}` },
    touchpoints: Array.from({ length: random.below(3) }, (_one, n) => ({ id: `touch-${n}`, name: `Touch ${n}` })),
  }));
  const segments = Array.from({ length: random.below(3) }, (_, at) => ({ id: `segment-${at}`, name: `Segment ${at}` }));
  const metrics = (["csat", "nps", "ces"] as const).filter(() => random.chance(0.25));
  const questions = (metrics.length > 0 ? metrics : (["csat"] as const)).map((metric) => ({
    ...{ id: metric, name: metric, text: `${metric}?`, metric, scale: scales[metric] },
  }));
  return { stages, segments, questions };
}

type Journey = ReturnType<typeof journeyOf>;

/** Some groups are left to a few, so that there is something to hide. */
const skewed = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.min(random.below(values.length), random.below(values.length))]!;

function answerOf(random: Random, id: string, day: string, { stages, segments, questions }: Journey): Response {
  const stage = random.chance(0.92) ? skewed(random, stages) : undefined;
  const touchpoint =
    stage && random.chance(0.8) && stage.touchpoints.length > 0 ? skewed(random, stage.touchpoints) : undefined;
  const told = segments.flatMap(({ id: segment }) =>
    random.chance(0.95) ? [[segment, skewed(random, ["large", "middle", "small"])] as const] : [],
  );
  const question = random.pick(questions);
  const { min, max } = scales[question.metric as Metric];
  const at = instantOf(day, "12:00", "Europe/Dublin");
  return {
    ...{ kind: "response", program: "firm", connection: "survey", id, revision: { order: 1, mapping: 1 } },
    ...{ at, audience: "customer" },
    ...(random.chance(0.3) && { customer: `customer-${id}` }),
    ...(stage && { stage: stage.id }),
    ...(touchpoint && { touchpoint: touchpoint.id }),
    segments: Object.fromEntries(told),
    scores: [{ question: question.id, form: "answer", value: min + random.below(max - min + 1) }],
    ...(random.chance(0.3) && { comment: `comment ${id}` }),
  };
}

const inOrder = (a: { period: Period }, b: { period: Period }): number =>
  a.period.end !== b.period.end ? (a.period.end < b.period.end ? -1 : 1) : a.period.start < b.period.start ? 1 : -1;

export function createOrganisation(seed: number): Organisation {
  const random = createRandom(seed);
  const { cadences, from, days } = calendars[seed % calendars.length]!;
  const journey = journeyOf(random);
  const config = defineConfig({
    sender: { address: "cx@firm.test" },
    programs: [{ ...{ id: "firm", name: "Firm", timeZone: "Europe/Dublin" }, ...journey }],
    reports: cadences.map((cadence) => ({
      ...{ id: cadence, program: "firm", cadence, recipients: [{ address: "reader@firm.test" }] },
    })),
  });
  const program = config.programs[0]!;
  const all = Array.from({ length: days }, (_, at) => addDays(from, at));
  const busy = random.pick([1, 3, 8, 20]);
  const answers = all.flatMap((day) =>
    Array.from({ length: random.chance(0.15) ? random.below(5) : random.below(2 * busy) }, (_, n) =>
      answerOf(random, `${day}-${n}`, day, journey),
    ),
  );
  const shown = config.reports.flatMap((report) => {
    const kind = kinds[report.cadence as keyof typeof kinds];
    const periods = new Map(all.map((day) => [periodOf(kind, day).id, periodOf(kind, day)]));
    const whole = [...periods.values()].filter((period) => daysOf(period).every((day) => all.includes(day)));
    return whole.map((period) => ({ period, report }));
  });
  return { config, program, answers, shown: shown.sort(inOrder) };
}
