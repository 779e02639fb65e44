// Engagement as points: what a customer did on each channel, weighed and capped.
import type { Program } from "../../../config/index.ts";
import { channels } from "../../../domain/fact.ts";
import type { CustomerRow } from "./row.ts";

type Rules = Program["engagement"];

/**
 * The points of one customer: over all channels, weight times how often, up to the cap.
 *
 * Unit: points, whole numbers. Empty: 0 for a customer who did nothing. Source: sum of count times weight, as vendors
 * agree on; opens weigh nothing unless the program says otherwise.
 *
 * @example
 * pointsOf({ visit: 9, social: 7, "email-click": 5 }, { weights: { visit: 3, social: 5, "email-click": 10 }, caps: {} }); // => 112
 */
export const pointsOf = (did: CustomerRow["channels"], { weights, caps }: Pick<Rules, "weights" | "caps">): number =>
  channels.reduce((sum, channel) => {
    const times = Math.min(did[channel] ?? 0, caps[channel] ?? Number.POSITIVE_INFINITY);
    return sum + (times === 0 ? 0 : weights[channel] * times);
  }, 0);

/**
 * Points as a score from 0 to 100: 100 at the scale and beyond.
 *
 * @example
 * scoreOf(72, 100); // => 72
 */
export const scoreOf = (points: number, scale: number): number => 100 * Math.min(1, points / scale);
