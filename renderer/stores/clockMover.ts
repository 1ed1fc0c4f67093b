import { wholeWindow, windowAround } from "#shared/clock/window";
import { NO_FILTER, type OverviewFilter } from "#shared/contract/overview";
import type { ClockFrame, ClockTarget, Moment, ReplayApi, StepTo } from "#shared/contract/replay";
import { ok, type AppError, type Result } from "#shared/domain/result";
import type { ClockStore } from "./clockState";
import type { NoticesStore } from "./notices";

interface Step {
  readonly kind: "step";
  readonly to: StepTo;
  readonly direction: 1 | -1;
  /** Asked for so often while the move before was under way. */
  readonly times: number;
}
type Move = Step | { readonly kind: "target"; readonly target: ClockTarget };

export interface Mover {
  readonly moveTo: (target: ClockTarget) => void;
  readonly step: (to: StepTo, direction: 1 | -1) => void;
  /** Asks for the present moment once more. */
  readonly again: () => void;
  /** Answers of moves before this are dropped: there is another dataset. */
  readonly forget: () => void;
  readonly setFilter: (filter: OverviewFilter) => void;
  readonly filter: () => OverviewFilter;
  /** Nothing is under way or waiting. */
  readonly idle: () => boolean;
}

interface MoverPorts {
  readonly replay: ReplayApi;
  readonly notices: NoticesStore;
  readonly store: ClockStore;
  readonly moved: () => void;
}

export const targetOf = ({ ms, before }: Moment): ClockTarget => ({ to: "position", before, ms });

/** Failures that somebody else tells of: the session of a lost engine, nobody of a dataset that is gone. */
export const isToldElsewhere = ({ code }: AppError): boolean =>
  code === "worker.crashed" || code === "dataset.notFound" || code === "dataset.cancelled";

/** Asks one thing at a time: the newest move waits for the one under way, and the ones between are left out. */
export function createMover({ replay, notices, store, moved }: MoverPorts): Mover {
  let filter = NO_FILTER;
  let waiting: Move | null = null;
  /** What is on screen was answered by other rules or of another filter. */
  let stale = false;
  let running = false;
  let turn = 0;

  /** The moment a step leads to; null where there is none. */
  const stepped = async (move: Step): Promise<Result<Moment | null>> => {
    let at = store.getState().moment;
    if (at === null) return ok(null);
    for (let done = 0; done < move.times; done++) {
      const next = await replay.step(at, move.to, move.direction);
      if (!next.ok) return next;
      if (next.value === null) return ok(done === 0 ? null : at);
      at = next.value;
    }
    return ok(at);
  };

  const answer = async (move: Move): Promise<Result<ClockFrame | null>> => {
    if (move.kind === "target") return replay.frame(move.target, filter);
    const to = await stepped(move);
    if (!to.ok || to.value === null) return to.ok ? ok(null) : to;
    return replay.frame(targetOf(to.value), filter);
  };

  const arrive = (
    move: Move,
    answered: Result<ClockFrame | null>,
    frameFilter: OverviewFilter,
  ): void => {
    const { playing, moment: before, pointerMs, span, window } = store.getState();
    if (!answered.ok) {
      store.setState({ playing: 0, pointerMs: before?.ms ?? null });
      if (!isToldElsewhere(answered.error)) notices.getState().addError(answered.error);
      return;
    }
    const frame = answered.value;
    if (frame === null) {
      if (move.kind === "step")
        store.setState({ missed: { to: move.to, direction: move.direction } });
      return;
    }
    const same = before?.ms === frame.moment.ms && before.before === frame.moment.before;
    const moment = same ? before : frame.moment;
    // Somebody holds the pointer further on already, or the play leads it.
    const led = waiting !== null || playing !== 0;
    store.setState({
      moment,
      frame,
      frameFilter,
      pointerMs: led ? pointerMs : moment.ms,
      missed: null,
      window: same || span === null ? window : windowAround(window, moment.ms, wholeWindow(span)),
    });
    if (!same) moved();
  };

  /** Where the clock stands by the time it is asked: a move that was under way may have changed it. */
  const here = (): Move | null => {
    const { moment } = store.getState();
    return moment === null ? null : { kind: "target", target: targetOf(moment) };
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      const move = waiting ?? (stale ? here() : null);
      if (move === null) break;
      const wasStale = stale;
      waiting = null;
      stale = false;
      const asked = turn;
      const filtered = filter;
      const answered = await answer(move);
      if (asked !== turn) continue;
      arrive(move, answered, filtered);
      // A step that led nowhere has brought no figures.
      if (answered.ok && answered.value === null) stale ||= wasStale;
    }
    running = false;
  };

  const want = (move: Move): void => {
    waiting = move;
    void run();
  };

  return {
    moveTo: (target) => want({ kind: "target", target }),
    step: (to, direction) => {
      const times = waiting?.kind === "step" && isSame(waiting, to, direction) ? waiting.times : 0;
      want({ kind: "step", to, direction, times: times + 1 });
    },
    again: () => {
      if (store.getState().moment === null) return;
      stale = true;
      void run();
    },
    forget: () => {
      turn += 1;
      waiting = null;
      stale = false;
    },
    setFilter: (wanted) => {
      filter = wanted;
    },
    filter: () => filter,
    idle: () => !running && waiting === null,
  };
}

const isSame = (step: Step, to: StepTo, direction: 1 | -1): boolean =>
  step.direction === direction && JSON.stringify(step.to) === JSON.stringify(to);
