import { dayOf, MS_PER_DAY } from "../domain/time";

const DASH = 45;
const COLON = 58;
const SPACE = 32;
const LETTER_T = 84;
const DOT = 46;

/**
 * Reads `YYYY-MM-DD( |T)HH:MM:SS[.fraction]` of up to nine decimals in UTC from bytes [start, end), as
 * `parseInstant` would from a string. False for anything else, which may still be a time in another form.
 */
export function readInstant(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: { ms: number; nano: number },
): boolean {
  const length = end - start;
  if (length < 19 || length === 20 || length > 29) return false;
  const separator = bytes[start + 10];
  const isLaidOut =
    bytes[start + 4] === DASH &&
    bytes[start + 7] === DASH &&
    (separator === SPACE || separator === LETTER_T) &&
    bytes[start + 13] === COLON &&
    bytes[start + 16] === COLON &&
    (length === 19 || bytes[start + 19] === DOT);
  if (!isLaidOut) return false;
  const year = digits(bytes, start, 4);
  const hours = digits(bytes, start + 11, 2);
  const minutes = digits(bytes, start + 14, 2);
  const seconds = digits(bytes, start + 17, 2);
  const decimals = Math.max(length - 20, 0);
  const fraction = digits(bytes, start + 20, decimals);
  const month = digits(bytes, start + 5, 2);
  const dayOfMonth = digits(bytes, start + 8, 2);
  if (Number.isNaN(year + month + dayOfMonth + hours + minutes + seconds + fraction)) return false;
  const day = dayOf(year, month, dayOfMonth);
  if (day === null || year < 1 || hours > 23 || minutes > 59 || seconds > 59) return false;
  const nanos = fraction * 10 ** (9 - decimals);
  const ms = Math.floor(nanos / 1_000_000);
  into.ms = day * MS_PER_DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + ms;
  into.nano = nanos - ms * 1_000_000;
  return true;
}

/** `count` decimal digits as a number, NaN where one is missing. */
function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = bytes[i]! - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
