import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quad } from "#shared/contract/identity";
import {
  areaOf,
  composed,
  homographyBetween,
  isConvex,
  leastSquares,
  mapPoint,
  mapQuad,
  scaling,
} from "#shared/identity/locate/homography";

const UNIT: Quad = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 60 },
  { x: 0, y: 60 },
];
const jitter = fc.double({ min: -12, max: 12, noNaN: true });
const quads = fc.tuple(...UNIT.map(() => fc.tuple(jitter, jitter))).map((shifts): Quad => {
  const [a, b, c, d] = UNIT.map(({ x, y }, at) => ({
    x: x + shifts[at]![0],
    y: y + shifts[at]![1],
  }));
  return [a!, b!, c!, d!];
});

const expectClose = (found: Quad, expected: Quad): void => {
  for (const [at, { x, y }] of expected.entries()) {
    expect(found[at]!.x).toBeCloseTo(x, 6);
    expect(found[at]!.y).toBeCloseTo(y, 6);
  }
};

describe("a projective map", () => {
  it("takes each of four points to its own", () => {
    fc.assert(
      fc.property(quads, quads, (from, to) => {
        expectClose(mapQuad(homographyBetween(from, to)!, from), to);
      }),
      { seed: 1 },
    );
  });

  it("after another does what both do in turn", () => {
    fc.assert(
      fc.property(quads, quads, (to, then) => {
        const [first, second] = [homographyBetween(UNIT, to)!, homographyBetween(to, then)!];
        expectClose(mapQuad(composed(second, first), UNIT), then);
      }),
      { seed: 2 },
    );
  });

  it("is none for points on a line", () => {
    const point = { x: 1, y: 1 };
    expect(homographyBetween(UNIT, [point, point, point, point])).toBeNull();
    expect(homographyBetween([point, point, point, point], UNIT)).toBeNull();
  });

  it("that scales keeps the edges of a picture its edges", () => {
    expect(mapPoint(scaling(2), { x: -0.5, y: 9.5 })).toEqual({ x: -0.5, y: 19.5 });
  });
});

describe("a quadrilateral", () => {
  it("is convex only clockwise and without a dent", () => {
    const [a, b, c, d] = UNIT;
    expect(isConvex(UNIT)).toBe(true);
    expect(isConvex([d, c, b, a])).toBe(false);
    expect(isConvex([a, b, { x: 20, y: 20 }, d])).toBe(false);
  });

  it("has the area of what it encloses", () => {
    expect(areaOf(UNIT)).toBe(6000);
  });
});

it("fits a line through points by their weights", () => {
  const points = [
    [0, 1],
    [1, 3],
    [2, 5],
    [3, 99],
  ] as const;
  const fitted = leastSquares(
    points.map(([x, y]) => [1, x, y]),
    [1, 1, 1, 0],
  );
  expect(fitted![0]).toBeCloseTo(1, 9);
  expect(fitted![1]).toBeCloseTo(2, 9);
});
