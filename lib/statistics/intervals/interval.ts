// The shapes that every interval and test of this folder answers with.

/** Both ends of an interval, 95% unless said otherwise. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An estimate with its interval. The value may lie off the middle. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** A difference "first minus second" with its interval and the two-sided p-value of "no difference". */
export interface Comparison extends Interval {
  readonly difference: number;
  readonly p: number;
}

/** How many of `n` have what is counted. */
export interface Share {
  readonly count: number;
  readonly n: number;
}
