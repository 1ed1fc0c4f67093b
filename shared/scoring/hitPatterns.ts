/**
 * Payments by which rules hit them. Thousands of payments share some hundred patterns, so that what depends on hits
 * alone is worked out once a pattern.
 */
export interface HitPatterns {
  /** Pattern of each payment, 0 … count − 1. */
  readonly codes: Uint32Array;
  readonly count: number;
  /** The first payment of each pattern. */
  readonly samples: Uint32Array;
}

/**
 * Splits the payments by one rule after the other. O(payments × rules that hit).
 * @param columns 1 where the rule hits, a column a rule
 */
export function patternsOf(columns: readonly Uint8Array[], size: number): HitPatterns {
  const codes = new Uint32Array(size);
  let count = Math.min(size, 1);
  for (const column of columns) {
    if (!column.includes(1)) continue;
    const split = new Int32Array(count * 2).fill(-1);
    count = 0;
    for (let at = 0; at < size; at++) {
      const branch = codes[at]! * 2 + column[at]!;
      if (split[branch]! < 0) split[branch] = count++;
      codes[at] = split[branch]!;
    }
  }
  const samples = new Uint32Array(count);
  for (let at = size - 1; at >= 0; at--) samples[codes[at]!] = at;
  return { codes, count, samples };
}

/** Writes which rules hit the payments of a pattern: 1 at the place of each that does. */
export function readPattern(
  columns: readonly Uint8Array[],
  { samples }: HitPatterns,
  pattern: number,
  into: Uint8Array,
): void {
  const sample = samples[pattern]!;
  for (let rule = 0; rule < columns.length; rule++) into[rule] = columns[rule]![sample]!;
}
