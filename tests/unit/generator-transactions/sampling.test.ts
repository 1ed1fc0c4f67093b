import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import type { Terminal } from "#generator/transactions/merchants";
import { nearestTills } from "#generator/transactions/nearestTills";
import { KM_PER_DEGREE, kmPerDegreeEast } from "#generator/transactions/places";
import { apportion, WeightedChoice } from "#generator/sampling";

const weights = fc
  .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((values) => values.some((value) => value > 0.01));

describe("apportioning", () => {
  it("adds up to the total and stays within one of the exact share", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), weights, (total, shares) => {
        const parts = apportion(total, shares);
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, at) =>
          expect(Math.abs(part - (total * shares[at]!) / sum)).toBeLessThanOrEqual(1),
        );
      }),
      { seed: 1 },
    );
  });
});

describe("a weighted choice", () => {
  it("never draws what has no weight", () => {
    fc.assert(
      fc.property(weights, fc.nat(), (shares, seed) => {
        const choice = new WeightedChoice(shares);
        const random = Random.seeded(seed);
        for (let draw = 0; draw < 20; draw++)
          expect(shares[choice.draw(random)]).toBeGreaterThan(0);
      }),
      { seed: 2 },
    );
  });

  it("draws in proportion to the weights", () => {
    const choice = new WeightedChoice([1, 0, 3, 6]);
    const random = Random.seeded(3);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 20_000; draw++) counts[choice.draw(random)]!++;
    [0.1, 0, 0.3, 0.6].forEach((share, at) => expect(counts[at]! / 20_000).toBeCloseTo(share, 1));
  });

  it("refuses weights that are all zero", () => {
    expect(() => new WeightedChoice([0, 0])).toThrow(RangeError);
  });
});

describe("the nearest tills", () => {
  const place = fc.record({
    lat: fc.double({ min: 48, max: 49, noNaN: true }),
    lon: fc.double({ min: 2, max: 3, noNaN: true }),
  });

  it("are those a look at every till finds", () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        place,
        fc.integer({ min: 1, max: 20 }),
        (places, home, count) => {
          const terminals: Terminal[] = places.map((at) => ({ merchant: 0, city: 0, ...at }));
          const northwards = terminals
            .map((_, index) => index)
            .sort((a, b) => terminals[a]!.lat - terminals[b]!.lat);
          const squared = ({ lat, lon }: Terminal) =>
            ((lat - home.lat) * KM_PER_DEGREE) ** 2 +
            ((lon - home.lon) * kmPerDegreeEast(home.lat)) ** 2;
          const expected = terminals.map(squared).sort((a, b) => a - b);
          expect(
            nearestTills(terminals, northwards, home, count).map(({ squaredKm }) => squaredKm),
          ).toEqual(expected.slice(0, count));
        },
      ),
      { seed: 4 },
    );
  });
});
