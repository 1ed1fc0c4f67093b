import { MS_PER_DAY } from "#shared/domain/time";
import type { ClockStore } from "../../stores/clockState";
import { zoomClock } from "./zoom";

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/** What a key does where the track has the focus; false where it is none of the track's. */
export function pressOnTrack(clock: ClockStore, { key, code, shiftKey }: KeyPress): boolean {
  const { span, pointerMs, step, seek, go } = clock.getState();
  if (span === null || pointerMs === null) return false;
  const digit = /^Digit(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? key : undefined);
  const { main, landing } = span;
  if (digit !== undefined && !shiftKey) {
    seek(main.fromMs + ((main.toMs - main.fromMs) * Number(digit)) / 10);
    return true;
  }
  const steps = { kind: shiftKey ? "alert" : "record" } as const;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      step(steps, -1);
      return true;
    case "ArrowRight":
    case "ArrowUp":
      step(steps, 1);
      return true;
    case "PageUp":
      seek(pointerMs + MS_PER_DAY);
      return true;
    case "PageDown":
      seek(pointerMs - MS_PER_DAY);
      return true;
    case "Home":
      go({ ms: main.fromMs, before: main.earlier + 1 });
      return true;
    case "End":
      go(landing);
      return true;
    case "+":
    case "=":
      zoomClock(clock, 0.5);
      return true;
    case "-":
      zoomClock(clock, 2);
      return true;
    default:
      return false;
  }
}
