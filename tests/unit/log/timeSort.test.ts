import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleTies, sortByTime } from "#shared/log/timeSort";

const RUNS = { seed: 20251103, numRuns: 300 };
const times = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 1_761_955_200_000, max: 1_767_225_600_000 }),
    fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
  ),
  { maxLength: 80 },
);

describe("sorting by time", () => {
  it("equals a stable comparison sort, before 1970 and far ahead as well", () => {
    fc.assert(
      fc.property(times, (ms) => {
        const expected = ms.map((_, at) => at).toSorted((a, b) => ms[a]! - ms[b]!);
        expect(Array.from(sortByTime(Float64Array.from(ms)))).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("settles equal times by the given order and moves nothing else", () => {
    const ms = Float64Array.of(5, 5, 1, 5, 1);
    const order = sortByTime(ms);
    settleTies(ms, order, (a, b) => b - a);
    expect(Array.from(order)).toEqual([4, 2, 3, 1, 0]);
  });
});
