import type { StoredField } from "./fields";

/** Encoded records one behind the other: record i is bytes[starts[i], starts[i + 1]). */
export interface Records {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** A header of this length still says its own length in one byte. */
const HEADER_LIMIT = 127;

/** The records of some rows, in their order, with these fields (https://www.sqlite.org/fileformat2.html#record_format). */
export function encodeRecords(fields: readonly StoredField[], rows: Uint32Array): Records {
  const heads = new Uint32Array(rows.length).fill(1);
  const bodies = new Uint32Array(rows.length);
  for (const field of fields) field.measure(rows, heads, bodies);
  const starts = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) starts[at + 1] = starts[at]! + heads[at]! + bodies[at]!;
  const bytes = new Uint8Array(starts[rows.length]!);
  const bodyAt = bodies;
  for (let at = 0; at < rows.length; at++) {
    const length = heads[at]!;
    if (length > HEADER_LIMIT) throw new RangeError(`A record header of ${length} bytes`);
    bytes[starts[at]!] = length;
    bodyAt[at] = starts[at]! + length;
    heads[at] = starts[at]! + 1;
  }
  for (const field of fields) field.write(rows, bytes, heads, bodyAt);
  return { bytes, starts };
}
