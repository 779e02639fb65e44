// Law 4: what cannot be used is kept aside with the reason, and can be replayed after the mapping is mended.
import { digest } from "../../../lib/domain/digest.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { quarantineKey } from "../../../lib/table/rollup-keys.ts";
import { pack } from "../table/compression.ts";
import type { Table } from "../table/table.ts";

export interface Aside {
  readonly program: string;
  readonly connection: string;
  /** Thing, then rule; without anything that the delivery says. */
  readonly problem: string;
  readonly raw: Uint8Array;
  /** Those that a replay needs, without secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly receivedAt: Instant;
  /** Left out: ninety days after it came. */
  readonly until?: Instant;
}

const keptMs = 90 * 24 * 60 * 60 * 1000;

/** Called by intake. Repeats safely: the same bytes of a connection are kept once, since they first came. */
export async function setAside(table: Table, aside: Aside): Promise<"stored" | "duplicate"> {
  const { program, connection, problem, raw, headers = {}, receivedAt, until = receivedAt + keptMs } = aside;
  const kept = {
    ...quarantineKey(program, connection, digest(raw, 32)),
    problem,
    receivedAt,
    headers: JSON.stringify(headers),
    raw: pack(raw),
    [tableDefinition.expires]: Math.ceil(until / 1000),
  };
  return (await table.put(kept, { kind: "absent" })) === "written" ? "stored" : "duplicate";
}
