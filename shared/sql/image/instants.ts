import { formatDay, MS_PER_DAY } from "../../domain/time";

/** `YYYY-MM-DD HH:MM:SS.123456789` */
const LONGEST = 29;
const ZERO = 48;
const COLON = 58;
const SPACE = 32;
const DOT = 46;

/**
 * The texts of `formatInstant` for a whole column, one behind the other: row r is bytes[offsets[r], offsets[r + 1]),
 * nothing where it is null. The years are 1 to 9999, as ingest reads them.
 */
export function formatInstants(
  ms: Float64Array,
  nano: Uint32Array | null,
): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
  const bytes = new Uint8Array(ms.length * LONGEST);
  const offsets = new Uint32Array(ms.length + 1);
  const days = new Map<number, string>();
  let at = 0;
  for (let row = 0; row < ms.length; row++) {
    const time = ms[row]!;
    if (!Number.isNaN(time)) {
      const day = Math.floor(time / MS_PER_DAY);
      let date = days.get(day);
      if (date === undefined) days.set(day, (date = formatDay(day)));
      for (let i = 0; i < 10; i++) bytes[at + i] = date.charCodeAt(i);
      at = writeClock(bytes, at + 10, time - day * MS_PER_DAY, nano === null ? 0 : nano[row]!);
    }
    offsets[row + 1] = at;
  }
  return { bytes: bytes.subarray(0, at), offsets };
}

function writeClock(bytes: Uint8Array, at: number, msOfDay: number, nano: number): number {
  const seconds = Math.floor(msOfDay / 1000);
  const minutes = Math.floor(seconds / 60);
  bytes[at] = SPACE;
  writeDigits(bytes, at + 1, 2, Math.floor(minutes / 60));
  bytes[at + 3] = COLON;
  writeDigits(bytes, at + 4, 2, minutes % 60);
  bytes[at + 6] = COLON;
  writeDigits(bytes, at + 7, 2, seconds % 60);
  const fraction = (msOfDay % 1000) * 1_000_000 + nano;
  if (fraction === 0) return at + 9;
  bytes[at + 9] = DOT;
  if (fraction % 1_000_000 === 0) return writeDigits(bytes, at + 10, 3, fraction / 1_000_000);
  if (fraction % 1000 === 0) return writeDigits(bytes, at + 10, 6, fraction / 1000);
  return writeDigits(bytes, at + 10, 9, fraction);
}

/** Writes a number in as many digits; answers where it ends. */
function writeDigits(bytes: Uint8Array, at: number, count: number, value: number): number {
  let rest = value;
  for (let i = count - 1; i >= 0; i--) {
    const tenth = Math.floor(rest / 10);
    bytes[at + i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + count;
}
