import { advance, headAt, type Pace, type Playhead } from "#shared/clock/pacing";
import type { ReplaySpan } from "#shared/contract/replay";
import type { Settings } from "#shared/contract/methods";
import type { Frames } from "../platform/ports";
import type { ClockState, ClockStore } from "./clockState";
import { targetOf, type Mover } from "./clockMover";
import type { SettingsStore } from "./settings";

export interface Player {
  readonly play: (direction: 1 | -1) => void;
  readonly pause: () => void;
  /** The clock was put somewhere else: the play goes on from there. */
  readonly moved: () => void;
}

interface PlayerPorts {
  readonly frames: Frames;
  readonly settings: SettingsStore;
  readonly store: ClockStore;
  readonly mover: Mover;
}

/** Moves the clock on with every frame of the screen; the engine is asked for the newest place only. */
export function createPlayer({ frames, settings, store, mover }: PlayerPorts): Player {
  /** Null = from where the clock will stand when nothing is under way. */
  let head: Playhead | null = null;
  let lastAt = 0;
  let requested: number | null = null;

  const pause = (): void => {
    if (requested !== null) frames.cancel(requested);
    requested = null;
    head = null;
    if (store.getState().playing !== 0) store.setState({ playing: 0 });
  };

  const next = (): void => {
    requested = frames.request(tick);
  };

  const tick = (): void => {
    requested = null;
    const { playing, span, moment } = store.getState();
    if (playing === 0 || span === null || moment === null) return pause();
    const now = frames.now();
    const elapsed = now - lastAt;
    lastAt = now;
    const { replay } = settings.getState();
    if (head?.unit !== replay.speed.unit) {
      if (!mover.idle()) return next();
      head = headAt(moment, replay.speed.unit);
    }
    const reached = advance(head, elapsed, paceOf(store.getState(), span, replay));
    head = reached.head;
    // As the target is rounded, so that the cursor stands where the clock does when the play is paused.
    const round = playing === -1 ? Math.ceil : Math.floor;
    store.setState({ pointerMs: replay.speed.unit === "data" ? round(head.at) : moment.ms });
    mover.moveTo(reached.target);
    if (reached.ended) pause();
    else next();
  };

  return {
    play: (direction) => {
      const { playing, span, moment } = store.getState();
      if (span === null || moment === null || playing === direction) return;
      if (playing === 0) {
        const start = beginning(store.getState(), span, direction);
        if (start !== null) mover.moveTo(targetOf(start));
        lastAt = frames.now();
      }
      store.setState({ playing: direction });
      if (requested === null) next();
    },
    pause,
    moved: () => {
      head = null;
    },
  };
}

const paceOf = (
  { gaps, marks, looping, playing }: ClockState,
  { firstMs, lastMs, size }: ReplaySpan,
  { speed, skipGaps }: Settings["replay"],
): Pace => ({
  speed,
  direction: playing === -1 ? -1 : 1,
  gaps: skipGaps ? gaps : [],
  loop: looping && marks.a !== null && marks.b !== null ? { a: marks.a, b: marks.b } : null,
  firstMs,
  lastMs,
  size,
});

/** Where a play from the far end begins anew; null where it goes on from where the clock stands. */
function beginning({ moment, looping }: ClockState, span: ReplaySpan, direction: 1 | -1) {
  if (moment === null || looping) return null;
  const { main, landing, size } = span;
  if (direction === -1) return moment.before === 0 ? landing : null;
  const atEnd = moment.before === landing.before || moment.before >= size;
  return atEnd ? { ms: main.fromMs, before: main.earlier } : null;
}
