import { describe, expect, it } from "vitest";
import { intervalOf, RESAMPLES, resampleDays } from "#shared/scoring/bootstrap";

describe("a bootstrap over days", () => {
  it("draws as many days as there are, the same ones for the same seed", () => {
    const draws = resampleDays(7, 3);
    expect(draws).toHaveLength(RESAMPLES);
    for (const draw of draws) expect(draw.reduce((sum, weight) => sum + weight, 0)).toBe(7);
    expect(resampleDays(7, 3)).toEqual(draws);
    expect(resampleDays(7, 4)).not.toEqual(draws);
  });

  it("gives the 2.5 and 97.5 percentiles, as numpy does by default", () => {
    const values = Array.from({ length: 101 }, (_, at) => at);
    expect(intervalOf(values)).toEqual({ low: 2.5, high: 97.5 });
    expect(intervalOf([4])).toEqual({ low: 4, high: 4 });
  });

  it("gives none where most resamples are not defined", () => {
    expect(intervalOf([])).toBeNull();
    expect(intervalOf([1, null, null])).toBeNull();
    expect(intervalOf([1, null])).toEqual({ low: 1, high: 1 });
  });
});
