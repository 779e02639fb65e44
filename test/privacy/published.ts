// Everything that an organisation's reports give out, period by period: mails, pages, evidence, JSON and exports.
import type { Program, ReportConfig } from "../../lib/config/index.ts";
import type { Response } from "../../lib/domain/fact.ts";
import type { Period } from "../../lib/domain/period.ts";
import { figureRows } from "../../lib/export/figure-rows.ts";
import { renderMail } from "../../lib/report/message.ts";
import { measuresOf } from "../../lib/report/model/figures.ts";
import { type ShownPeriod, withholding } from "../../lib/report/model/hidden/beside.ts";
import { chooseQuotes } from "../../lib/report/model/journey/verbatims.ts";
import type { Report, ReportInputs } from "../../lib/report/model/report.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { shownSlices } from "../../lib/report/model/slices.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { evidencePage } from "../../lib/report/page/evidence-page.ts";
import type { View } from "../../lib/report/view.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { inputsOf } from "../report-model/world.ts";
import { dayIn, type Organisation } from "./organisation.ts";

export interface Published {
  readonly period: Period;
  readonly config: ReportConfig;
  readonly report: Report;
  readonly inputs: ReportInputs;
}

const cellsIn = (answers: readonly Response[], period: Period, program: Program) => {
  const within = answers.filter((answer) => dayIn(answer) >= period.start && dayIn(answer) < period.end);
  const rollup = foldFacts(within, program);
  return { cells: finishRollup(rollup), quotes: rollup.quotes };
};

/** A report without its comparisons, which take nine tenths of the time. */
function figuresOf(inputs: ReportInputs, period: Period, program: Program): Report {
  const keys = shownSlices([inputs.current, ...inputs.earlier.map(({ cells }) => cells)], program);
  const measures = measuresOf(keys, { cells: inputs.current, withheld: inputs.withheld }, program);
  return { period, figures: measures.map(({ figure }) => figure), trends: [] } as unknown as Report;
}

/** The reports, each made from what was known when its period ended. */
export function publish(
  { program, shown }: Organisation,
  answers: readonly Response[],
  rules: { readonly withheld?: (period: ShownPeriod) => string[]; readonly figuresAlone?: boolean } = {},
): Published[] {
  const next = withholding(program);
  const read = shown.map(({ period, report }) => ({ period, report, ...cellsIn(answers, period, program) }));
  const published: Published[] = [];
  for (const [at, { period, report: config, cells, quotes }] of read.entries()) {
    const before = read.slice(0, at);
    const earlier = before
      .filter((one) => one.period.kind === period.kind)
      .reverse()
      .slice(0, 6);
    const withheld = (rules.withheld ?? next)({ ...period, cells });
    const known = (id: string) => published.find((one) => one.period.id === id)?.inputs.withheld;
    const inputs = inputsOf({
      ...{ current: cells, quotes },
      ...(withheld.length > 0 && { withheld }),
      earlier: earlier.map((one) => {
        const then = known(one.period.id);
        return { period: one.period.id, cells: one.cells, ...(then && { withheld: then }) };
      }),
    });
    const report = rules.figuresAlone
      ? figuresOf(inputs, period, program)
      : reportOf(inputs, { program, config, period, revision: 1 });
    published.push({ period, config, report, inputs });
  }
  return published;
}

/** As texts, without the digest of the inputs, which only who has the inputs can make. */
export function textsOf({ report, inputs, config }: Published, program: Program): string[] {
  const hidden = program.stages
    .map(({ id }) => id)
    .filter((id) => !report.figures.some(({ stage, kind }) => stage === id && kind === "measured"));
  const view: View = {
    ...{ report: { ...report, inputs: { ...report.inputs, digest: "" } }, program, config, quotes: [] },
    ...{ comments: { shown: 0, total: 0, withheld: 0 }, codeVersion: "t", cells: inputs.current, pageUrl: "/r/t" },
  };
  const { pictures, ...mail } = renderMail(view);
  return [
    JSON.stringify(view.report),
    JSON.stringify(mail),
    ...pictures.map((picture) => JSON.stringify(picture)),
    editionPage(view),
    ...report.figures.map((figure) => evidencePage(figure, view)),
    JSON.stringify(figureRows(report, { from_utc: "", to_utc: "" })),
    JSON.stringify(chooseQuotes(inputs.quotes, program, hidden)),
  ];
}
