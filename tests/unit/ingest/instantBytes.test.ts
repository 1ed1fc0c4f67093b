import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "#shared/domain/time";
import { readInstant } from "#shared/ingest/instantBytes";

/** What the bytes say, behind others that are not theirs; null where they are left to the general parser. */
function read(text: string): { ms: number; nano: number } | null {
  const bytes = new TextEncoder().encode(`9${text}9`);
  const into = { ms: 0, nano: 0 };
  return readInstant(bytes, 1, bytes.length - 1, into) ? into : null;
}

function parsed(text: string): { ms: number; nano: number } | null {
  const into = { ms: 0, nano: 0 };
  return parseInstant(text, into) ? into : null;
}

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

const texts = fc
  .record({
    year: fc.integer({ min: 0, max: 9999 }),
    parts: fc.tuple(
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 24 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
    ),
    fraction: fc.constantFrom("", ".", ".5", ".04", ".123", ".123456", ".000000001", ".999999999"),
    separator: fc.constantFrom(" ", "T"),
  })
  .map(({ year, parts: [month, day, hour, minute, second], fraction, separator }) => {
    const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
    return `${date}${separator}${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`;
  });

describe("a time in bytes", () => {
  it("is the one the general parser finds", () => {
    expect(read("2025-11-19 14:23:04.123456")).toEqual(parsed("2025-11-19 14:23:04.123456"));
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual(parsed(text));
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it("is left to the general parser wherever a character is another", () => {
    const text = "2025-11-19 14:23:04.5";
    for (let at = 0; at < text.length; at++)
      expect(read(`${text.slice(0, at)}x${text.slice(at + 1)}`)).toBeNull();
  });

  it.each(["2025-11-19", "2025-11-19 14:23", "2025-11-19 14:23:04Z", "2025-11-19 14:23:04+01:00"])(
    "is left to the general parser in the form %s",
    (text) => {
      expect(read(text)).toBeNull();
      expect(parsed(text)).not.toBeNull();
    },
  );
});
