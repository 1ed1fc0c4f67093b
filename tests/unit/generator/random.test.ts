import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";

const draws = (random: Random): number[] => Array.from({ length: 20 }, () => random.next());

describe("a seeded stream of random values", () => {
  it("is the same for the same seed and another for another seed", () => {
    expect(draws(Random.seeded(3))).toEqual(draws(Random.seeded(3)));
    expect(draws(Random.seeded(3))).not.toEqual(draws(Random.seeded(4)));
  });

  it("has children that do not depend on what was drawn before", () => {
    const parent = Random.seeded(3);
    const early = draws(parent.child("a"));
    draws(parent);
    expect(draws(parent.child("a"))).toEqual(early);
    expect(draws(parent.child("b"))).not.toEqual(early);
  });

  it("tells children of different paths apart", () => {
    const root = Random.seeded(1);
    expect(draws(root.child("a", 1))).toEqual(draws(root.child("a").child(1)));
    expect(draws(root.child("a", 11))).not.toEqual(draws(root.child("a", 1, 1)));
  });

  it("never draws what has no weight", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc
          .array(fc.constantFrom(0, 0, 1, 2.5), { minLength: 1 })
          .filter((weights) => weights.some((weight) => weight > 0)),
        (seed, weights) => {
          expect(weights[Random.seeded(seed).weighted(weights)]).toBeGreaterThan(0);
        },
      ),
      { seed: 1 },
    );
  });

  it("samples different values", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 30 }),
        (seed, count) => {
          const values = Array.from({ length: 30 }, (_, at) => at);
          expect(new Set(Random.seeded(seed).sample(values, count)).size).toBe(count);
        },
      ),
      { seed: 1 },
    );
  });

  it("refuses to sample more than there is and to pick from nothing", () => {
    expect(() => Random.seeded(1).sample([1], 2)).toThrow(RangeError);
    expect(() => Random.seeded(1).pick([])).toThrow(RangeError);
  });

  it("spells version 4 UUIDs", () => {
    expect(Random.seeded(1).uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
