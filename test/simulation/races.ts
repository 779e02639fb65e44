// Races that chance seldom runs into: each is laid out call by call, and run with the right protocol and a wrong one.
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { type Call, conducted, createMemoryTable } from "../store/memory-table.ts";
import { response, testProgram } from "../store/program.ts";
import { createHistory } from "./history.ts";
import type { Protocol } from "./protocol.ts";
import { days } from "./story.ts";
import { wrongRollups } from "./truth.ts";

const program = testProgram("acme", 1);
const limitMs = 40_000;
const [sunday, monday] = days;

/** A call that waits until it is let go. */
interface Gate {
  readonly reached: Promise<void>;
  open(): void;
}

function gateAt(table: Table, isHeld: (call: Call) => boolean): { readonly table: Table; readonly gate: Gate } {
  let open = () => {};
  let reach = () => {};
  let closed = true;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const gated = conducted(table, async (call, act) => {
    if (closed && isHeld(call)) {
      closed = false;
      reach();
      await opened;
    }
    return act();
  });
  return { table: gated, gate: { reached, open } };
}

export function createStage(protocol: Protocol) {
  let time = Date.parse("2027-01-02T09:00:05Z");
  const now = () => time;
  const history = createHistory({ now, program });
  const memory = createMemoryTable();
  const table = history.watch(memory);
  const record = async (change: FactChange, through: Table = table) => {
    const writer = protocol.writer(through, limitMs, history);
    await recordFacts({ program, ...protocol.record(through, writer, history) }, [{ change }]);
  };
  const refresh = (through: Table = table) =>
    refreshProgram({ table: protocol.refresh(through, history), program, now, deadline: time + 600_000 });
  const turn = (ms: number) => {
    time += ms;
  };
  const report = async (through: Table, cut: number, from: number): Promise<string[] | "dirty"> => {
    const read = async () => {
      const weeks = [];
      for (const day of [sunday, monday])
        weeks.push((await readCells({ table: through, program, period: periodOf("week", day), fresh: false })).cells);
      return weeks;
    };
    const outcome = await protocol.settled({ table: through, program: program.id, cut, now }, read);
    return outcome.kind === "dirty" ? "dirty" : history.differences(outcome.value, from);
  };
  const wrongAtLast = async () => {
    turn(10 * 60_000);
    await refresh();
    return wrongRollups(memory, program, "stored");
  };
  return { table, history, now, record, refresh, turn, report, wrongAtLast };
}

const at = (order: number, day: string) => response("r1", { order, day });
const deleted = (order: number): FactChange => {
  const { program, kind, connection, id } = at(order, sunday);
  return { program, kind, connection, id, revision: { order, mapping: 1 }, deleted: true };
};
const minutes = 120_000;

/** A refresh stalls with facts that are old by the time it writes; meanwhile another finds that nothing has changed. */
export async function staleRefresh(protocol: Protocol): Promise<string[]> {
  const { table, record, refresh, turn, wrongAtLast } = createStage(protocol);
  await record(at(1, sunday));
  await record(deleted(2));
  turn(minutes);
  await refresh();
  await record(at(3, sunday));
  turn(minutes);
  const slow = gateAt(table, ({ operation, pk }) => operation === "put" && pk.endsWith("#shard"));
  const stalled = refresh(slow.table);
  await slow.gate.reached;
  await record(deleted(4));
  turn(minutes);
  await refresh();
  slow.gate.open();
  await stalled;
  return wrongAtLast();
}

/** A put is on its way while the minute in which its day was marked turns. */
export async function latePut(protocol: Protocol): Promise<string[]> {
  const { table, record, refresh, turn, wrongAtLast } = createStage(protocol);
  turn(50_000);
  const slow = gateAt(table, ({ operation, pk }) => operation === "put" && pk.startsWith("FACT#"));
  const recording = record(at(1, sunday), slow.table);
  await slow.gate.reached;
  turn(7_000);
  await refresh();
  slow.gate.open();
  await recording;
  return wrongAtLast();
}

/** Between the readings of two weeks a response moves from one to the other, and both are refreshed. */
export async function moveDuringReport(protocol: Protocol): Promise<string[]> {
  const { table, history, now, record, refresh, turn, report } = createStage(protocol);
  await record(at(1, monday));
  turn(minutes);
  await refresh();
  const from = history.moment();
  const cut = now();
  turn(1);
  const slow = gateAt(table, ({ pk, sk }) => pk.endsWith("#week") && sk === monday);
  const reporting = report(slow.table, cut, from);
  await slow.gate.reached;
  await record(at(2, sunday));
  turn(minutes);
  await refresh();
  slow.gate.open();
  const seen = await reporting;
  return seen === "dirty" ? [] : seen;
}

/** The day that a response left is refreshed; the day that it entered cannot be yet. */
export async function halfRefreshed(protocol: Protocol): Promise<string[]> {
  const { table, history, now, record, refresh, turn, report } = createStage(protocol);
  await record(at(1, monday));
  turn(minutes);
  await refresh();
  const from = history.moment();
  const cut = now();
  turn(1);
  await record(at(2, sunday));
  turn(minutes);
  const failing = conducted(table, (call, act) =>
    call.operation === "put" && call.pk.endsWith("#shard") && call.sk?.startsWith(sunday)
      ? Promise.reject(new Error("throttled"))
      : act(),
  );
  await refresh(failing);
  const seen = await report(table, cut, from);
  return seen === "dirty" ? [] : seen;
}
