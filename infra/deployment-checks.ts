// Checks that the configuration's own schema cannot make, as they need the registries: does what it names exist?
import type { Config, ConfigProblem } from "../lib/config/index.ts";
import { sections } from "../lib/report/sections/index.ts";
import { sources } from "../lib/sources/index.ts";

interface Registry {
  readonly of: string;
  readonly entries: readonly { readonly id: string }[];
}

const unknown = (path: string, id: string, { of, entries }: Registry): ConfigProblem[] =>
  entries.some((entry) => entry.id === id)
    ? []
    : [{ path, problem: `there is no ${of} "${id}"; known: ${entries.map((entry) => entry.id).join(", ")}` }];

const sourceProblems = ({ connections }: Config): ConfigProblem[] =>
  connections.flatMap(({ source }, at) =>
    unknown(`connections.${at}.source`, source, { of: "source", entries: sources }),
  );

const sectionProblems = ({ reports }: Config): ConfigProblem[] =>
  reports.flatMap((report, at) =>
    (report.sections ?? []).flatMap((id, sectionAt) =>
      unknown(`reports.${at}.sections.${sectionAt}`, id, { of: "section", entries: sections }),
    ),
  );

/** The pepper must never be told to a vendor, so that it is no connection's secret. */
const pepperProblems = ({ connections, pepper }: Config): ConfigProblem[] =>
  connections.flatMap(({ secret }, at) =>
    secret === pepper
      ? [
          {
            path: `connections.${at}.secret`,
            problem: `"${secret}" is the pepper; a connection has a secret of its own`,
          },
        ]
      : [],
  );

export const deploymentChecks = (config: Config): ConfigProblem[] => [
  ...sourceProblems(config),
  ...sectionProblems(config),
  ...pepperProblems(config),
];
