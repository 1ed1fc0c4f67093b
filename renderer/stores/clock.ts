import { createStore } from "zustand/vanilla";
import { clockActions } from "./clockActions";
import { createDecider } from "./clockDeciding";
import { createMover } from "./clockMover";
import { openClock, rememberMoment } from "./clockOpening";
import { createPlayer } from "./clockPlayer";
import type { ClockParts, ClockPorts } from "./clockPorts";
import { createSettler } from "./clockSettling";
import { NO_CLOCK, type ClockState, type ClockStore } from "./clockState";
import type { NavigationState } from "./navigation";

export function createClock(ports: ClockPorts): ClockStore {
  // The parts know the store, whose actions know the parts.
  const store: ClockStore = createStore<ClockState>(() => ({
    ...NO_CLOCK,
    decided: 0,
    ...clockActions(() => parts),
  }));
  const settler = createSettler({
    frames: ports.frames,
    isPlaying: () => store.getState().playing !== 0,
    settle: () => store.setState(({ moment }) => ({ settled: moment })),
  });
  const mover = createMover({ ...ports, store, moved: settler.moved });
  const player = createPlayer({ ...ports, store, mover });
  const decider = createDecider({ ...ports, store, decided: mover.again });
  const parts: ClockParts = { ports, store, mover, player, decider, settler };

  const follow = openClock(parts);
  ports.session.subscribe(({ current }, before) => {
    if (current !== before.current) follow(current);
  });
  ports.rules.subscribe(({ working }, before) => {
    if (working !== before.working) decider.changed();
  });
  const followFilter = ({ location }: NavigationState): void => {
    if (location.page === "overview") store.getState().setFilter(location.filter);
  };
  followFilter(ports.navigation.getState());
  ports.navigation.subscribe(followFilter);
  rememberMoment(parts);
  return store;
}
