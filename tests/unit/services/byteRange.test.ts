import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ok } from "#shared/domain/result";
import { parseByteRange } from "#services/content/byteRange";

describe("a byte range", () => {
  it("that is absent means the whole file, also of an empty one", () => {
    expect(parseByteRange(null, 0)).toEqual(ok(null));
  });

  it.each(["bytes=0-0", "bytes=-1", "bytes=0-"])("of an empty file is refused: %s", (header) => {
    expect(parseByteRange(header, 0)).toMatchObject({ ok: false });
  });

  it("is refused or lies within the file, whatever is asked for", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/)),
        fc.nat(1000),
        (header, size) => {
          const range = parseByteRange(header, size);
          if (!range.ok || range.value === null) return range.ok === false;
          const { start, end } = range.value;
          return start >= 0 && start <= end && end < size;
        },
      ),
      { seed: 20_251_101, numRuns: 1000 },
    );
  });
});
