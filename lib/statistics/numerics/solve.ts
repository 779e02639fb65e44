// Systems of linear equations.

/** Takes multiples of the row of the pivot from the rows below, so that they have nothing in its column. */
function eliminate(rows: number[][], column: number): void {
  const pivot = rows[column] ?? [];
  for (const row of rows.slice(column + 1)) {
    const factor = (row[column] ?? 0) / (pivot[column] ?? 0);
    for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
  }
}

/**
 * The x of "matrix times x = right side".
 *
 * Variant: Gaussian elimination with partial pivoting, for a handful of unknowns.
 * Empty: undefined where the equations do not settle x.
 *
 * @example
 * solve([[2, 0], [1, 4]], [6, 11]); // => [3, 2]
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const largest = Math.max(...matrix.flat().map(Math.abs), 0);
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, rest.length, ...rest);
    if (!(Math.abs(rows[column]?.[column] ?? 0) > 1e-12 * largest)) return undefined;
    eliminate(rows, column);
  }
  const x = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] ?? [];
    const known = x.reduce((sum, value, column) => (column > at ? sum + value * (row[column] ?? 0) : sum), 0);
    x[at] = ((row[size] ?? 0) - known) / (row[at] ?? 0);
  }
  return x;
}
