// Lines kept by day on disk while a file is sorted: memory stays bounded, and nothing outlives the process.
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Day } from "../../../../lib/domain/fact.ts";

/** Where the lines of a day wait: days that are read back in order, each in the order in which it was added to. */
export interface Spill {
  add(day: Day, line: string): Promise<void>;
  /** Every line, oldest day first; reads what was added so far. */
  lines(): AsyncIterable<{ readonly day: Day; readonly line: string }>;
  readonly size: () => number;
  close(): Promise<void>;
}

interface Chunk {
  readonly offset: number;
  readonly length: number;
}

/** How many characters wait in memory before they are written. */
const MOST_WAITING = 4_000_000;

/**
 * One file, which loses its name as soon as it is open: it holds what customers said, and when the process ends, also by
 * being killed, the system takes it away. Where an open file cannot be removed (Windows) that happens at the end.
 */
async function openNameless(): Promise<{ file: FileHandle; path: string }> {
  const path = join(tmpdir(), `gapwatch-${crypto.randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await rm(path, { force: true }).catch(() => {});
  return { file, path };
}

async function readChunk(file: FileHandle, { offset, length }: Chunk): Promise<string[]> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
  if (bytesRead < length) throw new Error("the temporary file of the import lost a part");
  return buffer.toString("utf8").split("\n");
}

export async function createSpill(mostWaiting = MOST_WAITING): Promise<Spill> {
  const { file, path } = await openNameless();
  const waiting = new Map<Day, string[]>();
  const written = new Map<Day, Chunk[]>();
  let waitingSize = 0;
  let end = 0;
  let added = 0;

  async function flush(): Promise<void> {
    const pieces: Buffer[] = [];
    for (const [day, lines] of waiting) {
      const bytes = Buffer.from(lines.join("\n"));
      const chunks = written.get(day) ?? [];
      chunks.push({ offset: end, length: bytes.length });
      written.set(day, chunks);
      pieces.push(bytes);
      end += bytes.length;
    }
    waiting.clear();
    waitingSize = 0;
    const all = Buffer.concat(pieces);
    if (all.length > 0) await file.write(all, 0, all.length, end - all.length);
  }

  async function* lines() {
    await flush();
    for (const day of [...written.keys()].sort())
      for (const chunk of written.get(day) ?? []) for (const line of await readChunk(file, chunk)) yield { day, line };
  }

  return {
    async add(day, line) {
      const known = waiting.get(day);
      if (known) known.push(line);
      else waiting.set(day, [line]);
      waitingSize += line.length;
      added += 1;
      if (waitingSize > mostWaiting) await flush();
    },
    lines,
    size: () => added,
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
