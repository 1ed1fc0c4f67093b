/** What of the canvas is in sight: the point in the middle, and pixels of the screen per unit of the canvas. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the origin of the canvas is on the screen. */
export interface Pan {
  readonly x: number;
  readonly y: number;
}

export const panOf = ({ zoom, x, y }: Viewport, { width, height }: Size): Pan => ({
  x: width / 2 - x * zoom,
  y: height / 2 - y * zoom,
});

export const viewportOf = (zoom: number, pan: Pan, { width, height }: Size): Viewport => ({
  zoom,
  x: (width / 2 - pan.x) / zoom,
  y: (height / 2 - pan.y) / zoom,
});

/** Smaller differences than this are rounding. */
const NEAR = 1e-6;

export const isSameViewport = (a: Viewport | null, b: Viewport | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    Math.abs(a.zoom - b.zoom) <= NEAR * a.zoom &&
    Math.abs(a.x - b.x) * a.zoom <= NEAR * 100 &&
    Math.abs(a.y - b.y) * a.zoom <= NEAR * 100);
