// How often a report cries wolf, and how often it sees a fall: the two sides of one bargain, drawn with fixed seeds.
import { isFalseAlarm, namedAfter } from "../findings/quiet-year.ts";
import { writeSection } from "./section.ts";

const programs = 1000;
const seeds = Array.from({ length: programs }, (_, seed) => seed);
const percent = (count: number): string => `${((100 * count) / programs).toFixed(1)}%`;

const alarms = [100, 300].map((n) => ({ n, count: seeds.filter((seed) => isFalseAlarm(seed, n)).length }));
const named = (["nps", "csat"] as const).map((metric) => {
  const weeks = seeds.map((seed) => namedAfter(metric, seed));
  return {
    metric,
    first: weeks.filter((week) => week === 1).length,
    within: weeks.filter((week) => week !== undefined).length,
  };
});

writeSection(
  "findings",
  `
## False alarms and missed falls

Twelve figures (NPS, satisfaction and ease of the whole and of three stages) in ${programs.toLocaleString("en-GB")} drawn programs with
fixed seeds, right to about 0.9 points. A *false headline* is any answer but "nothing changed" after a year in which nothing
did. A fall is *named* where a change or a signal of that figure at that stage is among the findings.

| claim | setting | share |
|---|---|---:|
${alarms.map(({ n, count }) => `| false headline, at most 12% | 53 quiet weeks, ${n} answers a week each | ${percent(count)} |`).join("\n")}
${named.map(({ metric, within }) => `| fall of 15 points named within two weeks, at least 95% | ${metric} at one stage, 300 answers a week | ${percent(within)} |`).join("\n")}
${named.map(({ metric, first }) => `| the same in its first week | ${metric} at one stage, 300 answers a week | ${percent(first)} |`).join("\n")}
`,
);
