import type { Frames } from "../platform/ports";

/** Views that take longer follow at most this often while the clock moves, milliseconds. */
export const SETTLE_MS = 200;

export interface Settler {
  /** The clock has moved. */
  readonly moved: () => void;
}

/** Settles at once after a rest, then at most every `SETTLE_MS`, and once more when the movement is over. */
export function createSettler(frames: Frames, settle: () => void): Settler {
  let lastAt = -Infinity;
  let waiting = false;
  const settleNow = (): void => {
    lastAt = frames.now();
    settle();
  };
  const wait = (): void => {
    if (frames.now() - lastAt < SETTLE_MS) return void frames.request(wait);
    waiting = false;
    settleNow();
  };
  return {
    moved: () => {
      if (waiting) return;
      if (frames.now() - lastAt >= SETTLE_MS) return settleNow();
      waiting = true;
      frames.request(wait);
    },
  };
}
