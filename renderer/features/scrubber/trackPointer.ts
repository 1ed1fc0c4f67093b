import { mainWindow, panBy, wholeWindow } from "#shared/clock/window";
import type { Bookmark } from "#shared/contract/casework";
import type { ClockStore } from "../../stores/clockState";
import { bookmarkAt, msAt, type SceneState } from "./scene";
import { zoomClock } from "./zoom";

/** A place on the track, in CSS pixels, and the time there. */
export interface TrackPlace {
  readonly x: number;
  readonly y: number;
  readonly ms: number;
}

interface TrackPointerPorts {
  readonly clock: ClockStore;
  readonly scene: () => SceneState;
  readonly openBookmark: (bookmark: Bookmark) => void;
  /** What is under the pointer; null where it has left. */
  readonly hover: (at: TrackPlace | null) => void;
}

const MIDDLE = 1;
/** A notch of a wheel zooms by about a fifth. */
const ZOOM_PER_PIXEL = 1.002;

/** Click, drag, wheel and hover on the track; answers the function that ends it. */
export function listenToPointer(element: HTMLElement, ports: TrackPointerPorts): () => void {
  const { clock, scene, openBookmark, hover } = ports;
  let held: { readonly button: number; x: number } | null = null;
  const place = (event: MouseEvent): TrackPlace => {
    const { left, top } = element.getBoundingClientRect();
    const { window, width } = scene();
    const x = event.clientX - left;
    return { x, y: event.clientY - top, ms: msAt(x, window, width) };
  };
  const panTo = (x: number): void => {
    const { span, window, zoomTo } = clock.getState();
    if (span === null || held === null) return;
    const perPixel = (window.toMs - window.fromMs) / Math.max(scene().width, 1);
    zoomTo(panBy(window, (held.x - x) * perPixel, wholeWindow(span)));
    held.x = x;
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 && event.button !== MIDDLE) return;
    const { x, y, ms } = place(event);
    element.setPointerCapture(event.pointerId);
    if (event.button === MIDDLE) event.preventDefault();
    const bookmark = event.button === 0 ? bookmarkAt(x, y, scene()) : null;
    if (bookmark !== null) return openBookmark(bookmark);
    held = { button: event.button, x };
    if (event.button === 0) clock.getState().seek(ms);
  };
  const move = (event: PointerEvent): void => {
    const at = place(event);
    hover(at);
    if (held === null) return;
    if (held.button === MIDDLE) panTo(at.x);
    else clock.getState().seek(at.ms);
  };
  const up = (): void => {
    held = null;
  };
  const leave = (): void => hover(null);
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { span, window, zoomTo } = clock.getState();
    if (span === null) return;
    const { width } = scene();
    const along = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const distance = event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (along)
      zoomTo(panBy(window, msAt(distance, window, width) - window.fromMs, wholeWindow(span)));
    else zoomClock(clock, ZOOM_PER_PIXEL ** event.deltaY, place(event).ms);
  };
  const reset = (): void => {
    const { span, zoomTo } = clock.getState();
    if (span !== null) zoomTo(mainWindow(span));
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("wheel", wheel, { passive: false });
  element.addEventListener("dblclick", reset);
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("wheel", wheel);
    element.removeEventListener("dblclick", reset);
  };
}
