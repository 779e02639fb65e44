// From a report's inputs to the report: the same inputs give the same bytes.
import type { Program, ReportConfig } from "../../config/index.ts";
import { canonical, digest } from "../../domain/digest.ts";
import type { Period } from "../../domain/period.ts";
import { agreementOf } from "../../findings/agreement.ts";
import { answerOf, type Evidence, findingsOf } from "../../findings/answer.ts";
import { comparedOf } from "../../findings/changes/compared.ts";
import { expectationFindings } from "../../findings/gaps/expectation-findings.ts";
import { gapsOf } from "../../findings/gaps/gaps.ts";
import { metrics } from "../../metrics/index.ts";
import { askedIn } from "./asked.ts";
import { beliefsOf } from "./beliefs/beliefs.ts";
import { driversIn } from "./beliefs/drivers.ts";
import { pastGapsOf } from "./beliefs/past-gaps.ts";
import { servqualOf } from "./beliefs/servqual.ts";
import { comparisonsOf } from "./comparisons.ts";
import { redefinedSince } from "./corrections/redefined.ts";
import { experienceOf } from "./experience.ts";
import { measuresOf } from "./figures.ts";
import { commentsOf } from "./journey/comments.ts";
import { emotionsOf } from "./journey/emotions.ts";
import { journeyOf } from "./journey/journey.ts";
import { withMixShift } from "./mix.ts";
import type { Report, ReportInputs } from "./report.ts";
import { retentionIn } from "./retention.ts";
import { shownSlices } from "./slices.ts";

/** Of which report, and of which period. */
export interface Reported {
  readonly program: Program;
  readonly config: Pick<ReportConfig, "id">;
  readonly period: Period;
  readonly revision: number;
  /** Why not everything was counted before the deadline. */
  readonly incomplete?: string | undefined;
}

const definitions = metrics.flatMap(({ id, family, figures }) => figures.map((figure) => ({ id, family, figure })));
const metricsByFigure = Object.fromEntries(definitions.map(({ id, family, figure }) => [figure.id, { id, family }]));
const relevantOf = (program: Program): Readonly<Record<string, number>> => ({
  ...Object.fromEntries(definitions.map(({ figure }) => [figure.id, figure.relevant])),
  ...program.relevant,
});

/** What is on record of where the figures come from. */
const originOf = (inputs: ReportInputs): Report["inputs"] => ({
  digest: digest(canonical(inputs)),
  definition: inputs.definition,
  code: inputs.code,
  rollups: inputs.rollups.map(({ grain, start, version, digest: content }) => ({
    grain,
    start,
    version,
    digest: content,
  })),
});

/**
 * The report of a period: figures, changes, gaps, findings and the answer, with the digest of what they come from.
 *
 * Unit: values unrounded; percentages 0 to 100, durations in seconds. Empty: figures without answers are suppressed.
 * Source: docs/report.schema.json.
 */
export function reportOf(inputs: ReportInputs, { program, config, period, revision, incomplete }: Reported): Report {
  const keys = shownSlices([inputs.current, ...inputs.earlier.map(({ cells }) => cells)], program);
  const measures = measuresOf(keys, { cells: inputs.current, withheld: inputs.withheld }, program);
  const compared = comparedOf(comparisonsOf(inputs, measures, { program, period }), {
    floors: program.floors,
    causes: program.causes ?? [],
    incomplete: incomplete !== undefined,
  });
  const { trends } = compared;
  const changes = withMixShift(compared.changes, measures, { inputs, program });
  const beliefs = beliefsOf({ program, beliefs: inputs.beliefs, customers: inputs.current, measures });
  const gaps = gapsOf(beliefs, program, pastGapsOf(inputs, { program, period: period.id }));
  const emotions = emotionsOf({ inputs, program, period, incomplete: incomplete !== undefined });
  const journey = journeyOf(measures, { program, emotions, gaps, changes });
  const evidence: Evidence = {
    figures: measures.map(({ figure }) => figure),
    ...{ changes, trends, gaps },
    relevant: relevantOf(program),
    metrics: metricsByFigure,
    lowBase: program.floors.lowBase,
    incomplete: incomplete !== undefined,
  };
  const redefined = redefinedSince(inputs.before, evidence.figures);
  const experience = experienceOf(evidence.figures, program, inputs.before);
  const comments = commentsOf(inputs.current, program);
  const retention = retentionIn(inputs.current, program);
  const drivers = driversIn(inputs, program);
  const servqual = servqualOf(inputs, measures, program);
  const { id, kind, start, end } = period;
  return {
    report: config.id,
    program: program.id,
    period: { id, kind, start, end, timeZone: program.timeZone },
    revision,
    ...(incomplete !== undefined && { incomplete }),
    answer: answerOf(evidence),
    figures: evidence.figures,
    ...{ changes, trends, gaps },
    ...(journey && { journey }),
    ...(experience && { experience }),
    ...(redefined.length > 0 && { redefined }),
    ...(servqual.length > 0 && { servqual }),
    ...(retention && { retention }),
    ...(drivers.length > 0 && { drivers }),
    ...(comments && { comments }),
    agreement: agreementOf(evidence),
    asked: askedIn(inputs, program),
    findings: [...findingsOf(evidence), ...expectationFindings(drivers, servqual)],
    inputs: originOf(inputs),
  };
}
