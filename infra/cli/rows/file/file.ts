// The file that is imported: opened, measured while it is read, and checked against the mapping.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { wrongUsage } from "../../outcome.ts";

export interface OpenFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Undefined for standard input, whose end nobody knows. */
  readonly size: number | undefined;
  /** How many bytes have been read. */
  readonly read: () => number;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw wrongUsage(`there is no file ${file}`);
  if (found.isDirectory()) throw wrongUsage(`${file} is a directory; give one CSV file`);
  return found.size;
}

/** Opens a file, or standard input for "-". */
export async function openFile(file: string): Promise<OpenFile> {
  const size = file === "-" ? undefined : await sizeOf(file);
  const source: AsyncIterable<Uint8Array> = file === "-" ? process.stdin : createReadStream(file);
  let read = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { name: file === "-" ? "standard input" : file, bytes: measured(), size, read: () => read };
}
