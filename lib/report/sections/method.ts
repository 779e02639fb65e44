// How this was measured, what the figures mean, and why the reader gets the mail: the small print, in full.
import { figureOf } from "../../metrics/index.ts";
import type { Block, Rich } from "../block.ts";
import { weekdayText } from "../print/dates.ts";
import { numberText } from "../print/format.ts";
import { baseName } from "../print/names.ts";
import { lookedAt } from "../story/changes.ts";
import { headlineFigures } from "../story/headline.ts";
import type { View } from "../view.ts";
import { definitions as definitionWords } from "../words/definitions.ts";
import { cadences, method as words } from "../words/rest.ts";
import type { Section } from "./section.ts";

/** The definitions of the figures that the mail shows, one sentence each. */
function meanings({ report, program }: View): string[] {
  const ranking = { answer: report.answer, changes: report.changes, lowBase: program.floors.lowBase };
  const shown = headlineFigures(report.figures, ranking);
  const sentences = shown.flatMap((figure) => {
    const found = figureOf(figure.metric);
    if (!found) return [];
    const version = figure.definition ?? `${figure.metric}@${found.metric.version}`;
    return [`${baseName(figure, program)} (${version}): ${found.figure.definition}`];
  });
  return [...new Set(sentences)];
}

function measured({ report, program, config: { locale }, codeVersion }: View): string {
  const { period, changes, revision, redefined = [] } = report;
  const compared = lookedAt(changes);
  return [
    words.answers(weekdayText(period.start, locale), weekdayText(period.end, locale), period.timeZone),
    words.intervals,
    ...(compared > 0 ? [words.clear(numberText(compared, 0, locale), compared === 1)] : []),
    words.floors(program.floors.suppress, program.floors.lowBase),
    ...(redefined.length > 0
      ? [
          words.redefined(
            redefined.map(({ metric, was, now }) => `${baseName({ metric }, program)} (${now}, was ${was})`),
          ),
        ]
      : []),
    words.edition(period.id, revision, codeVersion),
  ].join(" ");
}

const definitionsLink = (pageUrl: string): Rich => [
  " · ",
  { text: definitionWords.link, href: `${pageUrl}/definitions` },
];

function render(view: View): Block[] {
  const definitions = meanings(view);
  return [
    { kind: "small-print", title: words.title, text: [measured(view)], first: true },
    ...(definitions.length > 0
      ? [
          {
            kind: "small-print" as const,
            title: words.meaning,
            text: [definitions.join(" ")],
            first: false,
          },
        ]
      : []),
    {
      kind: "small-print",
      title: words.why,
      text: [
        words.reader(cadences[view.config.cadence], view.program.name),
        ...(view.pageUrl === undefined
          ? []
          : [" ", { text: words.browser, href: view.pageUrl }, ...definitionsLink(view.pageUrl)]),
        ...(view.leaveUrl === undefined ? [] : [" · ", { text: words.leave, href: view.leaveUrl }]),
      ],
      first: false,
    },
  ];
}

export const method: Section<"method"> = { id: "method", render };
