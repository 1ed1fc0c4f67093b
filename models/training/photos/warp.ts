import type { Point, Quad } from "#shared/contract/identity";
import type { Tones } from "./picture";

/** A projective map of the plane, row by row, with the last number 1. */
export type Homography = readonly number[];

/** Solves a square system by elimination with pivots; the rows are changed. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const factor = rows[row]![at]! / rows[at]![at]!;
      for (let column = at; column <= size; column++)
        rows[row]![column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** The map that takes each point of `from` to that of `to`. */
export function homographyBetween(from: Quad, to: Quad): Homography {
  const rows = from.flatMap(({ x, y }, at) => {
    const target = to[at]!;
    return [
      [x, y, 1, 0, 0, 0, -x * target.x, -y * target.x, target.x],
      [0, 0, 0, x, y, 1, -x * target.y, -y * target.y, target.y],
    ];
  });
  return [...solve(rows), 1];
}

export function mapped(map: Homography, { x, y }: Point): Point {
  const w = map[6]! * x + map[7]! * y + map[8]!;
  return {
    x: (map[0]! * x + map[1]! * y + map[2]!) / w,
    y: (map[3]! * x + map[4]! * y + map[5]!) / w,
  };
}

/** Barrel (k > 0) or pincushion distortion around the middle of a picture; k is the shift at the corner, as a share. */
export interface Lens {
  readonly k: number;
  readonly width: number;
  readonly height: number;
}

function undistorted(lens: Lens, { x, y }: Point): Point {
  const [cx, cy] = [lens.width / 2, lens.height / 2];
  const [dx, dy] = [x - cx, y - cy];
  const factor = 1 + (lens.k * (dx * dx + dy * dy)) / (cx * cx + cy * cy);
  return { x: cx + dx * factor, y: cy + dy * factor };
}

/** Where a point of the flat scene lands in the picture: the inverse of `undistorted`, by iteration. */
export function distorted(lens: Lens, target: Point): Point {
  let point = target;
  for (let n = 0; n < 12; n++) {
    const seen = undistorted(lens, point);
    point = { x: point.x + target.x - seen.x, y: point.y + target.y - seen.y };
  }
  return point;
}

/** Half the size: the mean of each two by two pixels. */
export function halved(tones: Tones): Tones {
  const [width, height] = [tones.width >> 1, tones.height >> 1];
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 2 * y * tones.width + 2 * x;
      const { data: from } = tones;
      data[y * width + x] =
        (from[at]! + from[at + 1]! + from[at + tones.width]! + from[at + tones.width + 1]!) / 4;
    }
  return { width, height, data };
}

/**
 * Lays a flat sheet over a scene: each pixel of the scene that falls on it takes its tone, read between four pixels.
 * @param toSheet takes a point of the flat scene to pixels of the sheet
 */
export function layOver(scene: Tones, sheet: Tones, toSheet: Homography, lens: Lens): void {
  const { width, height, data } = scene;
  const [maxX, maxY] = [sheet.width - 1, sheet.height - 1];
  const from = sheet.data;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = mapped(toSheet, lens.k === 0 ? { x, y } : undistorted(lens, { x, y }));
      if (at.x < -0.5 || at.y < -0.5 || at.x > maxX + 0.5 || at.y > maxY + 0.5) continue;
      const u = Math.min(Math.max(at.x, 0), maxX - 1e-3);
      const v = Math.min(Math.max(at.y, 0), maxY - 1e-3);
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [right, bottom] = [u - left, v - top];
      const first = top * sheet.width + left;
      data[y * width + x] =
        (from[first]! * (1 - right) + from[first + 1]! * right) * (1 - bottom) +
        (from[first + sheet.width]! * (1 - right) + from[first + sheet.width + 1]! * right) *
          bottom;
    }
}
