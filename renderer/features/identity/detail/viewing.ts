import type { Point, Quad } from "#shared/contract/identity";

/** Width and height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export const wholeOf = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });

/** How a picture lies in its frame: pixels of the frame for one of the picture, and where its top left is. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Room left around a picture that is fitted, pixels. */
const MARGIN = 8;
/** Of the scale at which the whole picture fits. */
const FARTHEST = 0.5;
const NEAREST = 24;

/** The size of a picture that is turned by quarter turns. */
export const turned = ({ width, height }: Size, quarters: number): Size =>
  quarters % 2 === 0 ? { width, height } : { width: height, height: width };

/** A part of a picture, or all of it, in the middle of the frame. */
export function fitted({ x, y, width, height }: Box, frame: Size): View {
  const scale = Math.max(
    Math.min((frame.width - MARGIN) / width, (frame.height - MARGIN) / height),
    0.001,
  );
  return {
    scale,
    x: (frame.width - width * scale) / 2 - x * scale,
    y: (frame.height - height * scale) / 2 - y * scale,
  };
}

/** Nearer or farther, so that what is under the point stays there. */
export function zoomed(view: View, factor: number, about: Point, whole: View): View {
  const scale = Math.min(
    Math.max(view.scale * factor, whole.scale * FARTHEST),
    whole.scale * NEAREST,
  );
  const by = scale / view.scale;
  return { scale, x: about.x - (about.x - view.x) * by, y: about.y - (about.y - view.y) * by };
}

export const moved = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
});

export const pointsOf = (quad: Quad): string =>
  quad.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

/** The box around corners, with room to every side, within the size. */
export function boxOf(quad: Quad, room: number, { width, height }: Size): Box {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const left = Math.max(Math.floor(Math.min(...xs) - room), 0);
  const top = Math.max(Math.floor(Math.min(...ys) - room), 0);
  const right = Math.min(Math.ceil(Math.max(...xs) + room), width);
  const bottom = Math.min(Math.ceil(Math.max(...ys) + room), height);
  return { x: left, y: top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
}
