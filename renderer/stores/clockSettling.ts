import type { Frames } from "../platform/ports";

/** While the clock plays, views that take longer follow this often, milliseconds. */
export const SETTLE_MS = 250;
/** While somebody moves it, they follow when it has stood still for so long, and at the latest after `LONGEST_MS`. */
export const REST_MS = 120;
export const LONGEST_MS = 600;

export interface Settler {
  /** The clock has moved. */
  readonly moved: () => void;
}

interface SettlerPorts {
  readonly frames: Frames;
  readonly isPlaying: () => boolean;
  readonly settle: () => void;
}

/**
 * Settles at once after a rest, and once more when the movement is over. Between, each settling makes the views ask and
 * draw, which the next movement has to wait for: so it is rare while the clock is being dragged.
 */
export function createSettler({ frames, isPlaying, settle }: SettlerPorts): Settler {
  let settledAt = -Infinity;
  let movedAt = -Infinity;
  let waiting = false;
  const settleNow = (): void => {
    settledAt = frames.now();
    settle();
  };
  const isDue = (): boolean => {
    const now = frames.now();
    if (isPlaying()) return now - settledAt >= SETTLE_MS;
    return now - movedAt >= REST_MS || now - settledAt >= LONGEST_MS;
  };
  const wait = (): void => {
    if (!isDue()) return void frames.request(wait);
    waiting = false;
    settleNow();
  };
  return {
    moved: () => {
      const rested = frames.now() - movedAt >= LONGEST_MS;
      movedAt = frames.now();
      if (waiting) return;
      if (rested) return settleNow();
      waiting = true;
      frames.request(wait);
    },
  };
}
