import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY } from "#shared/domain/time";
import { FeatureCache, type FeatureSupply } from "#shared/scoring/featureCache";
import type { WorkPorts } from "#shared/scoring/ruleHits";
import { comparableOf, MOST_COMPARED, similarTo, type SimilarInput } from "#shared/scoring/similar";

const unhurried: WorkPorts = {
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
};

type Values = Readonly<Record<string, readonly number[]>>;

const supplyOf = (values: Values, size: number): FeatureSupply => ({
  positions: Uint32Array.from({ length: size }, (_, at) => at),
  typeOf: (name) => (name === "country" ? "text" : name in values ? "number" : null),
  dictionaryOf: () => null,
  isAvailable: (name) => name !== "absent",
  compile: (names) => ({
    names,
    evaluate: (position, out, offset = 0) =>
      names.forEach((name, at) => (out[offset + at] = values[name]![position]!)),
    dictionary: () => null,
  }),
});

/** One payment a day, named by its number, with the given feature values. */
function inputOf(values: Values, labels: readonly number[] = []): SimilarInput {
  const size = Object.values(values)[0]!.length;
  const cache = new FeatureCache(supplyOf(values, size), 1e6);
  cache.useLabelDelay(0);
  return {
    reader: cache.reader(Object.keys(values)),
    payments: {
      cents: Float64Array.from({ length: size }, (_, at) => (at === 0 ? NaN : at * 100)),
    },
    columns: {
      ms: Float64Array.from({ length: size }, (_, at) => at * MS_PER_DAY),
      labels: Uint8Array.from({ length: size }, (_, at) => labels[at] ?? 2),
    },
    decisions: {
      outcomes: Uint8Array.from({ length: size }, (_, at) => at % 3),
      scores: Float64Array.from({ length: size }, (_, at) => at / size),
    },
    idOf: (ordinal) => `P${ordinal}`,
    labelDelayMs: 2 * MS_PER_DAY,
  };
}

const similar = async (ordinal: number, limit: number, input: SimilarInput) => {
  const result = await similarTo(ordinal, limit, input, unhurried);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const idsOf = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

describe("similar payments", () => {
  it("are earlier ones, the nearest first and equal ones in the order of the log", async () => {
    const found = await similar(4, 3, inputOf({ a: [10, 14, 11, 14, 12, 12] }));
    expect(idsOf(found)).toEqual(["P2", "P0", "P1"]);
    expect(found[1]!.distance).toBe(found[2]!.distance);
  });

  it("do not change by payments that come later", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 2,
          maxLength: 40,
        }),
        fc.nat(39),
        async (rows, at) => {
          const ordinal = at % rows.length;
          const until = (end: number): Values => ({
            a: rows.slice(0, end).map(([a]) => a),
            b: rows.slice(0, end).map(([, b]) => b),
          });
          const whole = await similar(ordinal, 5, inputOf(until(rows.length)));
          const played = await similar(ordinal, 5, inputOf(until(ordinal + 1)));
          expect(idsOf(whole)).toEqual(idsOf(played));
          expect(whole.map(({ distance }) => distance)).toEqual(
            played.map(({ distance }) => distance),
          );
        },
      ),
      { seed: 20251112, numRuns: 100 },
    );
  });

  it("are measured by the spread of each feature, so that no unit outweighs another", async () => {
    const small = [1, 2, 3, 4, 5, 3];
    const shuffled = [5, 1, 4, 2, 3, 4];
    const plain = await similar(5, 5, inputOf({ small, large: shuffled }));
    const blownUp = await similar(
      5,
      5,
      inputOf({ small, large: shuffled.map((each) => each * 1e6) }),
    );
    expect(idsOf(blownUp)).toEqual(idsOf(plain));
  });

  it("have the root mean square distance over the features both have", async () => {
    // Quartiles of 0 … 4 are 1 and 3; one deviation is 2 / 1.349.
    const values = { a: [0, 1, 2, 3, 4, 0], b: [0, 1, 2, 3, 4, 2], c: [NaN, 1, 2, 3, 4, NaN] };
    const [first] = await similar(5, 1, inputOf(values));
    const found = (await similar(5, 5, inputOf(values))).find(({ id }) => id === "P2")!;
    expect(first!.id).toBe("P1");
    expect(found.distance).toBeCloseTo(Math.sqrt((2 * (1.349 / 2)) ** 2 / 2), 12);
  });

  it("leave out what never differs and payments that lack most of what there is to compare", async () => {
    const values = { same: [7, 7, 7, 7], a: [NaN, 1, 2, 1], b: [NaN, 1, 2, 1], c: [3, 1, 2, 3] };
    expect(idsOf(await similar(3, 5, inputOf(values)))).toEqual(["P1", "P2"]);
  });

  it("tell a label only where it was known at the payment asked about", async () => {
    const found = await similar(4, 5, inputOf({ a: [1, 2, 3, 4, 5] }, [1, 0, 1, 1, 1]));
    expect(Object.fromEntries(found.map(({ id, fraud }) => [id, fraud]))).toEqual({
      P0: true,
      P1: false,
      P2: true,
      P3: null,
    });
  });

  it("tell amount, outcome and score of each, and what is alike and what is not", async () => {
    const values = { a: [0, 5, 9, 5], b: [9, 0, 5, 9], usual: [1, 2, 2, 2] };
    const found = await similar(3, 3, inputOf(values));
    const ofId = (id: string) => found.find((each) => each.id === id);
    expect(ofId("P1")).toMatchObject({
      ms: MS_PER_DAY,
      amount: 1,
      outcome: "CHALLENGE",
      score: 0.25,
      alike: ["a", "usual"],
      unlike: ["b"],
    });
    expect(ofId("P0")).toMatchObject({ amount: null, outcome: "ALLOW", alike: ["b"] });
    expect(ofId("P0")!.unlike.toSorted()).toEqual(["a", "usual"]);
  });

  it("are none for the first payment and none where nothing can be compared", async () => {
    expect(await similar(0, 5, inputOf({ a: [1, 2] }))).toEqual([]);
    expect(await similar(1, 5, inputOf({ a: [NaN, 2] }))).toEqual([]);
  });

  it("are looked for among the last payments before it only", async () => {
    const a = Array.from({ length: MOST_COMPARED + 3 }, (_, at) => (at === 1 ? 1e6 : at % 10));
    const found = await similar(MOST_COMPARED + 2, 1, inputOf({ a: a.with(-1, 1e6) }));
    expect(found[0]!.id).not.toBe("P1");
  });

  it("end when they are cancelled", async () => {
    const ports = { ...unhurried, isCancelled: () => true };
    expect(await similarTo(1, 5, inputOf({ a: [1, 2] }), ports)).toMatchObject({
      ok: false,
      error: { code: "dataset.cancelled" },
    });
  });
});

describe("features that can be compared", () => {
  it("are declared, available, and no texts", () => {
    const supply = supplyOf({ a: [1], country: [1], absent: [1] }, 1);
    expect(comparableOf(["a", "country", "absent", "unheard_of", "a"], supply)).toEqual(["a"]);
  });
});
