// Looking values up in a body, by own members only: nothing is ever found on a prototype.

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Whether a value is a JSON object (an array is none).
 *
 * @example
 * isObject([]); // => false
 */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A list as it is. Empty: an empty list for anything else.
 *
 * @example
 * list("no list"); // => []
 */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * One member of an object or array. Empty: undefined.
 *
 * @example
 * member({ a: 1 }, "constructor"); // => undefined
 */
export function member(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return /^\d{1,6}$/.test(name) ? value[Number(name)] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * The value at a path such as "answers.0.score". A member whose own name is the whole rest of the path comes first,
 * so that a CSV column may have a dot in its name. Empty: undefined.
 *
 * @example
 * lookup({ answers: [{ score: 9 }] }, "answers.0.score"); // => 9
 */
export function lookup(value: unknown, path: string): unknown {
  const whole = member(value, path);
  const dot = path.indexOf(".");
  if (whole !== undefined || dot === -1) return whole;
  return lookup(member(value, path.slice(0, dot)), path.slice(dot + 1));
}
