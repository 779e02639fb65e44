// The invented customers: an id, how large the account is, and where.
import type { Random } from "./random.ts";
import * as story from "./story.ts";

export interface Customer {
  readonly id: string;
  readonly size: string;
  readonly region: string;
}

const customerCount = 3_400;

export const createCustomers = (random: Random): readonly Customer[] =>
  Array.from({ length: customerCount }, (_, at) => ({
    id: `BT-${10_000 + at}`,
    size: random.pick(["small", "small", "small", "small", "small", "medium", "medium", "medium", "large"]),
    region: random.pick(["dublin", "dublin", "dublin", "leinster", "leinster", "munster", "munster", "west"]),
  }));

/** Hands out customers in turn, so that nobody is asked twice in the same week. */
export function createQueue(customers: readonly Customer[], random: Random): () => Customer {
  let queue = random.shuffled(customers);
  return () => {
    if (queue.length === 0) queue = random.shuffled(customers);
    const customer = queue.pop();
    if (!customer) throw new Error("there are no customers");
    return customer;
  };
}

/** Where somebody is met next, and from which week on. */
interface Waiting {
  readonly customer: Customer;
  readonly from: number;
}

/** Meets customers along their journey: those who go on from one stage are met again at the next, one to three weeks later. */
export function createTravellers(customers: readonly Customer[], random: Random) {
  const fresh = createQueue(customers, random);
  const waiting = new Map<string, Waiting[]>();
  return (stage: string, week: number): Customer => {
    const ready = (waiting.get(stage) ?? []).findIndex(({ from }) => from <= week);
    const [met] = ready === -1 ? [] : (waiting.get(stage)?.splice(ready, 1) ?? []);
    const customer = met?.customer ?? fresh();
    const { to, share } = story.goingOn[stage] ?? {};
    if (to && random.next() < (share?.[week] ?? 0)) {
      const known = waiting.get(to) ?? [];
      known.push({ customer, from: week + random.pick([1, 1, 2]) });
      waiting.set(to, known);
    }
    return customer;
  };
}
