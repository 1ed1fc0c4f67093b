import { CARD_SIZE } from "#shared/identity/cardLayout";
import type { Point, Quad } from "#shared/contract/identity";

/** How the card lies before the camera. */
export interface Pose {
  /** Degrees clockwise. */
  readonly rotation: number;
  /** Degrees between the card's plane and the picture's. */
  readonly tilt: number;
  /** Degrees; where in the plane the axis of the tilt points. */
  readonly tiltAxis: number;
  /** Pixels of the picture for one of the card, at the card's middle. */
  readonly scale: number;
  /** What is seen around the card, left, top, right and bottom, in card widths; negative cuts into it. */
  readonly margins: readonly [number, number, number, number];
}

/** Where the card is in a picture of this size. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** The card's corners in the picture, the text's top left first. */
  readonly corners: Quad;
  /** The place on the card, in its pixels, of a place in the picture. */
  readonly toCard: (x: number, y: number) => Point;
}

/** Distance of the camera, in card widths: near enough for a visible perspective. */
const CAMERA_DISTANCE = 2.2;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type Matrix = readonly number[];

const multiply = (a: Matrix, b: Matrix): number[] =>
  Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [at - (at % 3), at % 3];
    return a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!;
  });

/** The adjugate: the inverse but for a factor, which a homography does not have. */
function inverse(matrix: Matrix): number[] {
  const minor = (a: number, b: number, c: number, d: number) =>
    matrix[a]! * matrix[d]! - matrix[b]! * matrix[c]!;
  return [
    minor(4, 5, 7, 8), -minor(1, 2, 7, 8), minor(1, 2, 4, 5),
    -minor(3, 5, 6, 8), minor(0, 2, 6, 8), -minor(0, 2, 3, 5),
    minor(3, 4, 6, 7), -minor(0, 1, 6, 7), minor(0, 1, 3, 4),
  ]; // prettier-ignore
}

function apply(matrix: Matrix, x: number, y: number): Point {
  const depth = matrix[6]! * x + matrix[7]! * y + matrix[8]!;
  return {
    x: (matrix[0]! * x + matrix[1]! * y + matrix[2]!) / depth,
    y: (matrix[3]! * x + matrix[4]! * y + matrix[5]!) / depth,
  };
}

/** Rotation about an axis in the plane (Rodrigues), after a rotation in the plane. */
function orientation({ rotation, tilt, tiltAxis }: Pose): number[] {
  const [cos, sin] = [Math.cos(radians(rotation)), Math.sin(radians(rotation))];
  const [ax, ay] = [Math.cos(radians(tiltAxis)), Math.sin(radians(tiltAxis))];
  const [c, s] = [Math.cos(radians(tilt)), Math.sin(radians(tilt))];
  const tilting = [
    c + ax * ax * (1 - c), ax * ay * (1 - c), ay * s,
    ax * ay * (1 - c), c + ay * ay * (1 - c), -ax * s,
    -ay * s, ax * s, c,
  ]; // prettier-ignore
  return multiply(tilting, [cos, -sin, 0, sin, cos, 0, 0, 0, 1]);
}

/** A pinhole camera before the card, and the part of its picture that the margins leave. */
export function placed(pose: Pose): Placement {
  const turn = orientation(pose);
  const { width, height } = CARD_SIZE;
  const reach = CAMERA_DISTANCE * width;
  const zoom = pose.scale * reach;
  const projection = multiply(
    [
      zoom * turn[0]!, zoom * turn[1]!, 0,
      zoom * turn[3]!, zoom * turn[4]!, 0,
      turn[6]!, turn[7]!, reach,
    ],
    [1, 0, -width / 2, 0, 1, -height / 2, 0, 0, 1],
  ); // prettier-ignore
  const corner = (x: number, y: number) => apply(projection, x, y);
  const seen = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)] as const;
  const [left, top, right, bottom] = pose.margins.map((share) => share * width * pose.scale);
  const fromX = Math.min(...seen.map(({ x }) => x)) - left!;
  const fromY = Math.min(...seen.map(({ y }) => y)) - top!;
  const toX = Math.max(...seen.map(({ x }) => x)) + right!;
  const toY = Math.max(...seen.map(({ y }) => y)) + bottom!;
  const back = inverse(projection);
  const moved = ({ x, y }: Point): Point => ({ x: x - fromX, y: y - fromY });
  return {
    width: Math.round(toX - fromX),
    height: Math.round(toY - fromY),
    scale: pose.scale,
    corners: [moved(seen[0]), moved(seen[1]), moved(seen[2]), moved(seen[3])],
    toCard: (x, y) => apply(back, x + fromX, y + fromY),
  };
}
