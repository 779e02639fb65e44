// What a remap, a replay or a retention pass moves: how many answers each question has before and after, and on which days.
import type { Program } from "../../../lib/config/index.ts";
import { type Day, type FactChange, isDeletion } from "../../../lib/domain/fact.ts";
import { dayOf } from "../../../lib/domain/merge.ts";
import { daysBetween } from "./foresee.ts";

/** How many answers a question has, or how many facts there are of a kind, before and after. */
export interface Moved {
  readonly before: number;
  readonly after: number;
}

/** What a fact counts as: each question that it answers, or its kind. */
function countedAs(change: FactChange | undefined, timeZone: string): string[] {
  if (!change || isDeletion(change) || dayOf(change, timeZone) === undefined) return [];
  return change.kind === "response" ? change.scores.map(({ question }) => question) : [change.kind];
}

export function createCount({ timeZone }: Program) {
  const moved: Record<string, { before: number; after: number }> = {};
  const days = new Set<Day>();
  const one = (name: string) => {
    moved[name] ??= { before: 0, after: 0 };
    return moved[name];
  };
  return {
    ...{ moved, days },
    add(before: FactChange | undefined, after: FactChange | undefined) {
      for (const name of countedAs(before, timeZone)) one(name).before++;
      for (const name of countedAs(after, timeZone)) one(name).after++;
      if (before !== after) for (const day of daysBetween(before, after, timeZone)) days.add(day);
    },
    /** Of a fact that is counted by itself as it stands: what becomes of it by the bytes of another. */
    turn(before: FactChange, after: FactChange) {
      for (const name of countedAs(before, timeZone)) one(name).after--;
      for (const name of countedAs(after, timeZone)) one(name).after++;
      for (const day of daysBetween(before, after, timeZone)) days.add(day);
    },
  };
}
