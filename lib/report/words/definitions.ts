// The page of definitions in words.
import type { Unit } from "../../domain/figure.ts";

const units: Readonly<Record<Unit, string>> = {
  points: "in points",
  percent: "in per cent",
  score: "on the question’s own scale",
  seconds: "as a duration",
  count: "as a count",
  money: "as money",
};

export const definitions = {
  title: "What the figures mean",
  lead: "A figure’s id and version name its definition. Another version is another series, and is never compared with this one.",
  about: (version: string, unit: Unit, better: "higher" | "lower"): string =>
    `${version}, ${units[unit]}; ${better} is better.`,
  link: "Definitions",
} as const;
