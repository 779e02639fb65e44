// Checks that span the configuration: ids are unique, and what is named exists.

import { feelingsOf } from "../domain/feelings.ts";
import { foldWord } from "../domain/fold.ts";
import { expectationChecks } from "./expectation-checks.ts";
import { scoreParts } from "./experience.ts";
import type { Config, ConfigProblem, Mapping } from "./index.ts";
import { rankingChecks } from "./ranking-checks.ts";

const duplicates = (path: string, ids: readonly string[]): ConfigProblem[] =>
  ids.flatMap((id, at) =>
    ids.indexOf(id) === at
      ? []
      : [{ path: `${path}.${at}.id`, problem: `"${id}" is used twice; ids are unique, rename one of them` }],
  );

const known = (path: string, what: string, id: string | undefined, ids: readonly string[]): ConfigProblem[] =>
  id === undefined || ids.includes(id)
    ? []
    : [{ path, problem: `there is no ${what} "${id}"; known: ${ids.join(", ") || "none"}` }];

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

function programChecks(config: Config): ConfigProblem[] {
  return config.programs.flatMap((program, at) => [
    ...duplicates(`programs.${at}.stages`, ids(program.stages)),
    ...duplicates(`programs.${at}.segments`, ids(program.segments)),
    ...duplicates(`programs.${at}.questions`, ids(program.questions)),
    ...duplicates(`programs.${at}.themes`, ids(program.themes ?? [])),
    ...program.questions.flatMap(({ metric, words, scale }, questionAt) =>
      metric !== "emotion" || (scale.min === 1 && scale.max === feelingsOf({ words }).length)
        ? []
        : [
            {
              path: `programs.${at}.questions.${questionAt}.words`,
              problem:
                "an emotion question lists its words, and its scale runs from 1 to as many as there are; without words it asks for one of five faces",
            },
          ],
    ),
    ...program.questions.flatMap((one, questionAt) =>
      [rankingChecks, expectationChecks].flatMap((check) =>
        check(one, `programs.${at}.questions.${questionAt}`, program),
      ),
    ),
    ...Object.keys(program.experienceScore?.weights ?? {}).flatMap((part) =>
      known(`programs.${at}.experienceScore.weights.${part}`, "part of the score", part, scoreParts),
    ),
    ...(program.causes ?? []).flatMap(({ stage }, causeAt) =>
      known(`programs.${at}.causes.${causeAt}.stage`, "stage", stage, ids(program.stages)),
    ),
    ...(program.workingHours?.days ?? []).flatMap(({ start, end }, dayAt) =>
      start < end
        ? []
        : [{ path: `programs.${at}.workingHours.days.${dayAt}`, problem: "the start lies before the end" }],
    ),
  ]);
}

/** Words that are the same to a reader cannot stand for different values. */
const ambiguous = (words: Readonly<Record<string, number>>): string[] =>
  Object.entries(words).flatMap(([word, value], at, all) =>
    all.slice(0, at).some(([other, before]) => before !== value && foldWord(other) === foldWord(word))
      ? [`"${word}" is written in two ways that stand for different values; keep one of them`]
      : [],
  );

/** What each kind cannot do without. */
function behaviourChecks(mapping: Mapping): string[] {
  const { kind, value, currency, event, channel, questions, revenue, before, after } = mapping;
  const money = [value, revenue, before, after].some((field) => field !== undefined);
  return [
    ...(kind === "order" && value === undefined ? ["an order says its value; name the field"] : []),
    ...(money && currency === undefined ? ['money has a currency; name its field, or { is: "EUR" }'] : []),
    ...(kind === "subscription" && !event
      ? ["a subscription says whether it started, changed or ended; map event"]
      : []),
    ...(kind === "engagement" && !channel ? ["engagement happens on a channel; name its field, or { is: ... }"] : []),
    ...(kind === "invitation" && questions.length === 0 ? ["an invitation asks questions; name them"] : []),
  ];
}

function connectionChecks(config: Config): ConfigProblem[] {
  return config.connections.flatMap((connection, at) => {
    const path = `connections.${at}`;
    const program = config.programs.find(({ id }) => id === connection.program);
    if (!program) return known(`${path}.program`, "program", connection.program, ids(config.programs));
    const { mapping } = connection;
    return [
      ...known(`${path}.stage`, "stage", connection.stage, ids(program.stages)),
      ...Object.keys(mapping.segments).flatMap((segment) =>
        known(`${path}.mapping.segments`, "segment", segment, ids(program.segments)),
      ),
      ...mapping.questions.flatMap((question) =>
        known(`${path}.mapping.questions`, "question", question, ids(program.questions)),
      ),
      ...behaviourChecks(mapping).map((problem) => ({ path: `${path}.mapping`, problem })),
      ...mapping.scores.flatMap((score, scoreAt) => [
        ...known(`${path}.mapping.scores.${scoreAt}.question`, "question", score.question, ids(program.questions)),
        ...known(`${path}.mapping.scores.${scoreAt}.stage`, "stage", score.stage, ids(program.stages)),
        ...ambiguous(score.words ?? {}).map((problem) => ({
          path: `${path}.mapping.scores.${scoreAt}.words`,
          problem,
        })),
      ]),
    ];
  });
}

/** A reader has one address, and owns stages that the program has. */
function reportChecks(config: Config): ConfigProblem[] {
  return config.reports.flatMap(({ program: id, recipients }, at) => {
    const program = config.programs.find((one) => one.id === id);
    if (!program) return known(`reports.${at}.program`, "program", id, ids(config.programs));
    const addresses = recipients.map(({ address }) => address.toLowerCase());
    return recipients.flatMap(({ stages = [] }, recipientAt) => {
      const path = `reports.${at}.recipients.${recipientAt}`;
      const again = addresses.indexOf(addresses[recipientAt] ?? "") !== recipientAt;
      return [
        ...(again ? [{ path: `${path}.address`, problem: "this address is a recipient already; name it once" }] : []),
        ...stages.flatMap((stage) => known(`${path}.stages`, "stage", stage, ids(program.stages))),
      ];
    });
  });
}

/** Problems that no single part of the configuration can see. */
export function crossChecks(config: Config): ConfigProblem[] {
  return [
    ...duplicates("programs", ids(config.programs)),
    ...duplicates("connections", ids(config.connections)),
    ...duplicates("reports", ids(config.reports)),
    ...programChecks(config),
    ...connectionChecks(config),
    ...reportChecks(config),
  ];
}
