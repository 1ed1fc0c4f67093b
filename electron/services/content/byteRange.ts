import { fail, ok, type Result } from "#shared/domain/result";

/** Bytes start … end, both included, of a file of `size` bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const SINGLE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The part of a file that a Range header asks for, null for all of it (RFC 9110 §14). Stricter than the RFC, which
 * ignores what it cannot read: anything but one satisfiable range is refused, so that a caller's mistake shows.
 */
export function parseByteRange(header: string | null, size: number): Result<ByteRange | null> {
  if (header === null) return ok(null);
  const match = SINGLE.exec(header);
  const [first, last] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (first === "" && last === "") return refused(header, size);
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(size - 1, Number(last));
  return start > end ? refused(header, size) : ok({ start, end });
}

const refused = (header: string, size: number) =>
  fail("host.badRequest", "The byte range cannot be answered", {
    tip: `Ask for one range within the ${size} bytes of the file.`,
    detail: header.slice(0, 100),
  });
