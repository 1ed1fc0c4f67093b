import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  between,
  drawnTo,
  endAt,
  shareInSight,
  withEnd,
  type TrackView,
} from "#renderer/features/scrubber/brush";
import { lengthWords, windowLabel } from "#renderer/features/scrubber/brushWords";
import { createFormat } from "#renderer/ui/format";
import { i18nOf } from "../../support/i18n";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const RECORDS = { firstMs: 100, lastMs: 3900 };
/** A pixel is ten milliseconds. */
const WHOLE: TrackView = { window: { fromMs: 0, toMs: 4000 }, width: 400 };
/** A pixel is one millisecond. */
const ZOOMED: TrackView = { window: { fromMs: 1000, toMs: 1400 }, width: 400 };

describe("a stretch drawn on the track", () => {
  it("goes from where the drag began to where it is", () => {
    expect(drawnTo(1000, 250, WHOLE, RECORDS)).toEqual({ fromMs: 1000, toMs: 2500 });
  });

  it("is the same drawn from its end to its beginning", () => {
    expect(drawnTo(2500, 100, WHOLE, RECORDS)).toEqual({ fromMs: 1000, toMs: 2500 });
  });

  it("is as fine as what is in sight", () => {
    expect(drawnTo(1010, 33, ZOOMED, RECORDS)).toEqual({ fromMs: 1010, toMs: 1033 });
  });

  it("ends with the records, where the drag leaves the track", () => {
    expect(drawnTo(2000, 900, WHOLE, RECORDS)).toEqual({ fromMs: 2000, toMs: 3900 });
    expect(drawnTo(2000, -50, WHOLE, RECORDS)).toEqual({ fromMs: 100, toMs: 2000 });
  });

  it("is none beside the records, and none without a length", () => {
    expect(drawnTo(3950, 399, WHOLE, RECORDS)).toBeNull();
    expect(drawnTo(2000, 200, WHOLE, RECORDS)).toBeNull();
  });

  it("is of whole milliseconds, in order and within the records, whatever is dragged", () => {
    const ms = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(ms, ms, (one, other) => {
        const window = between(one, other, RECORDS);
        if (window === null) return;
        expect(window).toEqual(between(other, one, RECORDS));
        expect([window.fromMs, window.toMs].every(Number.isInteger)).toBe(true);
        expect(window.fromMs).toBeGreaterThanOrEqual(RECORDS.firstMs);
        expect(window.toMs).toBeGreaterThan(window.fromMs);
        expect(window.toMs).toBeLessThanOrEqual(RECORDS.lastMs);
      }),
      { seed: 6 },
    );
  });
});

describe("an end of the stretch", () => {
  const brushed = { fromMs: 1000, toMs: 2500 };

  it("is taken hold of from a few pixels away", () => {
    expect(endAt(96, brushed, WHOLE, 5)).toBe("fromMs");
    expect(endAt(254, brushed, WHOLE, 5)).toBe("toMs");
    expect(endAt(180, brushed, WHOLE, 5)).toBeNull();
  });

  it("is the nearer of two within reach", () => {
    const narrow = { fromMs: 1000, toMs: 1040 };
    expect(endAt(99, narrow, WHOLE, 5)).toBe("fromMs");
    expect(endAt(103, narrow, WHOLE, 5)).toBe("toMs");
  });

  it("is not there where zooming has taken it out of sight", () => {
    expect(endAt(0, brushed, ZOOMED, 5)).toBe("fromMs");
    expect(endAt(399, brushed, ZOOMED, 5)).toBeNull();
  });

  it("becomes the other end where it is dragged past it", () => {
    expect(drawnTo(brushed.toMs, 300, WHOLE, RECORDS)).toEqual({ fromMs: 2500, toMs: 3000 });
  });

  it("stops by keys at the other end and at the records", () => {
    expect(withEnd(brushed, "fromMs", 9000, RECORDS)).toEqual({ fromMs: 2500, toMs: 2500 });
    expect(withEnd(brushed, "fromMs", -9000, RECORDS)).toEqual({ fromMs: 100, toMs: 2500 });
    expect(withEnd(brushed, "toMs", 9000, RECORDS)).toEqual({ fromMs: 1000, toMs: 3900 });
    expect(withEnd(brushed, "toMs", 1800.4, RECORDS)).toEqual({ fromMs: 1000, toMs: 1800 });
  });
});

describe("the band of the stretch", () => {
  it("covers as much of the track as is in sight of it", () => {
    expect(shareInSight({ fromMs: 1000, toMs: 3000 }, WHOLE)).toEqual({ left: 0.25, right: 0.75 });
    expect(shareInSight({ fromMs: 0, toMs: 1200 }, ZOOMED)).toEqual({ left: 0, right: 0.5 });
    expect(shareInSight({ fromMs: 2000, toMs: 3000 }, ZOOMED)).toBeNull();
  });

  it("says how long it is in its two largest units", () => {
    const { t } = i18nOf("en");
    const words = (ms: number) => lengthWords(ms, createFormat("en"), t).replaceAll("\u202F", " ");
    expect(words(20 * DAY + 4 * HOUR + 59 * MINUTE)).toBe("20 d 4 h");
    expect(words(3 * DAY + MINUTE)).toBe("3 d");
    expect(words(35 * MINUTE)).toBe("35 min");
    expect(words(400)).toBe("0 s");
  });

  it("names its days, and the time of the day where it is short", () => {
    const { t } = i18nOf("en");
    const label = (fromMs: number, toMs: number) =>
      windowLabel({ fromMs, toMs }, createFormat("en"), t).replaceAll("\u202F", " ");
    const start = Date.UTC(2025, 10, 1, 8, 30);
    expect(label(start, start + 10 * DAY)).toBe("Graph: 1 Nov – 11 Nov · 10 d");
    expect(label(start, start + 6 * HOUR)).toBe("Graph: 1 Nov 08:30 – 1 Nov 14:30 · 6 h");
  });
});
