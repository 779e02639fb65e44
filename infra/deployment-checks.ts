// Checks that the configuration's own schema cannot make, as they need the registries: does what it names exist?
import type { Config, ConfigProblem } from "../lib/config/index.ts";
import { sources } from "../lib/sources/index.ts";

const listed = (ids: readonly string[]): string => ids.join(", ");

const sourceProblems = ({ connections }: Config): ConfigProblem[] => {
  const known = sources.map(({ id }) => id);
  return connections.flatMap(({ source }, at) =>
    known.includes(source)
      ? []
      : [{ path: `connections.${at}.source`, problem: `there is no source "${source}"; known: ${listed(known)}` }],
  );
};

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
  ...pepperProblems(config),
];
