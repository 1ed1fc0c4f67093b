import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCalibration, fitCalibration } from "#shared/scoring/calibration";

const RUNS = { seed: 20251107, numRuns: 200 };

const fitted = (points: readonly number[], labels: readonly number[]) =>
  fitCalibration(Float64Array.from(points), Uint8Array.from(labels), "test");

/** Labels drawn so that more points are more often fraud. */
const separatedArbitrary = fc
  .array(
    fc.record({ points: fc.integer({ min: 0, max: 200 }), noise: fc.integer({ min: 0, max: 99 }) }),
    {
      minLength: 40,
      maxLength: 200,
    },
  )
  .map((rows) => rows.map(({ points, noise }) => [points, noise < points / 2 ? 1 : 0] as const));

describe("the logistic calibration of rule points", () => {
  it("gives one half where intercept and points cancel, and one over one plus e otherwise", () => {
    const calibration = { intercept: -6, slope: 0.1 };
    expect(applyCalibration(calibration, 60)).toBe(0.5);
    expect(applyCalibration(calibration, 50)).toBeCloseTo(1 / (1 + Math.E), 15);
  });

  it("rises with the points and stays between 0 and 1, also far out", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -800, max: 800, noNaN: true }),
        fc.double({ min: 0.001, max: 10, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 2 }),
        (intercept, slope, points) => {
          const scores = points
            .toSorted((a, b) => a - b)
            .map((each) => applyCalibration({ intercept, slope }, each));
          expect(scores).toEqual(scores.toSorted((a, b) => a - b));
          expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe("fitting points to labels", () => {
  it("finds the maximum of the likelihood of Platt's targets", () => {
    // 0 points: 1 fraud of 4; 10 points: 3 of 4. Two groups are fitted exactly: logit(p₀) and logit(p₁).
    const result = fitted([0, 0, 0, 0, 10, 10, 10, 10], [1, 0, 0, 0, 1, 1, 1, 0]);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const high = 5 / 6;
    const low = 1 / 6;
    const few = (high + 3 * low) / 4;
    expect(applyCalibration(result.value, 0)).toBeCloseTo(few, 5);
    expect(applyCalibration(result.value, 10)).toBeCloseTo(1 - few, 5);
    expect(result.value.fittedOn).toEqual({ dataset: "test", payments: 8, frauds: 4 });
  });

  it("stays finite where points separate the classes", () => {
    const result = fitted([0, 0, 0, 100, 100], [0, 0, 0, 1, 1]);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(applyCalibration(result.value, 100)).toBeCloseTo(3 / 4, 4);
    expect(applyCalibration(result.value, 0)).toBeCloseTo(1 / 5, 4);
  });

  it("leaves out payments without a label", () => {
    expect(fitted([0, 10, 0, 10, 5, 500], [0, 1, 0, 1, 2, 2])).toEqual(
      fitted([0, 10, 0, 10], [0, 1, 0, 1]),
    );
  });

  it("refuses where a class is missing", () => {
    for (const labels of [[0, 0], [1, 1], [2, 2], []])
      expect(
        fitted(
          labels.map(() => 5),
          labels,
        ),
      ).toMatchObject({
        ok: false,
        error: { code: "scoring.cannotFit" },
      });
  });

  it("refuses where frauds have fewer points than legitimate payments", () => {
    expect(fitted([50, 40, 10, 0], [0, 0, 1, 1])).toMatchObject({
      ok: false,
      error: { code: "scoring.cannotFit" },
    });
  });

  it("does not depend on the order of the payments", () => {
    fc.assert(
      fc.property(separatedArbitrary, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const keyed = rows.map((row) => ({ row, key: numbers.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row);
        const fit = (each: readonly (readonly [number, number])[]) =>
          fitted(
            each.map(([points]) => points),
            each.map(([, label]) => label),
          );
        expect(fit(shuffled)).toEqual(fit(rows));
      }),
      RUNS,
    );
  });

  it("expects on average as many frauds as the targets say", () => {
    fc.assert(
      fc.property(separatedArbitrary, (rows) => {
        const result = fitted(
          rows.map(([points]) => points),
          rows.map(([, label]) => label),
        );
        if (!result.ok) return;
        const frauds = rows.filter(([, label]) => label === 1).length;
        const legitimate = rows.length - frauds;
        const targets = (frauds * (frauds + 1)) / (frauds + 2) + legitimate / (legitimate + 2);
        const expected = rows.reduce(
          (sum, [points]) => sum + applyCalibration(result.value, points),
          0,
        );
        expect(expected).toBeCloseTo(targets, 3);
      }),
      RUNS,
    );
  });
});
