/** Bit-packed runs may be padded (DuckDB packs 256 at a time). */
const PACKED_PADDING = 512;

/**
 * Fills `output` from the RLE and bit-packed runs in `bytes` from `start` on; each value has `width` bits, 1 to 24
 * (format: apache/parquet-format, Encodings.md). Throws where a run claims more values than are left or more bytes
 * than there are.
 */
export function readRuns<Output extends Uint8Array | Uint32Array>(
  bytes: Uint8Array,
  start: number,
  width: number,
  output: Output,
): Output {
  const count = output.length;
  let at = start;
  let seen = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new Error("run header is damaged");
      const byte = bytes[at++]!;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const isPacked = header % 2 === 1;
    const length = isPacked ? Math.floor(header / 2) * 8 : header / 2;
    const size = isPacked ? (length / 8) * width : (width + 7) >> 3;
    const most = isPacked ? count - seen + PACKED_PADDING : count - seen;
    // Bit-packed runs are bounded by their bytes as well.
    if (length === 0 || length > most)
      throw new Error(`run of ${length} values where ${count - seen} are left`);
    if (at + size > bytes.length) throw new Error("run reaches beyond its page");
    const end = Math.min(seen + length, count);
    if (isPacked) unpack(bytes, at, width, output, seen, end);
    else output.fill(runValue(bytes, at, width), seen, end);
    at += size;
    seen += length;
  }
  return output;
}

function runValue(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit += 8) value |= bytes[at + (bit >> 3)]! << bit;
  if (value >= 1 << width) throw new Error(`run of a value wider than ${width} bits`);
  return value;
}

function unpack(
  bytes: Uint8Array,
  start: number,
  width: number,
  output: Uint8Array | Uint32Array,
  from: number,
  to: number,
): void {
  const mask = (1 << width) - 1;
  let at = start;
  let word = 0;
  let bits = 0;
  for (let i = from; i < to; i++) {
    for (; bits < width; bits += 8) word |= bytes[at++]! << bits;
    output[i] = word & mask;
    word >>>= width;
    bits -= width;
  }
}
