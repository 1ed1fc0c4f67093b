import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticksOf } from "#shared/clock/ticks";
import { parseTime } from "#shared/clock/time";
import { clampWindow, panBy, windowAround, zoomAbout } from "#shared/clock/window";
import { createFormat } from "#renderer/ui/format";

const seed = 20251114;
const at = (text: string): number => Date.parse(`${text}Z`);
const reading = {
  nowMs: at("2025-11-14T22:41:07"),
  fromMs: at("2025-09-01T00:00:00"),
  toMs: at("2026-02-28T00:00:00"),
};
const read = (text: string) => parseTime(text, reading);

describe("a typed time", () => {
  it.each([
    ["2025-11-14 22:41:07", "2025-11-14T22:41:07"],
    ["2025-11-14T22:41:07.250Z", "2025-11-14T22:41:07.250"],
    ["2025-11-14", "2025-11-14T00:00:00"],
    ["14 Nov 22:41", "2025-11-14T22:41:00"],
    ["14 November 2025, 22:41:07", "2025-11-14T22:41:07"],
    ["Nov 14 22:41", "2025-11-14T22:41:00"],
    ["14 nov. 2025 22h41", "2025-11-14T22:41:00"],
    ["1er févr. 8:05", "2026-02-01T08:05:00"],
    ["1 févr. 08:05 UTC", "2026-02-01T08:05:00"],
    ["14/11/2025 22:41", "2025-11-14T22:41:00"],
    ["14.11", "2025-11-14T00:00:00"],
    ["08:00", "2025-11-14T08:00:00"],
    ["+3h", "2025-11-15T01:41:07"],
    ["+3 h", "2025-11-15T01:41:07"],
    ["-2d", "2025-11-12T22:41:07"],
    ["−2 j", "2025-11-12T22:41:07"],
    ["+1.5 min", "2025-11-14T22:42:37"],
    ["50%", "2025-11-30T00:00:00"],
    ["50,0 %", "2025-11-30T00:00:00"],
    ["+1,5 h", "2025-11-15T00:11:07"],
    ["0 %", "2025-09-01T00:00:00"],
  ])("%s is %s", (typed, wanted) => {
    expect(read(typed)).toBe(at(wanted));
  });

  it.each([
    "",
    "soon",
    "14 Nov 25:00",
    "30 Feb 2026",
    "14 jui",
    "+3 parsecs",
    "101%",
    "22:60",
    "3h",
  ])("%s is none", (typed) => {
    expect(read(typed)).toBeNull();
  });

  it("without a year is of the year that the records are in, though another is nearer", () => {
    expect(read("2 Jan")).toBe(at("2026-01-02T00:00:00"));
    expect(read("3 Sep")).toBe(at("2025-09-03T00:00:00"));
  });

  it("is read as it is written on screen, in both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({
          min: at("1971-01-01T00:00:00") / 1000,
          max: at("2100-01-01T00:00:00") / 1000,
        }),
        fc.constantFrom("en" as const, "fr" as const),
        (seconds, language) => {
          expect(read(createFormat(language).time(seconds * 1000))).toBe(seconds * 1000);
        },
      ),
      { seed },
    );
  });
});

const whole = { fromMs: 0, toMs: 1_000_000 };

describe("the stretch on screen", () => {
  it("keeps the time under the pointer in its place when zoomed", () => {
    const zoomed = zoomAbout(whole, 250_000, 0.5, whole);
    expect(zoomed).toEqual({ fromMs: 125_000, toMs: 625_000 });
    expect(zoomAbout(zoomed, 250_000, 2, whole)).toEqual(whole);
  });

  it("is never shorter than a second, longer than the whole, or outside of it", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: -100, max: 1_000_100 }),
            fc.double({ min: 0.001, max: 30, noNaN: true }),
          ),
          { minLength: 1, maxLength: 20 },
        ),
        (moves) => {
          let window = whole;
          for (const [about, factor] of moves) {
            window = zoomAbout(panBy(window, about / 10, whole), about, factor, whole);
            expect(window.fromMs).toBeGreaterThanOrEqual(0);
            expect(window.toMs).toBeLessThanOrEqual(1_000_000);
            expect(window.toMs - window.fromMs).toBeGreaterThanOrEqual(1000);
          }
        },
      ),
      { seed },
    );
  });

  it("moves no farther than the ends", () => {
    expect(panBy({ fromMs: 900_000, toMs: 950_000 }, 500_000, whole)).toEqual({
      fromMs: 950_000,
      toMs: 1_000_000,
    });
    expect(clampWindow({ fromMs: 10, toMs: 11 }, whole)).toEqual({ fromMs: 10, toMs: 1010 });
  });

  it("follows a time out of sight, and stays where it is in sight", () => {
    const window = { fromMs: 100_000, toMs: 200_000 };
    expect(windowAround(window, 150_000, whole)).toBe(window);
    expect(windowAround(window, 210_000, whole)).toEqual({ fromMs: 120_000, toMs: 220_000 });
  });
});

describe("marks of an axis", () => {
  const marks = (from: string, to: string, most: number) => {
    const { unit, at: list } = ticksOf({ fromMs: at(from), toMs: at(to) }, most);
    return [unit, ...list.map((ms) => new Date(ms).toISOString().slice(0, 16))];
  };

  it("are round times", () => {
    expect(marks("2025-11-14T22:10:00", "2025-11-14T23:50:00", 4)).toEqual([
      "minute",
      "2025-11-14T22:30",
      "2025-11-14T23:00",
      "2025-11-14T23:30",
    ]);
    expect(marks("2025-09-10T00:00:00", "2026-02-28T00:00:00", 6)).toEqual([
      "month",
      "2025-10-01T00:00",
      "2025-11-01T00:00",
      "2025-12-01T00:00",
      "2026-01-01T00:00",
      "2026-02-01T00:00",
    ]);
    expect(marks("1969-06-01T00:00:00", "2026-01-01T00:00:00", 5)).toEqual([
      "year",
      "1980-01-01T00:00",
      "2000-01-01T00:00",
      "2020-01-01T00:00",
    ]);
  });

  it("begin weeks on Mondays", () => {
    expect(marks("2025-11-01T00:00:00", "2025-11-30T00:00:00", 5)).toEqual([
      "day",
      "2025-11-03T00:00",
      "2025-11-10T00:00",
      "2025-11-17T00:00",
      "2025-11-24T00:00",
    ]);
  });

  it("are never more than asked for, and rise", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 1000, max: 2e12 }),
        fc.integer({ min: 2, max: 12 }),
        (from, length, most) => {
          const { at: list } = ticksOf({ fromMs: from, toMs: from + length }, most);
          expect(list.length).toBeLessThanOrEqual(most + 1);
          expect(list).toEqual([...list].sort((a, b) => a - b));
        },
      ),
      { seed },
    );
  });
});
