// How bytes are kept in the table. The only use of compression.
import { deflateRawSync, inflateRawSync } from "node:zlib";

export const pack = (bytes: Uint8Array | string): Uint8Array => deflateRawSync(bytes);

/** @throws where the bytes are damaged */
export const unpackText = (packed: Uint8Array): string => inflateRawSync(packed).toString("utf8");
