import { wholeWindow, zoomAbout } from "#shared/clock/window";
import type { ClockStore } from "../../stores/clockState";

/** Zooms about a time; without one about the clock where it is in sight, else about the middle. */
export function zoomClock(clock: ClockStore, factor: number, aboutMs?: number): void {
  const { span, window, pointerMs, zoomTo } = clock.getState();
  if (span === null) return;
  const inSight = pointerMs !== null && pointerMs >= window.fromMs && pointerMs < window.toMs;
  const about = aboutMs ?? (inSight ? pointerMs : (window.fromMs + window.toMs) / 2);
  zoomTo(zoomAbout(window, about, factor, wholeWindow(span)));
}
