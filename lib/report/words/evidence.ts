// The words of a figure's evidence.
import type { PeriodKind } from "../../domain/period.ts";

export const evidence = {
  link: "Evidence",
  /** A link says where it goes, also when it is read alone. */
  linkOf: (name: string): string => `Evidence: ${name}`,
  report: (label: string): string => `Report, ${label}`,
  scores: "Counts by score",
  of: (count: string): string => `${count} of `,
  scoreColumns: ["Score", "Share of the most frequent", "Answers"],
  solid: {
    csat: "Solid scores count as satisfied.",
    ces: "Solid scores count as easy.",
    nps: "Solid scores are promoters; 0 to 6 are detractors.",
    mean: "Every score counts in a mean.",
  },
  ends: {
    csat: ["most satisfied", "least satisfied"],
    ces: ["easiest", "hardest"],
    nps: ["most likely", "least likely"],
  },
  overTime: "Over time",
  usual: (value: string, from: string, to: string): string => `Usual is ${value}, counted from ${from} to ${to}.`,
  table: (steps: string): string => `The ${steps} as a table`,
  trendColumns: (kind: PeriodKind): readonly string[] => [
    kind.charAt(0).toUpperCase() + kind.slice(1),
    "Value",
    "Answers",
    "Usual range",
  ],
  compared: "Compared",
  columns: ["Against", "Then", "Difference", "Verdict"],
  corrected: (count: string, one: boolean): string =>
    `Intervals are 95%. “Clear” means that it survives a correction for ${count} ${one ? "measure" : "measures"} looked at and is larger than the smallest change worth reporting.`,
  nothing: "There is nothing earlier to compare with.",
  origin: "Where it comes from",
  hidden: "Its counts, comparisons and history are hidden with it.",
  rows: {
    definition: "Definition",
    filter: "Filter",
    interval: "Interval",
    response: "Response",
    counted: "Counted",
    leftOut: "Left out",
    inputs: "Inputs",
    rebuild: "To rebuild",
  },
  version: (version: string): string => `Version ${version}`,
  since: (day: string): string => `asked so since ${day}`,
  filter: (parts: readonly string[], from: string, to: string, zone: string): string =>
    `${parts.join(", ")}, from ${from} 00:00 to ${to} 00:00, ${zone}`,
  everything: "All stages",
  stage: (name: string): string => `Stage ${name}`,
  touchpoint: (name: string): string => `touchpoint ${name}`,
  customers: "audience customer",
  interval: "95%. It covers chance, not who chose to answer.",
  noInterval: "None: a count is no sample.",
  response: (rate: string, delivered: string): string => `${rate} of ${delivered} surveys delivered`,
  moved: (earlier: string): string => `${earlier} in the periods before, so that others may be answering`,
  unknown: "Not known: no invitations are connected",
  none: "Nothing: every answer of the period counts",
  replaced: (count: string, given: string, of: string): string =>
    `${count} of ${given}: a later answer of the same ${of} counts`,
  otherwise: (count: string): string =>
    `${count} to the question as it was asked before: of another scale or wording, so that they are never counted together`,
  aside: "evidence",
  offScale: "Answers outside the scale are kept aside and never counted.",
  notApart: "Not counted apart for segments and touchpoints",
  customer: "customer",
  instance: "ticket or order",
  rollup: (grain: string, start: string, version: string): string =>
    `${grain.charAt(0).toUpperCase()}${grain.slice(1)} rollup of ${start}, version ${version}, digest`,
  inputs: "all inputs digest",
  edition: (id: string, revision: number, code: string): string => `edition ${id} revision ${revision}, code ${code}`,
  all: "Every figure",
  allNote: "Each leads to its evidence.",
  allColumns: ["Figure", "Value", "Interval", "Base"],
} as const;
