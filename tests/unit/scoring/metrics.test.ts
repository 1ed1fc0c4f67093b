import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areaUnderRoc,
  averagePrecision,
  cardsByDay,
  curveOf,
  precisionByDay,
  rankByScore,
  recallAtFalsePositiveRate,
} from "#shared/scoring/metrics";

interface Case {
  readonly scores: readonly number[];
  readonly labels: readonly number[];
}

const curve = ({ scores, labels }: Case, weights: readonly number[] | null = null) =>
  curveOf(rankByScore(Float64Array.from(scores), Uint8Array.from(labels)), weights);

/** The example of scikit-learn's pages on roc_auc_score and average_precision_score. */
const DOCUMENTED: Case = { scores: [0.1, 0.4, 0.35, 0.8], labels: [0, 0, 1, 1] };
/** With ties; expected values by scikit-learn 1.9.1. */
const TIED: Case = {
  scores: [0.25, 0.25, 0.25, 0.75, 0.75, 0.5, 0.5, 0.75, 0.25, 0, 0.5, 0],
  labels: [0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0],
};

/** Few distinct scores, so that ties are common. */
const anyCase = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), {
    maxLength: 40,
  })
  .map((pairs): Case => ({
    scores: pairs.map(([score]) => score / 6),
    labels: pairs.map(([, label]) => label),
  }));
const RUNS = { seed: 11, numRuns: 300 };

const scoresOf = ({ scores, labels }: Case, label: number) =>
  scores.filter((_, at) => labels[at] === label);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** True and false positives at each distinct score, counted anew for each. */
const thresholds = (given: Case) =>
  [...new Set(given.scores)]
    .sort((a, b) => b - a)
    .map((threshold) => ({
      hits: scoresOf(given, 1).filter((score) => score >= threshold).length,
      misses: scoresOf(given, 0).filter((score) => score >= threshold).length,
    }));

describe("the area under the ROC curve", () => {
  it("is that of scikit-learn", () => {
    expect(areaUnderRoc(curve(DOCUMENTED))).toBeCloseTo(0.75, 12);
    expect(areaUnderRoc(curve(TIED))).toBeCloseTo(0.8, 12);
  });

  it("is the share of pairs in which the fraud scores higher, ties counting half", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const pairs = scoresOf(given, 1).flatMap((fraud) =>
          scoresOf(given, 0).map((other) => (fraud > other ? 1 : fraud === other ? 0.5 : 0)),
        );
        const area = areaUnderRoc(curve(given));
        if (pairs.length === 0) expect(area).toBeNull();
        else expect(area).toBeCloseTo(sum(pairs) / pairs.length, 12);
      }),
      RUNS,
    );
  });
});

describe("average precision", () => {
  it("is that of scikit-learn", () => {
    expect(averagePrecision(curve(DOCUMENTED))).toBeCloseTo(0.8333333333333333, 12);
    expect(averagePrecision(curve(TIED))).toBeCloseTo(0.3333333333333333, 12);
  });

  it("is the sum of precisions weighted by the rise in recall", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const frauds = sum(given.labels);
        const steps = thresholds(given).map(
          ({ hits, misses }, at, all) =>
            ((hits - (all[at - 1]?.hits ?? 0)) / frauds) * (hits / (hits + misses)),
        );
        const precision = averagePrecision(curve(given));
        if (frauds === 0) expect(precision).toBeNull();
        else expect(precision).toBeCloseTo(sum(steps), 12);
      }),
      RUNS,
    );
  });
});

