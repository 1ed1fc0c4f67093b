import type { Core } from "cytoscape";
import type { Spot } from "./marks";
import { freePart, type Insets } from "./insets";
import { Motion, type Camera } from "./motion";
import { isSameViewport, panOf, viewportOf, type Pan, type Size, type Viewport } from "./viewport";

interface ViewPorts {
  readonly host: HTMLElement;
  readonly core: () => Core;
  /** Of all nodes, on the canvas. */
  readonly spots: () => Iterable<Spot>;
  readonly changed: () => void;
  readonly rests: (viewport: Viewport) => void;
  /** What lies on the canvas at its edges. */
  readonly covered: () => Insets;
}

/** Nothing is enlarged beyond this by fitting. */
const FIT_ZOOM = 1.3;
const FIT_PADDING = 44;
const REST_MS = 250;
const MOVE_MS = 250;

/** Which part of the canvas is in sight: moved by the user, set from outside, kept when the host changes its size. */
export class PainterView {
  private readonly ports: ViewPorts;
  readonly motion: Motion;
  private readonly sizes: ResizeObserver;
  private size: Size = { width: 0, height: 0 };
  /** Wanted while the host has no size yet. */
  private wanted: Viewport | "fit" | null = null;
  private known: Viewport | null = null;
  private rest: ReturnType<typeof setTimeout> | null = null;

  constructor(ports: ViewPorts) {
    this.ports = ports;
    this.motion = new Motion({
      drawn: () => ({ zoom: ports.core().zoom(), pan: ports.core().pan() }),
      size: () => this.size,
      draw: ({ zoom, pan }) => ports.core().viewport({ zoom, pan }),
      picture: () => ports.core().container()?.querySelector<HTMLElement>(":scope > div") ?? null,
      now: () => performance.now(),
    });
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(ports.host);
    this.resized();
  }

  /** Where things are on the screen now, also while the picture is moved without being drawn. */
  camera(): Camera & { readonly size: Size } {
    return { ...this.motion.camera(), size: this.size };
  }

  viewport(): Viewport {
    const { zoom, pan } = this.motion.camera();
    return viewportOf(zoom, pan, this.size);
  }

  /** Shows exactly this part; `rests` does not tell of it. */
  show(viewport: Viewport): void {
    this.known = viewport;
    if (this.size.width === 0) this.wanted = viewport;
    else this.look(viewport);
  }

  /** Shows all of these beside what lies on the canvas, no larger than they are meant to be seen. */
  fit(spots: Iterable<Spot>, isAnimated = false): void {
    if (this.size.width === 0) {
      this.wanted = "fit";
      return;
    }
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y, radius } of spots) {
      left = Math.min(left, x - radius);
      right = Math.max(right, x + radius);
      top = Math.min(top, y - radius);
      bottom = Math.max(bottom, y + radius);
    }
    if (left > right) return;
    const free = freePart(this.size, this.ports.covered());
    const zoom = Math.min(
      Math.max(free.width - 2 * FIT_PADDING, 1) / (right - left),
      Math.max(free.height - 2 * FIT_PADDING, 1) / (bottom - top),
      FIT_ZOOM,
    );
    this.motion.settle();
    const x = (left + right) / 2 + (this.size.width / 2 - free.x) / zoom;
    const y = (top + bottom) / 2 + (this.size.height / 2 - free.y) / zoom;
    this.look({ zoom, x, y }, isAnimated);
  }

  panBy(x: number, y: number): void {
    this.motion.panBy(x, y);
    this.hasMoved();
  }

  /** About a place of the screen, or its middle. */
  zoomBy(factor: number, at: Pan | null): void {
    const { width, height } = this.size;
    this.motion.zoomAt(factor, at ?? { x: width / 2, y: height / 2 });
    this.hasMoved();
  }

  hasMoved(): void {
    this.ports.changed();
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = setTimeout(() => this.tellRest(), REST_MS);
  }

  stop(): void {
    this.sizes.disconnect();
    this.motion.stop();
    if (this.rest !== null) clearTimeout(this.rest);
  }

  private tellRest(): void {
    this.rest = null;
    const viewport = this.viewport();
    if (this.size.width === 0 || isSameViewport(viewport, this.known)) return;
    this.known = viewport;
    this.ports.rests(viewport);
  }

  private look(viewport: Viewport, isAnimated = false): void {
    const camera = { zoom: viewport.zoom, pan: panOf(viewport, this.size) };
    const core = this.ports.core();
    core.stop();
    if (isAnimated) core.animate(camera, { duration: MOVE_MS });
    else core.viewport(camera);
  }

  private isAllInSight(): boolean {
    const { zoom, pan, size } = this.camera();
    for (const { x, y, radius } of this.ports.spots()) {
      const [left, top, own] = [x * zoom + pan.x, y * zoom + pan.y, radius * zoom];
      if (left < own || top < own || left > size.width - own || top > size.height - own)
        return false;
    }
    return true;
  }

  /** What was in sight stays, smaller where it has no room otherwise. */
  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.ports.host;
    if (width === this.size.width && height === this.size.height) return;
    const before = this.size.width === 0 ? null : this.viewport();
    const wasWhole = before !== null && this.isAllInSight();
    this.size = { width, height };
    this.ports.core().resize();
    if (width === 0) return;
    // Of what was in sight before, `rests` may not have told yet.
    if (before !== null) {
      this.look(before);
      if (wasWhole && !this.isAllInSight()) this.fit(this.ports.spots());
    } else if (this.wanted === "fit") this.fit(this.ports.spots());
    else if (this.wanted !== null) this.show(this.wanted);
    this.wanted = null;
    this.ports.changed();
  }
}
