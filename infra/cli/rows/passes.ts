// The two passes of an import: the file is sorted by day, and then stored from where it was stopped before.
import { createWriter } from "../../../functions/io/facts/markers.ts";
import type { Config } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { importKey } from "../../../lib/table/import-keys.ts";
import type { Store } from "../context.ts";
import type { StoreOptions } from "../options.ts";
import type { Csv, CsvRow } from "./file/csv.ts";
import type { Reader } from "./file/open-csv.ts";
import type { Mapped } from "./map.ts";
import { patiently } from "./patience.ts";
import type { Progress } from "./progress.ts";
import { foreseeing, type Settle, storing } from "./record.ts";
import { runImport } from "./run.ts";
import { createPoints, type Point, type Points } from "./sort/point.ts";
import { readRows } from "./sort/read-rows.ts";
import type { Spill } from "./sort/spill.ts";
import type { Tally } from "./tally.ts";

export interface Import {
  readonly config: Config;
  readonly route: Route;
  readonly reader: Reader;
  readonly csv: Csv;
  readonly dryRun: boolean;
  readonly store: StoreOptions;
  readonly progress: Progress;
  readonly bytesRead: () => number;
  /** How long the file is; undefined where it is piped in. */
  readonly bytes: number | undefined;
  /** Begin at the first row, also where an import of this file was stopped. */
  readonly restart: boolean;
}

export interface Passes {
  readonly store: Store | undefined;
  readonly tally: Tally;
  readonly spill: Spill;
  readonly map: (row: CsvRow) => Mapped;
  readonly stopped: () => boolean;
}

/** What the markers hold for: long enough for a machine that stalls. Every write under them renews them. */
const LIMIT_MS = 60_000;

function settleIn({ route: { program }, dryRun }: Import, store: Store | undefined): Settle {
  if (dryRun || !store) return foreseeing(store?.table, program);
  const { table, now } = store;
  return storing({ table, program, writer: createWriter({ table, now, limitMs: LIMIT_MS }) });
}

/** Where the point up to which a file has come is kept. A dry run keeps none. */
function pointsOf({ route: { program, connection }, dryRun }: Import, store: Store | undefined, mark: string) {
  if (dryRun || !store) return undefined;
  const reader = digest(canonical({ mark, connection, program }), 32);
  return createPoints(store.table, importKey(program.id, connection.id, reader), store.now);
}

/** Where an import that was stopped goes on. */
async function pointBefore(job: Import, points: Points | undefined, tally: Tally): Promise<Point | undefined> {
  if (job.restart) await points?.forget();
  const point = await points?.read();
  if (!point) return undefined;
  tally.goOnFrom(point.counts);
  job.progress.note(`going on after ${point.rows} rows that are stored already; --restart begins again`);
  return point;
}

/** Both passes: the file is sorted by day, so that each day is called dirty a few times only, and then stored. */
export async function runPasses(job: Import, passes: Passes): Promise<void> {
  const { csv, route, progress, bytesRead, bytes } = job;
  const { store, tally, spill, stopped, map } = passes;
  const readSoFar = (rows: number) => progress.at({ step: "reading", rows, part: bytesRead(), whole: bytes });
  readSoFar(0);
  const { timeZone } = route.program;
  const mark = await readRows({ rows: csv.rows, map, tally, spill, timeZone, stopped, progress: readSoFar });
  if (stopped()) return;
  const points = pointsOf(job, store, mark);
  const point = await pointBefore(job, points, tally);
  const before = point?.rows ?? 0;
  const step = job.dryRun ? "looking" : "storing";
  const storedSoFar = (rows: number) => progress.at({ step, rows, part: rows, whole: spill.size() });
  storedSoFar(before);
  await runImport({
    ...{ lines: spill.lines(), before, resumed: point !== undefined, tally, stopped, progress: storedSoFar },
    settle: settleIn(job, store),
    note: async (rows) => patiently(async () => points?.write({ rows, counts: tally.settledCounts() })),
  });
  if (!stopped()) await points?.forget();
}
