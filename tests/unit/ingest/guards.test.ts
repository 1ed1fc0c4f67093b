import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "#shared/ingest/crc32";
import { readRuns } from "#shared/ingest/parquetRuns";
import { readValues, type EncodedValues } from "#shared/ingest/parquetValues";
import { SpanSet } from "#shared/ingest/spanSet";
import { skipStruct } from "#shared/ingest/thriftGuard";

const runs = (bytes: number[], width: number, count: number) => [
  ...readRuns(Uint8Array.from(bytes), 0, width, new Uint32Array(count)),
];

describe("runs of a Parquet page", () => {
  it("repeat a value or hold one after another, as many as are asked for", () => {
    expect(runs([3 << 1, 1], 1, 3)).toEqual([1, 1, 1]);
    expect(runs([(1 << 1) | 1, 0b1111_0101], 1, 4)).toEqual([1, 0, 1, 0]);
    expect(runs([2 << 1, 0, (1 << 1) | 1, 0b110], 1, 5)).toEqual([0, 0, 0, 1, 1]);
  });

  it("hold values across bytes", () => {
    // Encodings.md: 0 to 7 in three bits each.
    const packed = [0b1000_1000, 0b1100_0110, 0b1111_1010];
    expect(runs([(1 << 1) | 1, ...packed], 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(runs([2 << 1, 0x02, 0x01], 12, 2)).toEqual([258, 258]);
  });

  it("hold what was packed, whatever its width", () => {
    const packed = fc
      .integer({ min: 1, max: 24 })
      .chain((width) =>
        fc.tuple(
          fc.constant(width),
          fc.array(fc.integer({ min: 0, max: 2 ** width - 1 }), { minLength: 1, maxLength: 40 }),
        ),
      );
    fc.assert(
      fc.property(packed, ([width, given]) => {
        const groups = Math.ceil(given.length / 8);
        const bytes = new Array<number>(groups * width).fill(0);
        given.forEach((value, i) => {
          for (let bit = 0; bit < width; bit++) {
            const at = i * width + bit;
            bytes[at >> 3]! |= ((value >> bit) & 1) << (at & 7);
          }
        });
        expect(runs([(groups << 1) | 1, ...bytes], width, given.length)).toEqual(given);
      }),
      { seed: 7 },
    );
  });

  it.each([
    ["claim more values than there are", [7 << 1, 1], 1, 6],
    ["claim billions", [0xfe, 0xff, 0xff, 0xff, 0x0f, 1], 1, 6],
    ["claim billions of packed values", [0xff, 0xff, 0xff, 0xff, 0x0f, 1], 1, 6],
    ["are of no length", [0, 1], 1, 6],
    ["end too early", [2 << 1, 1], 1, 6],
    ["reach beyond the page", [(1 << 1) | 1], 8, 6],
    ["have a header without an end", [0x80, 0x80], 1, 6],
    ["repeat a value wider than its bits", [6 << 1, 2], 1, 6],
  ])("are refused where they %s", (_, bytes, width, count) => {
    expect(() => runs(bytes, width, count)).toThrow();
  });

  it("may be padded as DuckDB does", () => {
    expect(runs([(32 << 1) | 1, ...Array<number>(32).fill(0xff)], 1, 3)).toEqual([1, 1, 1]);
  });
});

const values = (page: number[], more: Partial<EncodedValues>): EncodedValues => ({
  page: Uint8Array.from(page),
  present: 1,
  type: "INT32",
  typeLength: undefined,
  dictionary: null,
  ...more,
});

describe("values of a Parquet page", () => {
  it.each([
    ["too few bytes", "PLAIN", values([1, 0, 0], {})],
    ["a text beyond the page", "PLAIN", values([9, 0, 0, 0, 65], { type: "BYTE_ARRAY" })],
    ["a fixed length of nothing", "PLAIN", values([1], { type: "FIXED_LEN_BYTE_ARRAY" })],
    ["no dictionary", "RLE_DICTIONARY", values([1, 2, 0], {})],
    ["an empty dictionary", "RLE_DICTIONARY", values([1, 2, 0], { dictionary: 0 })],
    ["an index beyond the dictionary", "RLE_DICTIONARY", values([2, 2, 3], { dictionary: 3 })],
    ["indices wider than any dictionary", "RLE_DICTIONARY", values([25, 2, 0], { dictionary: 3 })],
    [
      "booleans in a dictionary",
      "RLE_DICTIONARY",
      values([1, 2], { type: "BOOLEAN", dictionary: 2 }),
    ],
    ["run lengths of numbers", "RLE", values([0, 0, 0, 0, 2, 0], {})],
    ["a delta of text", "DELTA_BINARY_PACKED", values([128, 1, 4, 1, 2], { type: "BYTE_ARRAY" })],
    ["a delta block without parts", "DELTA_BINARY_PACKED", values([128, 1, 0, 1, 2], {})],
    ["a delta count of its own", "DELTA_BINARY_PACKED", values([128, 1, 4, 9, 2], {})],
    ["a delta header without an end", "DELTA_BINARY_PACKED", values([128, 128], {})],
    ["a byte stream of booleans", "BYTE_STREAM_SPLIT", values([1], { type: "BOOLEAN" })],
    ["a negative count", "PLAIN", values([], { present: -1 })],
    ["no encoding", undefined, values([], {})],
    ["an encoding of the past", "BIT_PACKED", values([], {})],
  ] as const)("are refused with %s", (_, encoding, page) => {
    expect(() => readValues(encoding, page)).toThrow();
  });

  it("of texts with a shared beginning are refused where it is longer than the text before", () => {
    // One block each for prefixes and suffixes: counts 2, first value and one delta of 0.
    const lengths = (first: number) => [128, 1, 4, 2, first * 2, 0, 0, 0, 0, 0];
    const page = (prefix: number, suffix: number) => [
      ...lengths(prefix),
      ...lengths(suffix),
      65,
      66,
    ];
    const texts = { present: 2, type: "BYTE_ARRAY" } as const;
    expect(() => readValues("DELTA_BYTE_ARRAY", values(page(0, 1), texts))).not.toThrow();
    expect(() => readValues("DELTA_BYTE_ARRAY", values(page(3, 1), texts))).toThrow("damaged");
    expect(() => readValues("DELTA_BYTE_ARRAY", values(page(0, 2), texts))).toThrow("beyond");
  });
});

describe("a Thrift struct", () => {
  const skip = (...bytes: number[]) => skipStruct(new DataView(Uint8Array.from(bytes).buffer), 0);

  it("is walked to its end", () => {
    expect(skip(0x15, 0x02, 0x11, 0x18, 0x02, 65, 66, 0x00, 0xff)).toBe(8);
    expect(skip(0x19, 0x2c, 0x00, 0x00, 0x00)).toBe(5);
  });

  it.each([
    ["an integer too long", [0x16, ...Array<number>(11).fill(0xff), 0]],
    ["a text longer than what is left", [0x18, 0x7f, 0]],
    ["a list longer than what is left", [0x19, 0xf5, 0xff, 0xff, 0x7f, 0]],
    ["nesting without end", Array<number>(200).fill(0x1c)],
    ["no end", [0x15, 0x02]],
    ["an unknown type", [0x1f, 0]],
  ])("is refused with %s", (_, bytes) => {
    expect(() => skip(...bytes)).toThrow();
  });
});

describe("the checksum", () => {
  it("is the one of the standard, in one piece or two", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(crc32(b, crc32(a))).toBe(crc32(Uint8Array.from([...a, ...b])));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe("a set of byte strings", () => {
  it("tells which came before, like a set of strings", () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (texts) => {
        const set = new SpanSet();
        const before = new Set<string>();
        for (const text of texts) {
          const bytes = encoder.encode(text);
          expect(set.add(bytes, 0, bytes.length)).toBe(!before.has(text));
          before.add(text);
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("keeps near ids apart beyond its first size", () => {
    const set = new SpanSet();
    const encoder = new TextEncoder();
    let fresh = 0;
    for (let i = 0; i < 200_000; i++) {
      const bytes = encoder.encode(`PAY${String(i).padStart(9, "0")}`);
      if (set.add(bytes, 0, bytes.length)) fresh++;
    }
    expect(fresh).toBe(200_000);
  });
});
