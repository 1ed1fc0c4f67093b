import { nextSpeed } from "#shared/clock/speed";
import { clampWindow, wholeWindow } from "#shared/clock/window";
import type { Moment, ReplaySpan } from "#shared/contract/replay";
import type { ClockState } from "./clockState";
import { targetOf } from "./clockMover";
import type { ClockParts } from "./clockPorts";

type Actions = Pick<
  ClockState,
  | "seek"
  | "go"
  | "step"
  | "play"
  | "pause"
  | "changeSpeed"
  | "setSpeed"
  | "zoomTo"
  | "mark"
  | "setLooping"
  | "setFilter"
>;

/** What the window asks of the clock; without a dataset nothing happens. */
export function clockActions(parts: () => ClockParts): Actions {
  const span = (): ReplaySpan | null => {
    const { span: known, moment } = parts().store.getState();
    return moment === null ? null : known;
  };
  const go = (moment: Moment): void => {
    const { store, player, mover } = parts();
    if (span() === null) return;
    player.moved();
    store.setState({ pointerMs: moment.ms });
    mover.moveTo(targetOf(moment));
  };
  return {
    go,
    seek: (ms) => {
      const { store, player, mover } = parts();
      const known = span();
      if (known === null) return;
      const { fromMs, toMs } = wholeWindow(known);
      const to = Math.min(Math.max(Math.round(ms), fromMs), toMs);
      player.moved();
      store.setState({ pointerMs: to });
      mover.moveTo({ to: "time", ms: to });
    },
    step: (to, direction) => {
      if (span() === null) return;
      parts().player.pause();
      parts().mover.step(to, direction);
    },
    play: (direction) => parts().player.play(direction),
    pause: () => parts().player.pause(),
    changeSpeed: (steps) => {
      const { settings } = parts().ports;
      const { speed } = settings.getState().replay;
      const next = nextSpeed(speed, steps);
      if (next.perSecond !== speed.perSecond) void settings.getState().setReplay({ speed: next });
    },
    setSpeed: (speed) => void parts().ports.settings.getState().setReplay({ speed }),
    zoomTo: (window) => {
      const known = span();
      if (known !== null)
        parts().store.setState({ window: clampWindow(window, wholeWindow(known)) });
    },
    mark: (name, moment) =>
      parts().store.setState(({ marks, looping }) => ({
        marks: { ...marks, [name]: moment },
        // From A to B needs both.
        looping: looping && moment !== null,
      })),
    setLooping: (looping) => {
      const known = span();
      if (known === null) return;
      const { main, landing } = known;
      parts().store.setState(({ marks: { a, b } }) => ({
        looping,
        marks: looping
          ? { a: a ?? { ms: main.fromMs, before: main.earlier }, b: b ?? landing }
          : { a, b },
      }));
    },
    setFilter: (filter) => {
      const { mover } = parts();
      if (filter === mover.filter()) return;
      mover.setFilter(filter);
      mover.again();
    },
  };
}
