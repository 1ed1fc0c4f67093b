import type { Point, Quad } from "../../contract/identity";

/** A projective map of the plane: nine numbers row by row, the last of them 1. */
export type Homography = readonly [
  number, number, number,
  number, number, number,
  number, number, number,
]; // prettier-ignore

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** One equation of a linear system: coefficients, then the right side. */
type Equation = readonly number[];

/** Solves a square system by elimination with pivots; null where it has no single solution. The rows are changed. */
export function solve(rows: number[][]): number[] | null {
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    if (Math.abs(rows[at]![at]!) < 1e-12) return null;
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const factor = rows[row]![at]! / rows[at]![at]!;
      for (let column = at; column <= size; column++)
        rows[row]![column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** Least squares by the normal equations. */
export function leastSquares(
  equations: readonly Equation[],
  weights: readonly number[],
): number[] | null {
  const size = (equations[0]?.length ?? 1) - 1;
  const normal = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
  for (const [at, equation] of equations.entries())
    for (let row = 0; row < size; row++) {
      const factor = weights[at]! * equation[row]!;
      for (let column = row; column <= size; column++)
        normal[row]![column]! += factor * equation[column]!;
    }
  for (let row = 1; row < size; row++)
    for (let column = 0; column < row; column++) normal[row]![column] = normal[column]![row]!;
  return solve(normal);
}

const withLast = (v: readonly number[]): Homography => [
  v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, v[5]!, v[6]!, v[7]!, 1,
]; // prettier-ignore

/** The map that takes each point of `from` to that of `to`; null for points on a line. */
export function homographyBetween(from: Quad, to: Quad): Homography | null {
  const solved = solve(
    from.flatMap(({ x, y }, at) => {
      const target = to[at]!;
      return [
        [x, y, 1, 0, 0, 0, -x * target.x, -y * target.x, target.x],
        [0, 0, 0, x, y, 1, -x * target.y, -y * target.y, target.y],
      ];
    }),
  );
  return solved && withLast(solved);
}

export function mapPoint(map: Homography, { x, y }: Point): Point {
  const w = map[6] * x + map[7] * y + map[8];
  return {
    x: (map[0] * x + map[1] * y + map[2]) / w,
    y: (map[3] * x + map[4] * y + map[5]) / w,
  };
}

export const mapQuad = (map: Homography, [a, b, c, d]: Quad): Quad => [
  mapPoint(map, a),
  mapPoint(map, b),
  mapPoint(map, c),
  mapPoint(map, d),
];

/** First `inner`, then `outer`. */
export function composed(outer: Homography, inner: Homography): Homography {
  const product: number[] = [];
  for (let row = 0; row < 9; row += 3)
    for (let column = 0; column < 3; column++)
      product.push(
        outer[row]! * inner[column]! +
          outer[row + 1]! * inner[column + 3]! +
          outer[row + 2]! * inner[column + 6]!,
      );
  return withLast(product.map((value) => value / product[8]!));
}

/** Pixels of a picture `by` times as large (both count from pixel centres). */
export const scaling = (byX: number, byY = byX): Homography => [
  byX, 0, (byX - 1) / 2,
  0, byY, (byY - 1) / 2,
  0, 0, 1,
]; // prettier-ignore

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Twice the signed area of a triangle: positive where it turns clockwise as seen (y points down). */
const turn = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Whether the corners run clockwise without a dent, as those of a card seen from its front. */
export const isConvex = ([a, b, c, d]: Quad): boolean =>
  turn(a, b, c) > 0 && turn(b, c, d) > 0 && turn(c, d, a) > 0 && turn(d, a, b) > 0;

export const areaOf = ([a, b, c, d]: Quad): number => (turn(a, b, c) + turn(a, c, d)) / 2;
