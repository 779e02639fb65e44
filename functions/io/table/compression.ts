// How bytes are kept in the table. The only use of compression.
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A window no larger than the bytes: zlib clears its window on every call, which costs more than a small body. */
const windowFor = (size: number) => (size <= 4096 ? { windowBits: 12, memLevel: 5 } : {});

export const pack = (bytes: Uint8Array | string): Uint8Array => deflateRawSync(bytes, windowFor(bytes.length));

/** @throws where the bytes are damaged */
export const unpackText = (packed: Uint8Array): string => inflateRawSync(packed).toString("utf8");

/** @throws where the bytes are damaged */
export const unpack = (packed: Uint8Array): Uint8Array => inflateRawSync(packed);
