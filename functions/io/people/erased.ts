// Who was erased: read by everything that folds facts, and what still arrives of them is swept.
import { type Erased, erasedPartition } from "../../../lib/table/erasure-keys.ts";
import type { Item, Table } from "../table/table.ts";

export async function readErased(table: Table, program: string): Promise<Erased> {
  const persons = new Map<string, number>();
  const facts = new Set<string>();
  for await (const { sk, generation = 1 } of table.query({ pk: erasedPartition(program) })) {
    const [what, mark = ""] = sk.split("#");
    if (what === "person") persons.set(mark, Number(generation));
    if (what === "fact") facts.add(mark);
  }
  return { persons, facts };
}

/** Read when it is first asked for, once. A failure is not remembered. */
export function onceErased(table: Table, program: string): () => Promise<Erased> {
  let known: Promise<Erased> | undefined;
  return () => {
    known ??= readErased(table, program).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/**
 * Puts a tombstone without content in the place of a fact, or takes the item away where its key was erased too. Refused
 * when somebody has changed the fact since it was read: that writer has marked its day, so it is looked at again.
 */
export function sweepFact(table: Table, { pk, sk, rev }: Item, wholly: boolean): Promise<"written" | "refused"> {
  const read = { kind: "unchanged", attribute: "rev", value: typeof rev === "string" ? rev : undefined } as const;
  return wholly ? table.delete({ pk, sk }, read) : table.put({ pk, sk, erased: true }, read);
}
