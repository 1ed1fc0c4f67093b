import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepReached } from "#shared/scoring/capacity";
import { binomialTail } from "#shared/scoring/significance";

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

describe("the tail of a binomial", () => {
  it("agrees with published values", () => {
    // Ten throws of a coin: P(X ≥ 8) = 56/1024; 30 rolls of a die: P(X ≥ 10) by summing the terms.
    expect(binomialTail(10, 8, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialTail(10, 0, 0.3)).toBe(1);
    expect(binomialTail(10, 10, 0.3)).toBeCloseTo(0.3 ** 10, 15);
    expect(binomialTail(10, 11, 0.3)).toBe(0);
  });

  it("is the sum of its terms", () => {
    const choose = (n: number, k: number): number =>
      k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, successes, chance) => {
          let sum = 0;
          for (let k = successes; k <= trials; k++)
            sum += choose(trials, k) * chance ** k * (1 - chance) ** (trials - k);
          expect(binomialTail(trials, successes, chance)).toBeCloseTo(sum, 9);
        },
      ),
      RUNS,
    );
  });

  it("stays a probability for tens of thousands of hits", () => {
    expect(binomialTail(60_000, 756, 0.0126)).toBeGreaterThan(0.4);
    expect(binomialTail(60_000, 756, 0.0126)).toBeLessThan(0.6);
    expect(binomialTail(60_000, 1200, 0.0126)).toBeLessThan(1e-20);
  });
});
