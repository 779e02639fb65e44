// A clock that is ahead or behind: `Date` of one thread, shifted by a number that another thread sets.

/** Milliseconds between the real time and the stack's time, shared by all its threads. */
export type SharedShift = SharedArrayBuffer;

export const createShift = (): SharedShift => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);

export const readShift = (shift: SharedShift): number => Number(Atomics.load(new BigInt64Array(shift), 0));

export const writeShift = (shift: SharedShift, milliseconds: number): void => {
  Atomics.store(new BigInt64Array(shift), 0, BigInt(Math.round(milliseconds)));
};

/**
 * A `Date` whose "now" is shifted; everything else is the real one, so `instanceof` and old dates stay as they are.
 *
 * @param real the `Date` to wrap
 */
export function shiftedDate(real: DateConstructor, shift: SharedShift): DateConstructor {
  const cell = new BigInt64Array(shift);
  const now = (): number => real.now() + Number(Atomics.load(cell, 0));
  const shifted: DateConstructor = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget === shifted ? target : newTarget),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  return shifted;
}

/** Puts the shifted clock in place of this thread's own. */
export function shiftThisThread(shift: SharedShift): void {
  const shifted = shiftedDate(Date, shift);
  Object.defineProperty(Date.prototype, "constructor", { value: shifted, writable: true, configurable: true });
  globalThis.Date = shifted;
}
