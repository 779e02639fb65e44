// The floors below which a figure is not shown: for privacy, and because it would be noise.
import type { Measurement } from "../domain/figure.ts";

/**
 * Hides a figure that rests on too few answers. Applied once, to every figure, by whoever shows it.
 *
 * Empty: what is suppressed already keeps its own reason.
 *
 * @example
 * applyFloor({ kind: "measured", value: 25, n: 4, low: -40, high: 70 }, 5); // => { kind: "suppressed", reason: "below-floor", n: 4 }
 */
export const applyFloor = (measurement: Measurement, floor: number): Measurement =>
  measurement.kind === "measured" && measurement.n < floor
    ? { kind: "suppressed", reason: "below-floor", n: measurement.n }
    : measurement;
