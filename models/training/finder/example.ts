import type { Random } from "#generator/random";
import type { Point, Quad } from "#shared/contract/identity";
import { cellCentre, FINDER, normalised } from "#shared/identity/locate/finderGrid";
import { composed, homographyBetween, mapQuad } from "#shared/identity/locate/homography";
import type { Homography } from "#shared/identity/locate/homography";
import { closeView, wholeView } from "#shared/identity/locate/views";
import type { Scene } from "./scenes";

/** What the network is given, and what it should say. */
export interface Example {
  /** side × side values. */
  readonly input: Float32Array;
  /** Corners in pixels of the input; null where there is no card. */
  readonly corners: Quad | null;
}

const INVERTED = 0.04;
const CLOSE = 0.3;
const TURNED = 0.35;

/** A turn, a zoom and a shift of the square. */
function wander(random: Random): Homography {
  const angle = random.between(0, 2 * Math.PI);
  const zoom = Math.exp(random.between(-0.35, 0.35));
  const [cos, sin] = [Math.cos(angle) * zoom, Math.sin(angle) * zoom];
  const middle = (FINDER.side - 1) / 2;
  const shift = (): number => middle + random.normal(0, 0.08) * FINDER.side;
  const [x, y] = [shift(), shift()];
  return [
    cos, -sin, x - cos * middle + sin * middle,
    sin, cos, y - sin * middle - cos * middle,
    0, 0, 1,
  ]; // prettier-ignore
}

/** Corners as a first look finds them, or four points anywhere where there is no card. */
function roughCorners(random: Random, { image, corners }: Scene): Quad {
  if (corners === null) {
    const [width, height] = [image.width, image.height];
    return [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ];
  }
  const size = Math.hypot(corners[2].x - corners[0].x, corners[2].y - corners[0].y);
  const rough = ({ x, y }: Point): Point => ({
    x: x + random.normal(0, 0.035) * size,
    y: y + random.normal(0, 0.035) * size,
  });
  const [a, b, c, d] = corners;
  const turned = random.chance(0.15) ? ([c, d, a, b] as const) : corners;
  return [rough(turned[0]), rough(turned[1]), rough(turned[2]), rough(turned[3])];
}

/** What takes pixels of the square to pixels of the scene. */
function drawView(random: Random, scene: Scene): Homography {
  const whole = wholeView(scene.image);
  const kind = random.next();
  if (kind < CLOSE) return closeView(roughCorners(random, scene)) ?? whole;
  return kind < CLOSE + TURNED ? composed(whole, wander(random)) : whole;
}

/** Tones of the scene as seen through the view, read between four pixels; beyond its edge, those of the edge. */
function seenThrough({ image }: Scene, view: Homography): Float32Array {
  const { side } = FINDER;
  const { width, height, data } = image;
  const out = new Float32Array(side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const w = view[6] * x + view[7] * y + view[8];
      const u = Math.min(Math.max((view[0] * x + view[1] * y + view[2]) / w, 0), width - 1.001);
      const v = Math.min(Math.max((view[3] * x + view[4] * y + view[5]) / w, 0), height - 1.001);
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [right, bottom] = [u - left, v - top];
      const first = top * width + left;
      out[y * side + x] =
        (data[first]! * (1 - right) + data[first + 1]! * right) * (1 - bottom) +
        (data[first + width]! * (1 - right) + data[first + width + 1]! * right) * bottom;
    }
  return out;
}

/** One look at a scene, from the view the finder has of whole pictures, closer, or turned. */
export function drawExample(random: Random, scene: Scene): Example {
  const view = drawView(random, scene);
  const tones = seenThrough(scene, view);
  if (random.chance(INVERTED)) tones.forEach((tone, at) => (tones[at] = 255 - tone));
  const square: Quad = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  const back = homographyBetween(mapQuad(view, square), square);
  const corners = scene.corners && back && mapQuad(back, scene.corners);
  return { input: normalised(tones), corners };
}

/** Whether the middle of each cell lies on the card. */
export function cellsOnCard(corners: Quad): boolean[] {
  return Array.from({ length: FINDER.cells ** 2 }, (_, cell) => {
    const point = cellCentre(cell % FINDER.cells, Math.floor(cell / FINDER.cells));
    return corners.every((from, at) => {
      const to = corners[(at + 1) % 4]!;
      return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x) > 0;
    });
  });
}
