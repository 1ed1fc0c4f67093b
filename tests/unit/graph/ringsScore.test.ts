import { describe, expect, it } from "vitest";
import { MS_PER_DAY } from "#shared/domain/time";
import {
  badnessOf,
  entityRarity,
  isYoung,
  outcomeOf,
  paceOf,
  scoreOf,
  velocityOf,
  type MemberTimes,
} from "#shared/graph/rings/score";

const days = (count: number): number => count * MS_PER_DAY;
const member = (began: number, more: Partial<MemberTimes> = {}): MemberTimes => ({
  beganMs: days(began),
  signedUpMs: NaN,
  days: new Set([began]),
  ...more,
});
const SPAN = { fromMs: days(10), toMs: days(16), spanMs: days(7) };

describe("rarity of what is shared", () => {
  it("falls from 1 with two customers to 0 with as many as an entity joins", () => {
    expect([2, 20, 50].map(entityRarity)).toEqual([1, 0, 0]);
    expect(entityRarity(3)).toBeCloseTo(1 - Math.log(1.5) / Math.log(10));
  });
});

describe("the pace of a group", () => {
  it("has the tempo 1/2 where a newcomer comes every half span", () => {
    expect(paceOf([member(10), member(13.5), member(17)], SPAN).tempo).toBeCloseTo(0.5);
    expect(paceOf([member(10), member(10), member(10)], SPAN).tempo).toBe(1);
  });

  it("counts the days its customers were there within a span around, each day of a customer once", () => {
    const there = [member(10, { days: new Set([9, 10, 17]) }), member(11, { days: new Set([40]) })];
    expect(paceOf(there, SPAN).concentration).toBe(3 / 4);
  });

  it("has a youth only where an age is known, and an account of the future has none", () => {
    expect(paceOf([member(10), member(11)], SPAN).youth).toBeNull();
    const known = [
      member(10, { signedUpMs: days(10) }),
      member(11, { signedUpMs: days(11 - 14) }),
      member(12, { signedUpMs: days(90) }),
    ];
    expect(paceOf(known, SPAN).youth).toBeCloseTo(0.75);
    expect(known.map(isYoung)).toEqual([true, true, false]);
  });

  it("makes the velocity: concentration twice, tempo twice as much as youth", () => {
    expect(velocityOf({ tempo: 0.6, concentration: 0.5, youth: 0.3 })).toBeCloseTo(0.25 * 0.5);
    expect(velocityOf({ tempo: 0.6, concentration: 0.5, youth: null })).toBeCloseTo(0.25 * 0.6);
  });
});

describe("outcome and score", () => {
  it("takes a known label for 1, a failure for at least a half, and what is not scored for nothing", () => {
    expect(badnessOf(true, false, 0.1)).toBe(1);
    expect(badnessOf(false, true, 0.2)).toBe(0.5);
    expect(badnessOf(false, true, 0.7)).toBe(0.7);
    expect(badnessOf(false, false, NaN)).toBe(0);
  });

  it("is how much worse than in general, shrunk by two payments like all others", () => {
    expect(outcomeOf([0.2, 0.2], 0.2)).toBe(0);
    expect(outcomeOf([0, 0], 0.2)).toBe(0);
    expect(outcomeOf([1, 1], 0.2)).toBeCloseTo(0.5);
    expect(outcomeOf([1, 1], 1)).toBe(0);
  });

  it("goes half of the way to 1 with the worst outcome, and loses nothing without one", () => {
    expect(scoreOf({ rarity: 0.5, velocity: 0.5, outcome: 0 })).toBeCloseTo(0.5);
    expect(scoreOf({ rarity: 0.5, velocity: 0.5, outcome: 1 })).toBeCloseTo(0.75);
    expect(scoreOf({ rarity: 0, velocity: 1, outcome: 0 })).toBe(0);
  });
});
