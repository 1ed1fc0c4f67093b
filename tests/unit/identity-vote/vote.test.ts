import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chances, vote } from "#shared/identity/vote/vote";
import type { Ballot, VoteWeights } from "#shared/identity/vote/vote";

const weights: VoteWeights = {
  sharpness: 1,
  seconded: 2,
  none: -5,
  doubts: { label: 1, print: 1, blur: 1, contradicted: 2, unseconded: 1 },
};

const noDoubts = { label: 0, print: 0, blur: 0, contradicted: 0, unseconded: 0 };

const ballot = (more: Partial<Ballot> = {}): Ballot => ({
  candidates: [
    { value: "DURAND", logChance: -0.4 },
    { value: "DUBAND", logChance: -1.2 },
  ],
  second: null,
  doubts: noDoubts,
  ...more,
});

const anyBallot = fc.record({
  candidates: fc.uniqueArray(
    fc.record({
      value: fc.string({ minLength: 1, maxLength: 3 }),
      logChance: fc.double({ min: -30, max: 0, noNaN: true }),
    }),
    { selector: ({ value }) => value, maxLength: 5 },
  ),
  second: fc.option(fc.string({ minLength: 1, maxLength: 3 })),
  doubts: fc.record({
    label: fc.double({ min: 0, max: 3, noNaN: true }),
    print: fc.double({ min: 0, max: 1, noNaN: true }),
    blur: fc.double({ min: 0, max: 1, noNaN: true }),
    contradicted: fc.constantFrom(0, 1),
    unseconded: fc.constantFrom(0, 1),
  }),
});

const confidenceOf = (value: string, given: Ballot): number =>
  vote(given, weights).find((verdict) => verdict.value === value)?.confidence ?? 0;

describe("the vote on a field", () => {
  it("gives chances that leave something to none of them, the likeliest first", () => {
    fc.assert(
      fc.property(anyBallot, (given) => {
        const verdicts = vote(given, weights);
        const sum = verdicts.reduce((total, { confidence }) => total + confidence, 0);
        expect(sum).toBeLessThanOrEqual(1);
        const sorted = [...verdicts].sort((a, b) => b.confidence - a.confidence);
        expect(verdicts).toEqual(sorted);
      }),
      { seed: 1 },
    );
  });

  it("trusts a reading more when Tesseract reads the same", () => {
    expect(confidenceOf("DURAND", ballot({ second: "DURAND" }))).toBeGreaterThan(
      confidenceOf("DURAND", ballot()),
    );
  });

  it("prefers the second reading where Tesseract reads it and the first is hardly likelier", () => {
    expect(vote(ballot({ second: "DUBAND" }), weights)[0]?.value).toBe("DUBAND");
  });

  it("takes up what Tesseract alone reads, behind the others", () => {
    const verdicts = vote(ballot({ second: "DURANT" }), weights);
    expect(verdicts.map(({ value }) => value)).toContain("DURANT");
    expect(verdicts[0]?.value).toBe("DURAND");
  });

  it("trusts no reading more for a doubt", () => {
    fc.assert(
      fc.property(
        anyBallot.filter(({ candidates }) => candidates.length > 0),
        fc.constantFrom(...(Object.keys(noDoubts) as (keyof typeof noDoubts)[])),
        (given, doubt) => {
          const { value } = given.candidates[0]!;
          const worse = { ...given, doubts: { ...given.doubts, [doubt]: given.doubts[doubt] + 1 } };
          expect(confidenceOf(value, worse)).toBeLessThanOrEqual(confidenceOf(value, given));
        },
      ),
      { seed: 2 },
    );
  });

  it("says nothing where nothing was read", () => {
    expect(vote(ballot({ candidates: [] }), weights)).toEqual([]);
  });

  it("takes what Tesseract reads where the line reader reads nothing, and hardly trusts it", () => {
    const [best] = vote(
      ballot({ candidates: [], second: "DURAND", doubts: { ...noDoubts, label: 3 } }),
      weights,
    );
    expect(best?.value).toBe("DURAND");
    expect(best?.confidence).toBeLessThan(0.95);
  });
});

describe("chances of utilities", () => {
  it("add up to 1 however great the utilities are", () => {
    const sum = chances([800, 799, -800]).reduce((total, chance) => total + chance, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});
