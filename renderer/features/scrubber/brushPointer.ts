import type { ReplaySpan } from "#shared/contract/replay";
import type { TimeWindow } from "#shared/contract/graph";
import { drawnTo, endAt, LEAST_DRAG, type TrackView } from "./brush";
import { msAt } from "./scene";

interface BrushPorts {
  readonly view: () => TrackView;
  readonly span: ReplaySpan;
  /** The stretch in force, whose ends can be dragged. */
  readonly brushed: () => TimeWindow | null;
  /** Whether a drag draws without the Alt key. */
  readonly armed: boolean;
  /** The stretch while it is drawn; null once it no longer is. */
  readonly draft: (window: TimeWindow | null) => void;
  /** The stretch that was drawn, once it is let go. */
  readonly drawn: (window: TimeWindow) => void;
  /** Escape: what was being drawn, or the wish to draw, is given up. */
  readonly abandoned: () => void;
}

/** Pixels from an end at which it is taken hold of; a finger covers more of them. */
const REACH = 5;
const FINGER_REACH = 14;
const ON_END = "scrubber-on-end";

interface Held {
  /** The end that stays. */
  readonly anchorMs: number;
  readonly fromX: number;
  drawn: TimeWindow | null;
}

/** Alt-drag on the track and drags of the ends, before the track sees them; answers the function that ends it. */
export function listenToBrush(element: HTMLElement, ports: BrushPorts): () => void {
  const { view, span, brushed, armed, draft, drawn, abandoned } = ports;
  let held: Held | null = null;
  const xAt = (event: PointerEvent): number => event.clientX - element.getBoundingClientRect().left;
  const endUnder = (event: PointerEvent) => {
    const window = brushed();
    if (window === null) return null;
    const reach = event.pointerType === "touch" ? FINGER_REACH : REACH;
    const end = endAt(xAt(event), window, view(), reach);
    return end && { other: window[end === "fromMs" ? "toMs" : "fromMs"] };
  };
  const letGo = (): void => {
    held = null;
    draft(null);
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const end = endUnder(event);
    if (end === null && !event.altKey && !armed) return;
    // The track would go to the time under the pointer.
    event.stopPropagation();
    element.setPointerCapture(event.pointerId);
    const x = xAt(event);
    const { window, width } = view();
    held = { anchorMs: end?.other ?? msAt(x, window, width), fromX: x, drawn: null };
  };
  const move = (event: PointerEvent): void => {
    const x = xAt(event);
    if (held === null) {
      element.classList.toggle(ON_END, endUnder(event) !== null);
      return;
    }
    if (held.drawn === null && Math.abs(x - held.fromX) < LEAST_DRAG) return;
    held.drawn = drawnTo(held.anchorMs, x, view(), span);
    draft(held.drawn);
  };
  const up = (): void => {
    const window = held?.drawn ?? null;
    if (held !== null) letGo();
    if (window !== null) drawn(window);
  };
  const cancel = (): void => {
    if (held !== null) letGo();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || (held === null && !armed)) return;
    event.stopPropagation();
    event.preventDefault();
    cancel();
    abandoned();
  };
  element.addEventListener("pointerdown", down, { capture: true });
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", key, { capture: true });
  return () => {
    cancel();
    element.classList.remove(ON_END);
    element.removeEventListener("pointerdown", down, { capture: true });
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", key, { capture: true });
  };
}
