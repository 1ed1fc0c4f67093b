import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { panBy, wholeWindow, zoomAbout } from "#shared/clock/window";
import { useApp } from "../../../stores/context";
import { msAt, type Scale } from "./shapes";

/** Pixels a pointer may stray while it is pressed and still click. */
const CLICK_SLACK = 4;
/** A notch of the wheel makes the stretch this much longer or shorter. */
const WHEEL_FACTOR = 1.0015;

interface Gesture {
  readonly startX: number;
  readonly window: { readonly fromMs: number; readonly toMs: number };
  readonly selects: boolean;
  moved: boolean;
}

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export type Gestures = ReturnType<typeof useGestures>;

/** A drag pans, a click seeks, and a drag with Shift selects a stretch to zoom to: over every canvas alike. */
export function useGestures(scaleNow: () => Scale | null) {
  const { clock } = useApp();
  const gesture = useRef<Gesture | null>(null);
  const [selecting, setSelecting] = useState<Stretch | null>(null);
  const xIn = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { window } = clock.getState();
    gesture.current = { startX: xIn(event), window, selects: event.shiftKey, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { current } = gesture;
    const scale = scaleNow();
    const { span, zoomTo } = clock.getState();
    if (current === null || scale === null || span === null) return;
    const x = xIn(event);
    current.moved ||= Math.abs(x - current.startX) > CLICK_SLACK;
    if (!current.moved) return;
    if (current.selects)
      return setSelecting({ fromMs: msAt(scale, current.startX), toMs: msAt(scale, x) });
    const length = current.window.toMs - current.window.fromMs;
    const ms = ((current.startX - x) / scale.width) * length;
    zoomTo(panBy(current.window, ms, wholeWindow(span)));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const { current } = gesture;
    const scale = scaleNow();
    gesture.current = null;
    setSelecting(null);
    if (current === null || scale === null) return;
    const x = xIn(event);
    const { seek, zoomTo } = clock.getState();
    if (!current.moved) return seek(Math.round(msAt(scale, x)));
    if (!current.selects) return;
    const [from, to] = [Math.min(x, current.startX), Math.max(x, current.startX)];
    zoomTo({ fromMs: Math.round(msAt(scale, from)), toMs: Math.round(msAt(scale, to)) });
  };
  const onPointerCancel = () => {
    gesture.current = null;
    setSelecting(null);
  };
  return {
    selecting,
    /** Whether a button is held down on the board. */
    isHeld: () => gesture.current !== null,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
  };
}

/**
 * The wheel zooms about the pointer, or pans sideways. Browsers hand it to the page unless a listener says beforehand that
 * it may be kept.
 */
export function useWheel(element: RefObject<HTMLElement | null>, scaleNow: () => Scale | null) {
  const { clock } = useApp();
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const onWheel = (event: WheelEvent) => {
      const scale = scaleNow();
      const { span, window, zoomTo } = clock.getState();
      if (scale === null || span === null) return;
      event.preventDefault();
      const whole = wholeWindow(span);
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) {
        const ms = (event.deltaX / scale.width) * (window.toMs - window.fromMs);
        return zoomTo(panBy(window, ms, whole));
      }
      const x = event.clientX - target.getBoundingClientRect().left;
      zoomTo(zoomAbout(window, msAt(scale, x), WHEEL_FACTOR ** event.deltaY, whole));
    };
    target.addEventListener("wheel", onWheel, { passive: false });
    return () => target.removeEventListener("wheel", onWheel);
  }, [element, clock, scaleNow]);
}
