// The text of a file, whatever its encoding: UTF-8 and UTF-16, with or without a byte order mark, piece by piece.

/** Why a file cannot be read at all: its problem, and what to do about it. */
export interface FileProblem {
  readonly kind: "problem";
  readonly problem: string;
}

export const fileProblem = (problem: string): FileProblem => ({ kind: "problem", problem });

/** Stands for bytes that are no text in the file's encoding. */
export const NOT_TEXT = "\uFFFD";

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

const isArchive = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;

/** At least four bytes, unless the file is shorter: as much as a byte order mark or a file's signature needs. */
async function headOf(bytes: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await bytes.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* decode(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(head));
  yield decoder.decode(head, { stream: true });
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    yield decoder.decode(next.value, { stream: true });
  }
  yield decoder.decode();
}

/** The pieces of a file's text, without its byte order mark; or why it is not a text. */
export async function readText(bytes: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<string> | FileProblem> {
  const source = bytes[Symbol.asyncIterator]();
  const head = await headOf(source);
  if (isArchive(head)) return fileProblem("it is a workbook or an archive; save the sheet as CSV (UTF-8) first");
  if (encodingOf(head) === "utf-8" && head.includes(0)) {
    return fileProblem("it is not a text file; give a CSV file in UTF-8");
  }
  return decode(head, source);
}
