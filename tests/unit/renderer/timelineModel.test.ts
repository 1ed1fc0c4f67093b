import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Histogram, Lane } from "#shared/contract/replay";
import {
  barAt,
  barsFor,
  barSpan,
  histogramShapes,
  laneShapes,
  msAt,
  xOf,
} from "#renderer/features/timeline/lanes/shapes";
import { tickLabel } from "#renderer/features/timeline/lanes/tickLabel";
import { createFormat } from "#renderer/ui/format";

const scale = { fromMs: 0, toMs: 1000, width: 100 };
const bars = { fromMs: 0, toMs: 1000, bars: 10 };

const aLane = (counts: readonly number[], gravest: readonly number[] = []): Lane => ({
  of: "payment",
  total: counts.reduce((sum, count) => sum + count, 0),
  counts: Uint32Array.from(counts),
  gravest: Uint8Array.from({ length: counts.length }, (_, bar) => gravest[bar] ?? 0),
});

describe("bars", () => {
  it("hold every time on screen, and none is longer than another", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 2e12 }),
        fc.integer({ min: 1000, max: 1e10 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (fromMs, length, width, share) => {
          const asked = barsFor({ fromMs, toMs: fromMs + length, width });
          const ms = fromMs + Math.floor(share * length);
          const bar = barAt(asked, ms);
          expect(bar).toBeGreaterThanOrEqual(0);
          const span = barSpan(asked, bar);
          expect(span.fromMs).toBeLessThanOrEqual(ms);
          expect(span.toMs).toBeGreaterThan(ms);
          expect((asked.toMs - asked.fromMs) % asked.bars).toBe(0);
        },
      ),
      { seed: 7 },
    );
  });

  it("stay where they are while one pans, so that what is in each stays the same", () => {
    const before = barsFor({ fromMs: 1_000_000, toMs: 1_400_000, width: 400 });
    const after = barsFor({ fromMs: 1_001_234, toMs: 1_401_234, width: 400 });
    const length = (before.toMs - before.fromMs) / before.bars;
    expect((after.toMs - after.fromMs) / after.bars).toBe(length);
    expect((after.fromMs - before.fromMs) % length).toBe(0);
  });

  it("are none where the pointer is outside of them", () => {
    expect(barAt(bars, -1)).toBe(-1);
    expect(barAt(bars, 1000)).toBe(-1);
  });
});

describe("a lane", () => {
  it("shows a single record as a tick and several as a bar, the denser the darker", () => {
    const { ticks, bars: drawn } = laneShapes(aLane([1, 0, 2, 9]), { ...bars, bars: 4 }, scale);
    expect(ticks).toEqual([12.5]);
    expect(drawn.map(({ x, width }) => [x, width])).toEqual([
      [50, 25],
      [75, 25],
    ]);
    expect(drawn[0]!.opacity).toBeLessThan(drawn[1]!.opacity);
    expect(drawn[1]!.opacity).toBe(1);
  });

  it("shows density where bars are too narrow for ticks", () => {
    const { ticks, bars: drawn } = laneShapes(aLane([1]), { fromMs: 0, toMs: 10, bars: 1 }, scale);
    expect(ticks).toEqual([]);
    expect(drawn).toHaveLength(1);
  });

  it("draws what was answered for another window at its own time", () => {
    const moved = { fromMs: 500, toMs: 1500, width: 100 };
    const { ticks } = laneShapes(aLane([1, 0, 0, 0, 0, 0, 0, 1, 0, 0]), bars, moved);
    expect(ticks).toEqual([xOf(moved, 750)]);
  });

  it("joins signs that would lie on one another to the gravest of them", () => {
    const crowded = { fromMs: 0, toMs: 1000, width: 40 };
    const { signs } = laneShapes(
      aLane([1, 1, 1, 0, 0, 0, 1], [1, 5, 2, 0, 0, 0, 3]),
      bars,
      crowded,
    );
    expect(signs.map(({ gravity }) => gravity)).toEqual(["fraud", "blocked"]);
  });

  it("never leaves the gravest of all out", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 10, max: 400 }),
        (gravest, width) => {
          const of = { fromMs: 0, toMs: 1000, bars: gravest.length };
          const lane = aLane(
            gravest.map(() => 1),
            gravest,
          );
          const { signs } = laneShapes(lane, of, { fromMs: 0, toMs: 1000, width });
          const most = Math.max(...gravest);
          const names = ["none", "failed", "challenged", "blocked", "alert", "fraud"];
          if (most > 0) expect(signs.map(({ gravity }) => gravity)).toContain(names[most]);
          else expect(signs).toEqual([]);
        },
      ),
      { seed: 7 },
    );
  });
});

describe("the histogram", () => {
  const histogram: Histogram = {
    ...bars,
    bars: 2,
    decided: true,
    records: Uint32Array.from([10, 5]),
    allowed: Uint32Array.from([2, 1]),
    challenged: Uint32Array.from([1, 0]),
    blocked: Uint32Array.from([1, 0]),
    alerts: Uint32Array.from([0, 0]),
  };

  it("stacks payments on a scale of their own, and says what full height stands for", () => {
    const { bars: drawn, mostRecords, mostPayments } = histogramShapes(histogram, scale);
    expect([mostRecords, mostPayments]).toEqual([10, 4]);
    expect(drawn[0]).toMatchObject({ records: 1, allowed: 0.5, challenged: 0.25, blocked: 0.25 });
    expect(drawn[1]).toMatchObject({ records: 0.5, allowed: 0.25, challenged: 0, blocked: 0 });
  });

  it("measures by what is on screen alone", () => {
    const { mostRecords } = histogramShapes(histogram, { fromMs: 500, toMs: 1000, width: 100 });
    expect(mostRecords).toBe(5);
  });
});

describe("the axis", () => {
  const format = createFormat("en");

  it("finds the time of a pixel again", () => {
    expect(msAt(scale, xOf(scale, 314))).toBeCloseTo(314);
  });

  it("names the day where one begins, and at the first mark", () => {
    const noon = Date.UTC(2025, 10, 14, 12);
    const midnight = Date.UTC(2025, 10, 15);
    expect(tickLabel("minute", noon, null, format)).toBe("14 Nov 12:00");
    expect(tickLabel("minute", midnight, noon, format)).toBe("15 Nov");
    expect(tickLabel("minute", midnight + 3_600_000, midnight, format)).toBe("01:00");
    expect(tickLabel("day", midnight, null, format)).toBe("15 Nov 2025");
    expect(tickLabel("day", midnight, noon, format)).toBe("15 Nov");
  });
});
