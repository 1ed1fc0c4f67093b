/** NUL and lone surrogates never belong in text, and U+FFFD stands where the bytes were not UTF-8. */
export const isDamagedText = (text: string): boolean => /[\0\uFFFD\p{Surrogate}]/u.test(text);

/** A number that stands for text, such as an id; null where its digits are not all known, or where it is none. */
export function numberAsText(value: unknown): string | null {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
}
