import { describe, expect, it } from "vitest";
import { advance, NOT_STARTED } from "#renderer/stores/progress";

const reading = (done: number) =>
  ({ phase: "reading", item: "events.parquet", done, total: 100 }) as const;

describe("the progress of an opening", () => {
  it("names the phase and the item", () => {
    expect(advance(NOT_STARTED, reading(10), 10)).toMatchObject({
      phase: "reading",
      item: "events.parquet",
    });
  });

  it("never goes back", () => {
    const later = advance(NOT_STARTED, reading(80), 100);
    expect(advance(later, reading(20), 200).fraction).toBe(later.fraction);
  });

  it("is further in a later phase than at the end of an earlier one", () => {
    const read = advance(NOT_STARTED, reading(100), 100);
    const indexing = advance(read, { phase: "indexing", item: null, done: 1, total: 2 }, 200);
    expect(indexing.fraction).toBeGreaterThan(read.fraction ?? 0);
  });

  it("reaches the whole when everything is checked", () => {
    const done = advance(NOT_STARTED, { phase: "checking", item: null, done: 9, total: 9 }, 1);
    expect(done.fraction).toBeCloseTo(1);
  });

  it("gives no estimate before there is enough to go by", () => {
    expect(advance(NOT_STARTED, reading(50), 200).remainingMs).toBeNull();
    expect(advance(NOT_STARTED, reading(1), 5000).remainingMs).toBeNull();
  });

  it("estimates the time left from the time spent", () => {
    const half = advance(NOT_STARTED, reading(50), 7000);
    const fraction = half.fraction ?? 0;
    expect(half.remainingMs).toBeCloseTo((7000 * (1 - fraction)) / fraction);
  });

  it("takes a phase without a total as just begun", () => {
    const begun = advance(NOT_STARTED, { phase: "reading", item: null, done: 0, total: 0 }, 5);
    expect(begun.fraction).toBe(0);
  });
});
