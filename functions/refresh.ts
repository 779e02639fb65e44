// The refresh function: recomputes the rollups of the days that changed.

import middy from "@middy/core";
import type { Context } from "aws-lambda";
import config from "#config";
import type { Config } from "../lib/config/index.ts";
import { createWriter } from "./io/facts/markers.ts";
import { type Retained, retain } from "./io/retention/retain.ts";
import { type Refreshed, refreshProgram } from "./io/rollups/refresh.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import type { Table } from "./io/table/table.ts";
import { settings } from "./settings.ts";

/** Without a program, all of them. With the task "retention", what is past its time goes, and nothing is recomputed. */
export interface RefreshEvent {
  readonly program?: string;
  readonly task?: "retention";
}

export interface RefreshRun {
  readonly table: Table;
  readonly config: Config;
  readonly now: () => number;
  readonly deadline: number;
}

type Counts = Omit<Refreshed, "failures">;

// For every event. One that comes twice, or is cut off, does no harm: the markers say what is left.
export async function refreshAll(run: RefreshRun, event: RefreshEvent): Promise<Readonly<Record<string, Counts>>> {
  const programs = run.config.programs.filter(({ id }) => event.program === undefined || id === event.program);
  const counts: Record<string, Counts> = {};
  const failures: unknown[] = [];
  for (const program of programs) {
    const daily = run.config.reports.some((one) => one.program === program.id && one.cadence === "daily");
    const { failures: failed, ...count } = await refreshProgram({ ...run, program, daily });
    counts[program.id] = count;
    failures.push(...failed);
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} rollups could not be refreshed`);
  return counts;
}

type Gone = Pick<Retained, "facts" | "comments" | "bytes" | "aside" | "whole">;

// For the task "retention". Cut off, the next call goes on where it stopped; the days that it marks are refreshed at night.
export async function retainAll(run: RefreshRun, event: RefreshEvent): Promise<Readonly<Record<string, Gone>>> {
  const { table, config, now, deadline } = run;
  const writer = createWriter({ table, now, limitMs: markedMs });
  const gone: Record<string, Gone> = {};
  for (const program of config.programs.filter(({ id }) => event.program === undefined || id === event.program)) {
    const passed = await retain({ table, program, writer, now, deadline, dryRun: false, looked: () => {} });
    const { facts, comments, bytes, aside, whole } = passed;
    gone[program.id] = { facts, comments, bytes, aside, whole };
  }
  return gone;
}

/** What the markers of the pass hold for; every write under them renews them. */
const markedMs = 60_000;

/** Time to finish what is under way before Lambda ends the invocation. */
const reserveMs = 20_000;

// On cold start only.
let coldTable: Table | undefined;
const tableOf = (): Table => {
  coldTable ??= createTable(createClient(), settings().tableName);
  return coldTable;
};

// Called by the scheduler, and by an operator for one program.
export const handler = middy(async (event: RefreshEvent, context: Context): Promise<object> => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - reserveMs;
  const run = { table: tableOf(), config, now: Date.now, deadline };
  return event.task === "retention" ? retainAll(run, event) : refreshAll(run, event);
});
