// What stands around a figure: its base, why it is not shown, what a bar shows.
import type { SuppressedReason } from "../../domain/figure.ts";

/** What stands behind a figure. */
export type BaseKind = "answer" | "ticket" | "customer" | "order";

const bases: Readonly<Record<BaseKind, readonly [one: string, many: string]>> = {
  ticket: ["ticket", "tickets"],
  order: ["order", "orders"],
  answer: ["answer", "answers"],
  customer: ["customer", "customers"],
};

/**
 * How many stand behind a figure.
 *
 * @example
 * baseText("436", 436, "answer"); // => "436 answers"
 */
export const baseText = (count: string, n: number, of: BaseKind): string => `${count} ${bases[of][n === 1 ? 0 : 1]}`;

/** What the measure is, before its base. */
export const kinds = {
  csat: (boxes: string): string => `CSAT, ${boxes}`,
  ces: (boxes: string): string => `Effort, ${boxes}`,
  median: "Median",
  mean: "Mean",
} as const;

export const lowBase = (base: string): string => `${base}: low base`;
export const notShown = "not shown";
export const noAnswers = "no data";

/**
 * Why a figure is not shown. Never a count below the floor.
 *
 * @example
 * suppressedText("below-floor", 5, "answer"); // => "Fewer than 5 answers"
 */
export function suppressedText(reason: SuppressedReason, floor: number, of: BaseKind): string {
  const [, many] = bases[of];
  switch (reason) {
    case "no-responses":
      return `No ${many} in this period`;
    case "below-floor":
      return `Fewer than ${floor} ${many}`;
    case "not-finished":
      return "Too few are finished to tell";
    case "hidden-by-subtraction":
      return "Hidden, so that a small group cannot be worked out";
    case "several-currencies":
      return "Customers pay in several currencies";
    case "not-configured":
      return "No scale is set to measure it on";
    case "few-repeat-buyers":
      return "Too few bought again to tell";
    case "value-follows-frequency":
      return "Those who buy more often spend otherwise, so the model does not hold";
    case "model-unfit":
      return "The model does not fit these customers";
  }
}

/** A duration's bar is a share, and says so. */
export const withinTarget = (share: string, hours: string): string => `${share} within the ${hours}-hour target.`;
export const barIs = (note: string): string => `Bar: ${note}`;
export const meanBeside = (mean: string): string => `Mean ${mean}.`;
export const lastWas = (last: string, value: string): string =>
  `${last.charAt(0).toUpperCase()}${last.slice(1)} ${value}.`;

export const ofThoseAsked = (share: string): string => `${share}% of those asked`;
export const yearAgo = (value: string): string => `A year before ${value}.`;

export const npsParts = { low: "detractors", middle: "passives", high: "promoters" } as const;

export const figuresTitle = (count: string): string => `${count} ${count === "One" ? "figure" : "figures"}`;

/** What the smallest visible fall was, where nothing moved. */
export const wouldShow = (fall: string, periods: string): string =>
  `A fall of ${fall} would have shown in 4 ${periods} of 5. Smaller ones can hide.`;

/** "10 NPS points", "6 points in satisfied with Support" */
export const fallOf = {
  points: (size: string, name: string): string => `${size} ${name} ${size === "1" ? "point" : "points"}`,
  share: (size: string, name: string): string => `${size} ${size === "1" ? "point" : "points"} in ${name}`,
} as const;
