import { Gunzip } from "fflate";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";

const CHUNK_BYTES = 256 * 1024;

export const isGzipped = (name: string): boolean => name.toLowerCase().endsWith(".gz");

/** Raw bytes in order, decompressed where the name ends in `.gz`. Throws `UnreadableFile` where that fails. */
async function* byteChunks(source: ByteSource, meter: ReadMeter): AsyncGenerator<Uint8Array> {
  const inflated: Uint8Array[] = [];
  const gunzip = isGzipped(source.name) ? new Gunzip((piece) => inflated.push(piece)) : null;
  for (let at = 0; at < source.size; at += CHUNK_BYTES) {
    const end = Math.min(at + CHUNK_BYTES, source.size);
    const bytes = new Uint8Array(await source.read(at, end));
    meter.advance(source.name, bytes.length);
    if (gunzip === null) {
      yield bytes;
      continue;
    }
    try {
      gunzip.push(bytes, end === source.size);
    } catch (thrown) {
      yield* inflated.splice(0);
      throw new UnreadableFile(`compressed data damaged near byte ${at}: ${String(thrown)}`);
    }
    yield* inflated.splice(0);
  }
}

/**
 * The file's text in pieces of about 256 KiB, byte order mark removed, invalid UTF-8 as U+FFFD
 * (which the column readers refuse). Throws `UnreadableFile` for UTF-16 and damaged compression.
 */
export async function* textChunks(source: ByteSource, meter: ReadMeter): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let first = true;
  for await (const bytes of byteChunks(source, meter)) {
    if (first && bytes.length >= 2) {
      const mark = bytes[0]! * 256 + bytes[1]!;
      if (mark === 0xfffe || mark === 0xfeff)
        throw new UnreadableFile("the file is UTF-16; save it as UTF-8");
      first = false;
    }
    const text = decoder.decode(bytes, { stream: true });
    if (text.length > 0) yield text;
  }
  const rest = decoder.decode();
  if (rest.length > 0) yield rest;
}

/** All bytes of a gzipped file, decompressed, as a source of its own (for Parquet, which is read out of order). */
export async function inflateSource(source: ByteSource, meter: ReadMeter): Promise<ByteSource> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of byteChunks(source, meter)) {
    pieces.push(piece);
    size += piece.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return {
    name: source.name.replace(/\.gz$/i, ""),
    size,
    read: (start, end) => Promise.resolve(all.buffer.slice(start, end)),
  };
}
