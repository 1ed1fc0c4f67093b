import type { Point, Quad } from "#shared/contract/identity";

/** Width and height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a picture lies in its frame: pixels of the frame for one of the picture, and where its top left is. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Room left around a picture that is fitted, pixels. */
const MARGIN = 8;
/** Of the fitted scale. */
const FARTHEST = 0.5;
const NEAREST = 24;

/** The size of a picture that is turned by quarter turns. */
export const turned = ({ width, height }: Size, quarters: number): Size =>
  quarters % 2 === 0 ? { width, height } : { width: height, height: width };

/** The whole picture in the middle of the frame. */
export function fitted(picture: Size, frame: Size): View {
  const scale = Math.max(
    Math.min((frame.width - MARGIN) / picture.width, (frame.height - MARGIN) / picture.height),
    0.001,
  );
  return {
    scale,
    x: (frame.width - picture.width * scale) / 2,
    y: (frame.height - picture.height * scale) / 2,
  };
}

/** Nearer or farther, so that what is under the point stays there. */
export function zoomed(view: View, factor: number, about: Point, fit: View): View {
  const scale = Math.min(Math.max(view.scale * factor, fit.scale * FARTHEST), fit.scale * NEAREST);
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
export function boxOf(quad: Quad, room: number, { width, height }: Size) {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const left = Math.max(Math.floor(Math.min(...xs) - room), 0);
  const top = Math.max(Math.floor(Math.min(...ys) - room), 0);
  const right = Math.min(Math.ceil(Math.max(...xs) + room), width);
  const bottom = Math.min(Math.ceil(Math.max(...ys) + room), height);
  return { x: left, y: top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
}
