import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USE, type TimeWindow, type Uses } from "#shared/contract/graph";
import type { Moment } from "#shared/domain/moment";
import { isEnough, mergeUses, NO_USES, usesAt } from "#shared/graph/scene/uses";
import { usesOf } from "../../support/drawnGraph";

const payment = fc.record({
  gap: fc.integer({ min: 1, max: 4 }),
  cents: fc.constantFrom(NaN, 0, 100, 2550),
  flags: fc.integer({ min: 0, max: 31 }),
  score: fc.constantFrom(NaN, 0, 0.25, 0.5, 1),
});
/** In log order: positions rise, times never fall. */
const someUses: fc.Arbitrary<Uses> = fc
  .tuple(fc.array(payment, { maxLength: 12 }), fc.nat({ max: 3 }))
  .map(([list, untimed]) => {
    let position = -1;
    return usesOf(
      ...list.map(({ gap, ...rest }, at) => {
        // What has no time is behind the end of the log.
        const isUntimed = at >= list.length - untimed;
        position += isUntimed ? 1000 : gap;
        return { position, ms: isUntimed ? NaN : Math.floor(position / 2) * 1000, ...rest };
      }),
    );
  });
const someMoment: fc.Arbitrary<Moment | null> = fc.option(
  fc.integer({ min: 0, max: 50 }).map((before) => ({ ms: before * 500, before })),
);
const someWindow: fc.Arbitrary<TimeWindow | null> = fc.option(
  fc
    .tuple(fc.integer({ min: -1, max: 25 }), fc.integer({ min: -1, max: 25 }))
    .map(([a, b]) => ({ fromMs: Math.min(a, b) * 1000, toMs: Math.max(a, b) * 1000 })),
);

/** One payment after the other, asking of each whether it counts. */
function bruteForce(uses: Uses, moment: Moment | null, window: TimeWindow | null) {
  const counted = Array.from(uses.position, (position, at) => ({
    position,
    ms: uses.ms[at]!,
    cents: uses.cents[at]!,
    flags: uses.flags[at]!,
    score: uses.score[at]!,
  })).filter(
    ({ position, ms }) =>
      (moment === null || position < moment.before) &&
      (window === null || (ms >= window.fromMs && ms <= window.toMs)),
  );
  if (counted.length === 0) return null;
  const having = (flag: number) => counted.filter(({ flags }) => (flags & flag) !== 0).length;
  const scores = counted.map(({ score }) => score).filter((score) => !Number.isNaN(score));
  const times = counted.map(({ ms }) => ms).filter((ms) => !Number.isNaN(ms));
  return {
    payments: counted.length - having(USE.start),
    failed: having(USE.failed),
    fraud: having(USE.fraud),
    cents: counted.reduce((sum, { cents }) => sum + (Number.isNaN(cents) ? 0 : cents), 0),
    firstMs: times[0] ?? NaN,
    lastMs: times.at(-1) ?? NaN,
    flags: counted.reduce((all, { flags }) => all | flags, 0),
    risk: scores.length === 0 ? NaN : Math.max(...scores),
  };
}

describe("uses at a moment", () => {
  it("are those of a search through all of them", () => {
    fc.assert(
      fc.property(someUses, someMoment, someWindow, (uses, moment, window) => {
        expect(usesAt(uses, moment, window)).toEqual(bruteForce(uses, moment, window));
      }),
      { seed: 20251114, numRuns: 500 },
    );
  });

  it("do not depend on what was asked before", () => {
    fc.assert(
      fc.property(someUses, someMoment, someMoment, someWindow, (uses, first, second, window) => {
        usesAt(uses, first, window);
        expect(usesAt(uses, second, null)).toEqual(bruteForce(uses, second, null));
      }),
      { seed: 20251114, numRuns: 200 },
    );
  });
});

describe("what makes an edge", () => {
  const at = (payments: number, flags: number) => ({ payments, flags });

  it("is enough with as many payments as are asked for", () => {
    expect(isEnough(at(2, 0), 2)).toBe(true);
    expect(isEnough(at(1, 0), 2)).toBe(false);
  });

  it("is enough with the start of a session alone, unless several payments are asked for", () => {
    expect(isEnough(at(0, USE.start), 1)).toBe(true);
    expect(isEnough(at(1, USE.start), 2)).toBe(false);
    expect(isEnough(at(0, 0), 1)).toBe(false);
  });
});

describe("merged uses", () => {
  it("have each payment once, in log order", () => {
    const merged = mergeUses([
      usesOf({ position: 1 }, { position: 7, score: 0.5 }),
      usesOf({ position: 3 }, { position: 7, score: 0.5 }),
    ]);
    expect([...merged.position]).toEqual([1, 3, 7]);
    expect(merged.score[2]).toBe(0.5);
  });

  it("of nothing are nothing", () => {
    expect(mergeUses([NO_USES, NO_USES])).toBe(NO_USES);
  });
});
