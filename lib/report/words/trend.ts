// A figure that has left its usual range, in words.
import type { PeriodKind } from "../../domain/period.ts";
import type { Signal } from "../model/report.ts";

const ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];

/** One period of a kind, and several. */
const steps: Readonly<Record<PeriodKind, readonly [one: string, several: string]>> = {
  day: ["day", "days"],
  week: ["week", "weeks"],
  month: ["month", "months"],
  quarter: ["quarter", "quarters"],
  year: ["year", "years"],
};

/**
 * How long a figure has been off.
 *
 * @example
 * signalNote({ rule: "outside", side: "below", periods: 2 }, "week"); // => "Second week in a row below it."
 */
export function signalNote(
  { rule, side, periods }: Pick<Signal, "rule" | "side" | "periods">,
  kind: PeriodKind,
): string {
  const [one, several] = steps[kind];
  const nth = ordinals[periods - 1] ?? `${periods}th`;
  if (rule === "shift" && periods >= 2) return `The last two ${several} together are clearly ${side} what is usual.`;
  if (rule === "shift") return `This ${one} is clearly ${side} what is usual.`;
  const where = rule === "run" ? `on the side ${side} what is usual` : `${side} it`;
  return periods === 1 ? `First ${one} ${where}.` : `${nth} ${one} in a row ${where}.`;
}

export const trend = {
  title: (place: string): string => `${place} has left its usual range`,
  /** What the chart shows: figure, unit, step. */
  chartTitle: (name: string, unit: string, kind: PeriodKind): string =>
    `${name}${unit && `, ${unit}`}, by ${steps[kind][0]}`,
  usualRange: "usual range",
  usual: (value: string): string => `usual ${value}`,
  outside: "outside the usual range",
  apart: "apart from the usual",
  interval: (kind: PeriodKind): string => `95% interval of this ${steps[kind][0]}`,
  /** The chart in one sentence, for text and for readers without pictures. */
  told: (name: string, now: string, interval: string, usual: string, range: string): string =>
    `${name}: ${now} (${interval}). Usual is ${usual}, the usual range ${range}.`,
  alt: (periods: string, sentence: string): string => `Line of ${periods}. ${sentence}`,
  decline: "A change for the worse like this may signal an organisational issue.",
  cause: (words: string, day: string): string =>
    `The decision log has “${words}” on ${day}. The timing fits; it does not prove the cause.`,
  noCause: "The decision log names no change at that time.",
} as const;

/** "26 weeks" */
export const stepsText = (count: number, kind: PeriodKind): string => `${count} ${steps[kind][count === 1 ? 0 : 1]}`;

/** A measure against what is usual: "ease is 52%, usually 69%". */
export const againstUsual = (noun: string, now: string, usual: string): string => `${noun} is ${now}, usually ${usual}`;

/** Beside a figure: "Below its usual range." */
export const besideFigure = ({ rule, side }: Pick<Signal, "rule" | "side">): string =>
  `${side === "below" ? "Below" : "Above"} ${rule === "outside" ? "its usual range" : "what is usual for it"}.`;
