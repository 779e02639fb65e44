// What the vendors send in one run: edits, moves, deletions and repeats of a few facts, in any order.
import type { Incoming } from "../../functions/io/facts/facts.ts";
import type { FactChange, Ticket } from "../../lib/domain/fact.ts";
import { noon, response, ticket } from "../store/program.ts";
import type { Random } from "./random.ts";

/** Around a week's, a month's and a year's end. */
export const days = ["2026-11-29", "2026-11-30", "2026-12-01", "2027-01-01"] as const;

export interface Story {
  /** Hectic stories turn on one response and let minutes pass quickly, so that refreshes overtake each other. */
  readonly hectic: boolean;
  readonly deliveries: readonly (readonly Incoming[])[];
}

interface Setting {
  readonly program: string;
  readonly random: Random;
  /** The few days that this story happens on. */
  readonly on: readonly string[];
}

function responseChange(id: string, { program, random, on }: Setting): FactChange {
  const order = 1 + random.below(4);
  if (random.chance(0.15))
    return { kind: "response", program, connection: "survey", id, revision: { order, mapping: 1 }, deleted: true };
  const customer = random.chance(0.7) ? { customer: random.pick(["ann", "bob"]) } : {};
  return response(id, { program, order, day: random.pick(on), score: random.below(11), ...customer });
}

/** An order that is edited, refunded, cancelled, moved and deleted, or what else a customer did. */
function behaviourChange({ program, random, on }: Setting): FactChange {
  const at = noon(random.pick(on)) + random.below(3) * 60_000;
  const kind = random.pick(["order", "order", "order", "engagement", "subscription-started"] as const);
  const id = `${kind}-${random.below(2)}`;
  const key = { program, connection: "shop", id, revision: { order: 1 + random.below(4), mapping: 1 } };
  if (random.chance(0.15)) return { kind, ...key, deleted: true };
  const placed = { ...key, at, customer: random.pick(["ann", "bob"]), segments: {} };
  switch (kind) {
    case "order": {
      const cancelled = random.chance(0.2) && { cancelled: true };
      return {
        kind,
        ...placed,
        value: 100 + random.below(9),
        currency: "EUR",
        refunded: random.below(9),
        ...cancelled,
      };
    }
    case "engagement":
      return { kind, ...placed, channel: "visit", ...(random.chance(0.2) && { bot: true }) };
    default:
      return { kind, ...placed, revenue: 900, currency: "EUR" };
  }
}

/** The moments of a ticket as one event knows them: three facts of one delivery. */
function ticketChanges(id: string, { program, random, on }: Setting): Ticket[] {
  const moment = (): number => noon(random.pick(on)) + random.below(3) * 60_000;
  const known = {
    program,
    revision: { order: 1 + random.below(4), mapping: 1 },
    opened: moment(),
    ...(random.chance(0.7) && { resolved: moment() }),
    ...(random.chance(0.3) && { reopened: moment() }),
    ...(random.chance(0.15) && { deleted: moment() }),
    ...(random.chance(0.5) && { customer: random.pick(["ann", "bob"]) }),
    segments: { f: id },
    seen: moment(),
  };
  const kinds = ["ticket-opened", "ticket-first-resolved", "ticket-resolved"] as const;
  return kinds
    .filter((kind) => kind === "ticket-opened" || known.resolved !== undefined)
    .map((kind) => ticket(id, { ...known, kind }));
}

/** One response that comes and goes, so that a day is the same again after it was another. */
function flicker({ program, random, on }: Setting, count: number): FactChange[] {
  const [day = "", other = ""] = random.chance(0.5) ? on : [...on].reverse();
  return Array.from({ length: count }, (_, n) => {
    const order = 10 + n;
    if (n % 2 === 0) return response("r3", { program, order, day });
    return random.chance(0.5)
      ? response("r3", { program, order, day: other })
      : { kind: "response", program, connection: "survey", id: "r3", revision: { order, mapping: 1 }, deleted: true };
  });
}

export function createStory(random: Random, program: string): Story {
  const first = random.below(days.length);
  const setting = { program, random, on: [days[first]!, days[(first + 1) % days.length]!] };
  const deliveries: Incoming[][] = [];
  const send = (changes: readonly FactChange[]) => {
    const raw = new TextEncoder().encode(JSON.stringify(changes));
    deliveries.push(changes.map((change) => ({ change, raw })));
  };
  if (random.chance(0.4)) {
    for (const change of flicker(setting, 8)) send([change]);
    return { deliveries, hectic: true };
  }
  const count = 4 + random.below(6);
  for (let n = 0; n < count; n++) {
    const what = random.below(10);
    if (what < 2) send(ticketChanges("ticket-1", setting));
    else if (what < 4) send([behaviourChange(setting)]);
    else send([responseChange(random.pick(["r1", "r2", "r3"]), setting)]);
    if (random.chance(0.2)) deliveries.push(random.pick(deliveries));
  }
  if (random.chance(0.5)) for (const change of flicker(setting, 3 + random.below(4))) send([change]);
  return { deliveries, hectic: false };
}