describe("recall at a rate of false positives", () => {
  it("is that of scikit-learn's curve", () => {
    expect(recallAtFalsePositiveRate(curve(TIED), 0.2)).toBe(0.5);
    expect(recallAtFalsePositiveRate(curve(TIED), 0.01)).toBe(0);
  });

  it("counts a rate that is met exactly", () => {
    const hundred = { scores: [0.5, 0.9, ...Array<number>(99).fill(0.1)], labels: [1, 0] };
    const labels = [...hundred.labels, ...Array<number>(99).fill(0)];
    expect(recallAtFalsePositiveRate(curve({ ...hundred, labels }), 0.01)).toBe(1);
  });

  it("is the best of all thresholds that keep to the rate", () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (given, rate) => {
        const [frauds, others] = [scoresOf(given, 1).length, scoresOf(given, 0).length];
        const recall = recallAtFalsePositiveRate(curve(given), rate);
        if (frauds === 0 || others === 0) expect(recall).toBeNull();
        else {
          const within = thresholds(given).filter(({ misses }) => misses / others <= rate);
          expect(recall).toBe(Math.max(0, ...within.map(({ hits }) => hits / frauds)));
        }
      }),
      RUNS,
    );
  });
});

describe("weights", () => {
  it("count a payment as often as they say", () => {
    const weighted = anyCase.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.array(fc.integer({ min: 0, max: 3 }), {
          minLength: given.scores.length,
          maxLength: given.scores.length,
        }),
      ),
    );
    fc.assert(
      fc.property(weighted, ([given, weights]) => {
        const repeated = (values: readonly number[]) =>
          values.flatMap((value, at) => Array<number>(weights[at]!).fill(value));
        const copies = { scores: repeated(given.scores), labels: repeated(given.labels) };
        const once = curve(given, weights);
        const each = curve(copies);
        expect(areaUnderRoc(once) ?? -1).toBeCloseTo(areaUnderRoc(each) ?? -1, 12);
        expect(averagePrecision(once) ?? -1).toBeCloseTo(averagePrecision(each) ?? -1, 12);
        const [a, b] = [once, each].map((one) => recallAtFalsePositiveRate(one, 0.3) ?? -1);
        expect(a).toBeCloseTo(b!, 12);
      }),
      RUNS,
    );
  });
});

describe("precision at k", () => {
  const daily = (rows: readonly (readonly [number, number, number])[]) => ({
    days: rows.map(([day]) => day),
    scores: Float64Array.from(rows, ([, score]) => score),
    labels: Uint8Array.from(rows, ([, , label]) => label),
  });

  it("is the share of frauds among the k highest scores of each day", () => {
    const rows = daily([
      [1, 0.9, 1],
      [1, 0.8, 0],
      [1, 0.1, 1],
      [2, 0.7, 0],
      [2, 0.6, 0],
      [2, 0.5, 1],
    ]);
    expect([...precisionByDay(rows, 2)]).toEqual([
      [1, 0.5],
      [2, 0],
    ]);
  });

  it("is a share of k on days with fewer payments, as in the handbook", () => {
    expect(precisionByDay(daily([[5, 0.2, 1]]), 4).get(5)).toBe(0.25);
  });

  it("takes the expected number of frauds among scores equal at the k-th place, in any order", () => {
    const rows: readonly (readonly [number, number, number])[] = [
      [1, 0.9, 1],
      [1, 0.5, 1],
      [1, 0.5, 0],
      [1, 0.5, 0],
      [1, 0.5, 0],
    ];
    const expected = (1 + 2 * (1 / 4)) / 3;
    expect(precisionByDay(daily(rows), 3).get(1)).toBeCloseTo(expected, 12);
    expect(precisionByDay(daily(rows.toReversed()), 3).get(1)).toBeCloseTo(expected, 12);
  });

  it("of cards takes a card's highest score of the day, and a fraud where any of its payments is one", () => {
    const rows = daily([
      [1, 0.2, 1],
      [1, 0.9, 0],
      [1, 0.5, 0],
      [2, 0.4, 0],
    ]);
    const cards = cardsByDay(rows, [7, 7, 8, 7]);
    expect([...cards.scores]).toEqual([0.9, 0.5, 0.4]);
    expect([...cards.labels]).toEqual([1, 0, 0]);
    expect([...precisionByDay(cards, 1)]).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });
});
