// What drives customers: the order that staff and leaders believe in, beside the one that customers' answers show.
import type { Floors } from "../../config/index.ts";
import { type DriverStrength, driverStrengths } from "../../metrics/drivers/drivers.ts";
import { meanRanks } from "../../metrics/drivers/ranking.ts";
import type { Counts } from "../../metrics/metric.ts";
import { kendallTau } from "../../statistics/comparisons/kendall-tau.ts";
import { kendallInterval } from "../../statistics/intervals/kendall-interval.ts";

export type Believer = "leader" | "staff";

/** One driver: the mean rank that each group gave it (1 matters most), and how closely it goes with the outcome. */
export interface Driver {
  readonly word: string;
  readonly question: string;
  readonly leader?: number;
  readonly staff?: number;
  readonly customers?: DriverStrength;
}

/** How far the order of one group agrees with that of the customers. */
export interface DriverAgreement {
  readonly audience: Believer;
  readonly n: number;
  readonly tau: number;
  readonly low?: number;
  readonly high?: number;
  readonly p: number;
  /** What the group ranks first where customers' answers clearly go more closely with something else. */
  readonly mistaken?: { readonly believed: string; readonly followed: string };
}

export interface DriversFound {
  readonly question: string;
  readonly outcome: string;
  /** Those that go most closely with the outcome first. */
  readonly drivers: readonly Driver[];
  readonly agreement: readonly DriverAgreement[];
}

/** What was ranked and answered. */
export interface Ranked {
  readonly question: string;
  readonly outcome: string;
  readonly words: readonly string[];
  readonly questions: readonly string[];
  readonly beliefs: Readonly<Record<Believer, Counts>>;
  readonly customers: Counts;
}

const believers = ["leader", "staff"] as const;

/** The first by the group, and the first by customers: a mistake only where the second is clearly the stronger. */
function mistakenIn(drivers: readonly Driver[], audience: Believer): DriverAgreement["mistaken"] {
  const ranks = drivers.flatMap((driver) => driver[audience] ?? []);
  const first = Math.min(...ranks);
  const [believed, ...level] = drivers.filter((driver) => driver[audience] === first);
  const [followed] = drivers;
  if (!believed?.customers || !followed?.customers || level.length > 0 || believed === followed) return undefined;
  const apart = followed.customers.low > believed.customers.high && followed.customers.low > 0;
  return apart ? { believed: believed.word, followed: followed.word } : undefined;
}

function agreementOf(drivers: readonly Driver[], audience: Believer, n: number): DriverAgreement[] {
  const pairs = drivers.flatMap((driver) => {
    const rank = driver[audience];
    return rank === undefined || !driver.customers ? [] : [[-rank, driver.customers.value] as const];
  });
  const found = pairs.length < 3 ? undefined : kendallTau(pairs);
  if (!found) return [];
  const interval = kendallInterval(found.tau, pairs.length);
  const mistaken = mistakenIn(drivers, audience);
  return [{ audience, n, ...found, ...interval, ...(mistaken && { mistaken }) }];
}

/**
 * The drivers of one outcome. Groups below the floor for staff are left out, and so are drivers that fewer customers
 * answered than a gap needs.
 *
 * Unit: ranks from 1; correlations from -1 to 1. Empty: undefined where neither any group nor enough customers answered.
 * Source: Kendall, Rank Correlation Methods, 4th ed. (1970); Hult et al., J. of the Academy of Marketing Science 45 (2017).
 *
 * @example
 * driversOf({ question: "q", outcome: "nps", words: [], questions: [], beliefs: { leader: {}, staff: {} }, customers: {} }, { staff: 5, gapCustomers: 30 }); // => undefined
 */
export function driversOf(ranked: Ranked, floors: Pick<Floors, "staff" | "gapCustomers">): DriversFound | undefined {
  const { question, outcome, words, questions, beliefs, customers } = ranked;
  const size = (audience: Believer): number => beliefs[audience].n ?? 0;
  const asked = believers.filter((audience) => size(audience) >= floors.staff);
  const strengths = driverStrengths(customers, words.length);
  const ranks = new Map(asked.map((audience) => [audience, meanRanks(beliefs[audience], words.length)]));
  const drivers = words.map((word, at): Driver => {
    const strength = strengths[at];
    const [leader, staff] = [ranks.get("leader")?.[at], ranks.get("staff")?.[at]];
    return {
      ...{ word, question: questions[at] ?? "" },
      ...(leader !== undefined && { leader }),
      ...(staff !== undefined && { staff }),
      ...(strength && strength.n >= floors.gapCustomers && { customers: strength }),
    };
  });
  if (asked.length === 0 && drivers.every((driver) => !driver.customers)) return undefined;
  const sorted = drivers.sort((a, b) => (b.customers?.value ?? -2) - (a.customers?.value ?? -2));
  const agreement = asked.flatMap((audience) => agreementOf(sorted, audience, size(audience)));
  return { question, outcome, drivers: sorted, agreement };
}
