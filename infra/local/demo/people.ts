// The invented customers: an id, how large the account is, and where.
import type { Random } from "./random.ts";

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
