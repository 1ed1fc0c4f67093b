import type { Point } from "./lasso";

interface PointerPorts {
  /** Nothing that can be dragged or chosen is under the pointer. */
  readonly isFree: () => boolean;
  readonly isLasso: () => boolean;
  readonly panBy: (x: number, y: number) => void;
  readonly zoomAt: (factor: number, at: Point) => void;
  /** The picture has to be drawn for where it stands: something on it is about to be hit. */
  readonly settle: () => void;
  /** The pointer, or the window's focus, is elsewhere. */
  readonly left: () => void;
  /** A click beside everything. */
  readonly cleared: () => void;
  /** The line drawn so far, in pixels of the host; null when it is given up. */
  readonly lassoMoved: (line: readonly Point[] | null) => void;
  readonly lassoClosed: (line: readonly Point[], adds: boolean) => void;
}

/** Less than this is a click with an unsteady hand. */
const STEADY = 3;
const MIDDLE = 1;
const LINE_PIXELS = 16;
/** A notch of a wheel zooms by about a fifth; pinching a touchpad sends smaller steps. */
const ZOOM_PER_PIXEL = 1.0018;
const PINCH = 5;

/**
 * Pan, wheel and lasso with a mouse. Cytoscape hears of everything else: nodes, boxes drawn with Shift, and fingers.
 * Answers the function that ends it.
 */
export function listenToPointer(host: HTMLElement, ports: PointerPorts): () => void {
  let held: { readonly from: Point; last: Point; moved: boolean; line: Point[] | null } | null =
    null;
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const down = (event: PointerEvent): void => {
    if (!host.contains(event.target as Node)) return;
    ports.settle();
    if (event.pointerType === "touch") return;
    const lasso = event.button === 0 && ports.isLasso();
    const plain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (!lasso && event.button !== MIDDLE && !(plain && ports.isFree())) return;
    // Keeps cytoscape from it, and with it the browser from moving the focus.
    event.preventDefault();
    host.closest<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
    host.setPointerCapture(event.pointerId);
    const at = place(event);
    held = { from: at, last: at, moved: false, line: lasso ? [at] : null };
  };
  const move = (event: PointerEvent): void => {
    if (held === null) return;
    const at = place(event);
    if (Math.hypot(at.x - held.from.x, at.y - held.from.y) > STEADY) held.moved = true;
    if (held.line !== null) {
      held.line.push(at);
      ports.lassoMoved(held.line);
    } else if (held.moved) {
      ports.panBy(at.x - held.last.x, at.y - held.last.y);
      held.last = at;
    }
  };
  const up = (event: PointerEvent): void => {
    const ended = held;
    held = null;
    if (ended === null) return;
    if (ended.line !== null) {
      ports.lassoMoved(null);
      if (ended.moved) ports.lassoClosed(ended.line, event.shiftKey || event.ctrlKey);
      else ports.cleared();
    } else if (!ended.moved && event.button === 0) ports.cleared();
    ports.settle();
  };
  const cancel = (): void => {
    if (held !== null && held.line !== null) ports.lassoMoved(null);
    held = null;
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * LINE_PIXELS;
    ports.zoomAt(ZOOM_PER_PIXEL ** (-pixels * (event.ctrlKey ? PINCH : 1)), place(event));
  };
  const capture = { capture: true };
  host.addEventListener("pointerdown", down, capture);
  host.addEventListener("pointermove", move);
  host.addEventListener("pointerup", up);
  host.addEventListener("pointercancel", cancel);
  host.addEventListener("pointerleave", ports.left);
  window.addEventListener("blur", ports.left);
  host.addEventListener("wheel", wheel, { capture: true, passive: false });
  return () => {
    host.removeEventListener("pointerdown", down, capture);
    host.removeEventListener("pointermove", move);
    host.removeEventListener("pointerup", up);
    host.removeEventListener("pointercancel", cancel);
    host.removeEventListener("pointerleave", ports.left);
    window.removeEventListener("blur", ports.left);
    host.removeEventListener("wheel", wheel, capture);
  };
}
