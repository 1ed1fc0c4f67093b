/** One gesture, milliseconds. */
export interface Gesture {
  /** Elapsed ÷ pictures. */
  readonly each: number;
  /** Between one picture and the next. */
  readonly gaps: readonly number[];
}

export interface Frames {
  /** As a hand moves the picture. */
  readonly pan: Gesture;
  readonly zoom: Gesture;
  /** As above, but everything is drawn in every frame. */
  readonly redraw: Gesture;
}

/** What a renderer does within one frame. */
export interface Mounted {
  readonly pan: (x: number, y: number) => void;
  readonly zoom: (factor: number) => void;
  readonly redraw: (x: number, y: number) => void;
  /**
   * Calls with every drawing that is complete. Some renderers leave frames out, and a frame in which nothing moved is
   * no picture.
   */
  readonly onDrawn: (drawn: () => void) => void;
  /** Pan and zoom move what was drawn as a picture: every frame shows it elsewhere. */
  readonly movesPicture: boolean;
}

const FRAMES = 60;

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves once what was drawn last is on the screen: the frame after it has begun. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Pans in a circle and zooms in and out. */
export async function gestures(mounted: Mounted): Promise<Frames> {
  let drawn = 0;
  mounted.onDrawn(() => drawn++);
  for (let frame = 0; frame < 10; frame++) await nextFrame();
  const around = (move: (x: number, y: number) => void) => (frame: number) => {
    const angle = (2 * Math.PI * frame) / FRAMES;
    move(12 * Math.cos(angle), 12 * Math.sin(angle));
  };
  const inAndOut = (frame: number) => mounted.zoom(frame < FRAMES / 2 ? 1.03 : 1 / 1.03);
  const moved = mounted.movesPicture ? null : () => drawn;
  return {
    pan: await gesture(around(mounted.pan), moved),
    zoom: await gesture(inAndOut, moved),
    redraw: await gesture(around(mounted.redraw), () => drawn),
  };
}

/** @param drawings how many there have been; null where every frame shows another picture */
async function gesture(
  move: (frame: number) => void,
  drawings: (() => number) | null,
): Promise<Gesture> {
  await painted();
  const start = await nextFrame();
  let last = start;
  let known = drawings?.() ?? 0;
  const gaps: number[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    move(frame);
    const now = await nextFrame();
    if (drawings !== null && drawings() === known) continue;
    known = drawings?.() ?? 0;
    gaps.push(now - last);
    last = now;
  }
  return { each: (last - start) / gaps.length, gaps };
}
