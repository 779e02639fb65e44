// The finite population correction: a sample that is most of its population errs less.

/**
 * What a standard error is multiplied by when `n` of `population` were asked without putting any back, 0 to 1:
 * sqrt((population - n) / (population - 1)). Worth the trouble above a tenth of the population.
 *
 * Only right where the figure is about this very population, not about customers to come.
 * Empty: undefined where `n` is more than there are, or there are none. All asked gives 0.
 * Source: Cochran, Sampling Techniques, 3rd ed. (1977), section 2.6.
 *
 * @example
 * finitePopulationCorrection(76, 101); // => 0.5
 */
export function finitePopulationCorrection(n: number, population: number): number | undefined {
  if (!(population >= 1) || n > population || n < 0) return undefined;
  return n === population ? 0 : Math.min(1, Math.sqrt((population - n) / (population - 1)));
}
