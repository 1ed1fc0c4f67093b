import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, formatDay, formatInstant, parseDay, parseInstant } from "#shared/domain/time";

const SEED = { seed: 20_251_101, numRuns: 2000 };
const DAY_MS = 86_400_000;

const instantOf = (text: string) => {
  const into = { ms: NaN, nano: NaN };
  return parseInstant(text, into) ? { ...into } : null;
};

/** Milliseconds of a date and time by the platform's own calendar. */
function utc(year: number, month: number, day: number, ms = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() + ms;
}

describe("days", () => {
  it("agree with the platform's calendar over ten thousand years", () => {
    const date = fc.record({
      year: fc.integer({ min: -400, max: 9999 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
    });
    fc.assert(
      fc.property(date, ({ year, month, day }) => {
        const ms = utc(year, month, day);
        const exists =
          new Date(ms).getUTCMonth() + 1 === month && new Date(ms).getUTCDate() === day;
        expect(dayOf(year, month, day)).toBe(exists ? ms / DAY_MS : null);
      }),
      SEED,
    );
  });

  it("are read back from their own text", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
      SEED,
    );
  });

  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-11-00", "0000-01-01", "2025-1-01"])(
    "refuse %s",
    (text) => expect(parseDay(text)).toBeNull(),
  );

  it.each(["2025-11-01 00:00:00", "2025-11-01T00:00:00.000Z", "2025-11-01 00:00"])(
    "may stand with midnight, as in %s",
    (text) => expect(parseDay(text)).toBe(Date.UTC(2025, 10, 1) / DAY_MS),
  );

  it("do not lose a time of day that is not midnight", () => {
    expect(parseDay("2025-11-01 10:00:00")).toBeNull();
  });
});

const instants = fc.record({
  ms: fc.integer({ min: utc(1, 1, 1), max: utc(9999, 12, 31, DAY_MS - 1) }),
  nano: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999 })),
});

describe("instants", () => {
  it("are read back from their own text", () => {
    fc.assert(
      fc.property(instants, ({ ms, nano }) => {
        expect(instantOf(formatInstant(ms, nano))).toEqual({ ms, nano });
      }),
      SEED,
    );
  });

  it("count nanoseconds exactly, whatever the zone and the number of decimals", () => {
    const written = fc.record({
      ms: fc.integer({ min: utc(1900, 1, 1), max: utc(2200, 1, 1) }),
      fraction: fc.stringMatching(/^\d{1,12}$/),
      sign: fc.constantFrom("+", "-"),
      hours: fc.integer({ min: 0, max: 18 }),
      minutes: fc.integer({ min: 0, max: 59 }),
      colon: fc.constantFrom(":", ""),
      separator: fc.constantFrom("T", " "),
    });
    fc.assert(
      fc.property(written, ({ ms, fraction, sign, hours, minutes, colon, separator }) => {
        const local = new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19);
        const two = (value: number) => String(value).padStart(2, "0");
        const zone = `${sign}${two(hours)}${colon}${two(minutes)}`;
        const read = instantOf(`${local.replace("T", separator)}.${fraction}${zone}`);
        const offset = BigInt((sign === "+" ? 1 : -1) * (hours * 60 + minutes)) * 60_000_000_000n;
        const expected =
          BigInt(Date.parse(`${local}Z`)) * 1_000_000n +
          BigInt(fraction.slice(0, 9).padEnd(9, "0")) -
          offset;
        expect(read).not.toBeNull();
        expect(BigInt(read!.ms) * 1_000_000n + BigInt(read!.nano)).toBe(expected);
      }),
      SEED,
    );
  });

  it.each([
    ["2025-11-01", "2025-11-01T00:00:00Z"],
    ["2025-11-01 10:20", "2025-11-01T10:20:00Z"],
    ["2025-11-01 10:20:30", "2025-11-01T10:20:30Z"],
    ["2025-11-01t10:20:30z", "2025-11-01T10:20:30Z"],
    ["2025-11-01T10:20:30,5", "2025-11-01T10:20:30.500Z"],
    ["2025-11-01T10:20:30+02", "2025-11-01T08:20:30Z"],
    ["2024-02-29 23:59:59", "2024-02-29T23:59:59Z"],
  ])("read %s as %s", (text, iso) => {
    expect(instantOf(text)).toEqual({ ms: Date.parse(iso), nano: 0 });
  });

  it.each([
    "",
    "yesterday",
    "2025-02-30 10:00:00",
    "2025-11-01 24:00:00",
    "2025-11-01 10:60:00",
    "2025-11-01 10:20:60",
    "2025-11-01 10:20:30.",
    "2025-11-01 10:20:30.5x",
    "2025-11-01 10:20:30 ",
    " 2025-11-01 10:20:30",
    "2025-11-01 10:20:30+",
    "2025-11-01 10:20:30+2",
    "2025-11-01 10:20:30+02:",
    "2025-11-01 10:20:30+19:00",
    "2025-11-01 10:20:30+02:60",
    "2025-11-01 10:20:30Zulu",
    "2025-11-01 1:20:30",
    "20251101T102030Z",
    "01/11/2025 10:20",
  ])("refuse %j", (text) => expect(instantOf(text)).toBeNull());
});

describe("the text of an instant", () => {
  it.each([
    [0, 0, "1970-01-01 00:00:00"],
    [1, 0, "1970-01-01 00:00:00.001"],
    [1, 2000, "1970-01-01 00:00:00.001002"],
    [1, 2003, "1970-01-01 00:00:00.001002003"],
    [-1, 0, "1969-12-31 23:59:59.999"],
  ])("has as many decimals as %d ms and %d ns need", (ms, nano, text) => {
    expect(formatInstant(ms, nano)).toBe(text);
  });
});
