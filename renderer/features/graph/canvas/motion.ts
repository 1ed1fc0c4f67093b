import { MAX_ZOOM, MIN_ZOOM } from "./core";
import type { Pan, Size } from "./viewport";

export interface Camera {
  readonly zoom: number;
  readonly pan: Pan;
}

interface MotionPorts {
  /** Where the picture was drawn for. */
  readonly drawn: () => Camera;
  readonly size: () => Size;
  /** Draws for this camera, in the next frame. */
  readonly draw: (camera: Camera) => void;
  /** Holds the canvases; moved as a picture while drawing would take too long. */
  readonly picture: () => HTMLElement | null;
  readonly now: () => number;
}

/** The picture is drawn anew when nothing has moved for so long, or for as long as that takes. */
const REST_MS = 160;
const LONGEST_REST_MS = 500;
/** Of what is in sight so much has to be covered by the picture, or it is drawn anew at once. */
const LEAST_COVERED = 0.35;
/** Enlarged or reduced by more than this it would be a blur. */
const MOST_SCALED = 3;
/** Drawing anew while something moves takes at most this share of the time. */
const DRAWING_SHARE = 0.1;

/**
 * Pans and zooms. A large graph takes longer to draw than a frame lasts: while it moves, the picture that was drawn is
 * moved and scaled as it is, and drawn anew when it rests or too little of it is left in sight.
 */
export class Motion {
  private readonly ports: MotionPorts;
  private live: Camera | null = null;
  private rest: ReturnType<typeof setTimeout> | null = null;
  private waiting = false;
  private requestedAt = 0;
  private lastTook = 0;
  private lastAt = -Infinity;
  /** Whether drawing takes longer than a frame. */
  sparing = false;

  constructor(ports: MotionPorts) {
    this.ports = ports;
  }

  camera(): Camera {
    return this.live ?? this.ports.drawn();
  }

  panBy(x: number, y: number): void {
    const { zoom, pan } = this.camera();
    this.moveTo({ zoom, pan: { x: pan.x + x, y: pan.y + y } });
  }

  /** What lies at this place of the screen stays there. */
  zoomAt(factor: number, at: Pan): void {
    const { zoom, pan } = this.camera();
    const next = Math.min(Math.max(zoom * factor, MIN_ZOOM), MAX_ZOOM);
    const scale = next / zoom;
    const along = (from: number, to: number): number => to - (to - from) * scale;
    this.moveTo({ zoom: next, pan: { x: along(pan.x, at.x), y: along(pan.y, at.y) } });
  }

  /** Draws for where it stands, if that is not done yet. */
  settle(): void {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = null;
    if (this.live === null || this.waiting) return;
    this.waiting = true;
    this.requestedAt = this.ports.now();
    this.ports.draw(this.live);
  }

  /** The picture is drawn: it is where it belongs by itself. */
  hasDrawn(): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.lastAt = this.ports.now();
    this.lastTook = this.lastAt - this.requestedAt;
    const { live, ports } = this;
    const drawn = ports.drawn();
    const isThere =
      live === null ||
      (live.zoom === drawn.zoom && live.pan.x === drawn.pan.x && live.pan.y === drawn.pan.y);
    if (isThere) this.live = null;
    this.place();
  }

  stop(): void {
    if (this.rest !== null) clearTimeout(this.rest);
  }

  private moveTo(camera: Camera): void {
    if (!this.sparing) return this.ports.draw(camera);
    this.live = camera;
    this.place();
    if (this.rest !== null) clearTimeout(this.rest);
    const rest = Math.min(Math.max(this.lastTook, REST_MS), LONGEST_REST_MS);
    this.rest = setTimeout(() => this.settle(), rest);
    if (this.isWorn(camera) && this.mayDraw()) this.settle();
  }

  private mayDraw(): boolean {
    return this.ports.now() - this.lastAt > this.lastTook / DRAWING_SHARE;
  }

  private isWorn(camera: Camera): boolean {
    const { scale, x, y } = this.shift(camera);
    if (scale > MOST_SCALED || scale < 1 / MOST_SCALED) return true;
    const { width, height } = this.ports.size();
    const across = Math.min(x + width * scale, width) - Math.max(x, 0);
    const down = Math.min(y + height * scale, height) - Math.max(y, 0);
    return Math.max(across, 0) * Math.max(down, 0) < LEAST_COVERED * width * height;
  }

  private shift({ zoom, pan }: Camera): { scale: number; x: number; y: number } {
    const drawn = this.ports.drawn();
    const scale = zoom / drawn.zoom;
    return { scale, x: pan.x - drawn.pan.x * scale, y: pan.y - drawn.pan.y * scale };
  }

  private place(): void {
    const picture = this.ports.picture();
    if (picture === null) return;
    if (this.live === null) {
      picture.style.transform = "";
      return;
    }
    const { scale, x, y } = this.shift(this.live);
    picture.style.transform = `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`;
  }
}
