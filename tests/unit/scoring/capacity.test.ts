import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepReached } from "#shared/scoring/capacity";
import { hypergeometricTail } from "#shared/scoring/significance";

const RUNS = { seed: 20251110, numRuns: 500 };

describe("the step a score reaches", () => {
  it("is exact at every step, below and above it", () => {
    for (let step = 1; step < 1000; step++) {
      expect(stepReached(step / 1000, 1000)).toBe(step);
      expect(stepReached(step / 1000 - Number.EPSILON, 1000)).toBe(step - 1);
    }
    expect([stepReached(0, 1000), stepReached(1, 1000)]).toEqual([0, 1000]);
  });

  it("is the highest that is not above the score", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (score) => {
        const step = stepReached(score, 1000);
        expect(step / 1000).toBeLessThanOrEqual(score);
        expect((step + 1) / 1000).toBeGreaterThan(score);
      }),
      RUNS,
    );
  });
});

describe("the tail of a hypergeometric", () => {
  it("agrees with the lady tasting tea", () => {
    // Fisher 1935: all four of four cups of eight, P = 1/70; at least three, 17/70.
    const cups = { population: 8, marked: 4 };
    expect(hypergeometricTail(cups, 4, 4)).toBeCloseTo(1 / 70, 12);
    expect(hypergeometricTail(cups, 4, 3)).toBeCloseTo(17 / 70, 12);
    expect(hypergeometricTail(cups, 4, 5)).toBe(0);
  });

  it("shows nothing at the mean and below it", () => {
    expect(hypergeometricTail({ population: 8, marked: 4 }, 4, 2)).toBe(1);
    expect(hypergeometricTail({ population: 796, marked: 15 }, 796, 15)).toBe(1);
  });

  it("is the sum of its terms", () => {
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.nat(40),
        fc.nat(20),
        (marked, unmarked, some, from) => {
          const population = marked + unmarked;
          const draws = Math.min(some, population);
          let sum = 0;
          for (let k = from; k <= draws; k++)
            sum += (choose(marked, k) * choose(unmarked, draws - k)) / choose(population, draws);
          const isShown = from * population > draws * marked;
          expect(hypergeometricTail({ population, marked }, draws, from)).toBeCloseTo(
            isShown || from > Math.min(marked, draws) ? sum : 1,
            9,
          );
        },
      ),
      RUNS,
    );
  });

  it("stays a probability for hundreds of thousands of hits", () => {
    const payments = { population: 1_750_000, marked: 20_000 };
    const even = hypergeometricTail(payments, 175_000, 2001);
    expect(even).toBeGreaterThan(0.4);
    expect(even).toBeLessThan(0.6);
    expect(hypergeometricTail(payments, 175_000, 2600)).toBeLessThan(1e-20);
  });
});
