// The stack's clock: runs on by itself, can be moved forward, and fires in order what falls due on the way.
import { type SharedShift, writeShift } from "./shifted-date.ts";

export interface Due {
  readonly at: number;
}

export interface Clock<F extends Due> {
  now(): number;
  /** Moves the clock forward and fires what falls due; the clock reads each firing's own time while it runs. */
  moveTo(instant: number): Promise<Moved<F>>;
  /** Fires what fell due since, as real time passed. */
  tick(): Promise<void>;
}

export type Moved<F> =
  | { readonly kind: "moved"; readonly fired: readonly F[] }
  | { readonly kind: "backward"; readonly now: number };

export interface ClockSetup<F extends Due> {
  readonly start: number;
  /** The real time, which never jumps here. */
  readonly realNow: () => number;
  /** What is due after the first instant, up to and including the second, in order. */
  readonly dueBetween: (from: number, to: number) => readonly F[];
  readonly fire: (firing: F) => Promise<void>;
  readonly shift: SharedShift;
}

export function createClock<F extends Due>(setup: ClockSetup<F>): Clock<F> {
  const { realNow, dueBetween, fire, shift } = setup;
  let offset = 0;
  let firedUpTo = setup.start;
  const now = (): number => realNow() + offset;
  const forwardTo = (instant: number): void => {
    if (instant <= now()) return;
    offset = instant - realNow();
    writeShift(shift, offset);
  };
  // The start may lie before the real time, so it is set and not only moved to.
  offset = setup.start - realNow();
  writeShift(shift, offset);

  const fireUpTo = async (instant: number): Promise<F[]> => {
    const due = dueBetween(firedUpTo, instant);
    for (const firing of due) {
      forwardTo(firing.at);
      firedUpTo = firing.at;
      await fire(firing);
    }
    firedUpTo = Math.max(firedUpTo, instant);
    return [...due];
  };
  // One move at a time: what two callers ask for happens one after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    now,
    moveTo: (instant) =>
      inTurn(async () => {
        if (instant < firedUpTo) return { kind: "backward", now: now() };
        const fired = await fireUpTo(instant);
        forwardTo(instant);
        return { kind: "moved", fired };
      }),
    tick: () => inTurn(async () => void (await fireUpTo(now()))),
  };
}
