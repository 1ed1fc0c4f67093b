import { Gunzip } from "fflate";
import { describeThrown } from "../domain/result";
import { crc32 } from "./crc32";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";

/** Bytes read at once. */
export const CHUNK_BYTES = 256 * 1024;
/** Compressed bytes inflated at once: deflate expands up to 1,032 times. */
const INFLATE_BYTES = 16 * 1024;
/** A gzipped Parquet file is held in memory whole, up to this size. */
const INFLATED_LIMIT = 1 << 30;

export const isGzipped = (name: string): boolean => name.toLowerCase().endsWith(".gz");

/**
 * Raw bytes in order, decompressed where the name ends in `.gz`. Throws `UnreadableFile` where that fails; what
 * could be decompressed before is given out first.
 */
export async function* byteChunks(
  source: ByteSource,
  meter: ReadMeter,
  chunkBytes: number = CHUNK_BYTES,
): AsyncGenerator<Uint8Array> {
  const inflate = isGzipped(source.name) ? new Inflate(source) : null;
  const readFrom = (at: number) => source.read(at, Math.min(at + chunkBytes, source.size));
  let next = source.size > 0 ? readFrom(0) : null;
  for (let at = 0; next !== null; at += chunkBytes) {
    const end = Math.min(at + chunkBytes, source.size);
    const bytes = new Uint8Array(await next);
    // Storage reads the next chunk while this one is made use of.
    next = end < source.size ? readFrom(end) : null;
    // Where nobody asks for it any more, its failure is nobody's either.
    next?.catch(() => undefined);
    meter.advance(source, bytes.length);
    if (inflate === null) yield bytes;
    else yield* inflate.push(bytes, end === source.size);
  }
}

interface Member {
  /** Where its eight bytes of checksum and size end in the compressed file. */
  readonly end: number;
  readonly crc: number;
  readonly size: number;
}

/** Decompresses gzip of one or several members and holds each against its checksum (RFC 1952), which fflate does not. */
class Inflate {
  private readonly source: ByteSource;
  private readonly gunzip: Gunzip;
  private readonly pieces: Uint8Array[] = [];
  private readonly members: Member[] = [];
  private crc = 0;
  private size = 0;

  constructor(source: ByteSource) {
    this.source = source;
    this.gunzip = new Gunzip((piece) => {
      this.crc = crc32(piece, this.crc);
      this.size = (this.size + piece.length) >>> 0;
      if (piece.length > 0) this.pieces.push(piece);
    });
    this.gunzip.onmember = (offset) => this.endMember(offset);
  }

  private endMember(end: number): void {
    this.members.push({ end, crc: this.crc, size: this.size });
    this.crc = 0;
    this.size = 0;
  }

  async *push(bytes: Uint8Array, isLast: boolean): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += INFLATE_BYTES) {
      const end = Math.min(at + INFLATE_BYTES, bytes.length);
      let damage: string | null = null;
      try {
        this.gunzip.push(bytes.subarray(at, end), isLast && end === bytes.length);
      } catch (thrown) {
        damage = describeThrown(thrown);
      }
      yield* this.pieces.splice(0);
      if (damage !== null) throw new UnreadableFile(`compressed data is damaged: ${damage}`);
      await this.checkMembers();
    }
    if (!isLast) return;
    this.endMember(this.source.size);
    await this.checkMembers();
  }

  private async checkMembers(): Promise<void> {
    for (const { end, crc, size } of this.members.splice(0)) {
      if (end < 18) throw new UnreadableFile("compressed data is cut short");
      const trailer = new DataView(await this.source.read(end - 8, end));
      if (trailer.getUint32(0, true) !== crc || trailer.getUint32(4, true) !== size)
        throw new UnreadableFile("compressed data is damaged: its checksum does not match");
    }
  }
}

/** All bytes of a gzipped file, decompressed, as a source of its own (for Parquet, which is read out of order). */
export async function inflateSource(source: ByteSource, meter: ReadMeter): Promise<ByteSource> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of byteChunks(source, meter)) {
    pieces.push(piece);
    size += piece.length;
    if (size > INFLATED_LIMIT)
      throw new UnreadableFile(`decompressed it is larger than ${INFLATED_LIMIT} bytes`);
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
