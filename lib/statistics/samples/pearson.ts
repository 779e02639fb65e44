// Pearson's correlation of two quantities.

/**
 * How closely two quantities follow a straight line, -1 to 1.
 *
 * Empty: undefined below two pairs, or where one of the quantities never changes.
 * Source: Pearson, Philosophical Transactions A 187 (1896) 253-318.
 *
 * @example
 * correlation([[1, 2], [2, 4], [3, 6]]); // => 1
 */
export function correlation(pairs: readonly (readonly [x: number, y: number])[]): number | undefined {
  const n = pairs.length;
  if (n < 2) return undefined;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  const spread = Math.sqrt(xx * yy);
  return spread > 0 ? Math.max(-1, Math.min(1, xy / spread)) : undefined;
}
