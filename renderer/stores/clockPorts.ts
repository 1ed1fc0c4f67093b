import type { ReplayApi } from "#shared/contract/replay";
import type { Frames, PageHistory, TabMemory } from "../platform/ports";
import type { ClockStore } from "./clockState";
import type { Decider } from "./clockDeciding";
import type { Mover } from "./clockMover";
import type { Player } from "./clockPlayer";
import type { Settler } from "./clockSettling";
import type { NavigationStore } from "./navigation";
import type { NoticesStore } from "./notices";
import type { RulesStore } from "./rules";
import type { SessionStore } from "./session";
import type { SettingsStore } from "./settings";

/** What the clock needs from outside. */
export interface ClockPorts {
  readonly replay: ReplayApi;
  readonly session: SessionStore;
  readonly settings: SettingsStore;
  readonly rules: RulesStore;
  readonly navigation: NavigationStore;
  readonly notices: NoticesStore;
  readonly history: PageHistory;
  readonly tabMemory: Pick<TabMemory, "moment" | "setMoment">;
  readonly frames: Frames;
}

/** The clock and what moves it. */
export interface ClockParts {
  readonly ports: ClockPorts;
  readonly store: ClockStore;
  readonly mover: Mover;
  readonly player: Player;
  readonly decider: Decider;
  readonly settler: Settler;
}
