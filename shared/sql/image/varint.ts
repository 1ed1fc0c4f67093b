/**
 * SQLite's variable-length integers: seven bits a byte, most significant first, the high bit set on all but the last
 * (https://www.sqlite.org/fileformat2.html#varint). Values here are sizes and row numbers below 2⁴⁹.
 */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** Writes a value at a place; answers where it ends. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  if (value < 128) {
    bytes[at] = value;
    return at + 1;
  }
  const length = varintLength(value);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    bytes[at + i] = (rest % 128) | (i === length - 1 ? 0 : 128);
    rest = Math.floor(rest / 128);
  }
  return at + length;
}
