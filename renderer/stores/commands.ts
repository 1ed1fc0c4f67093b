import type { AppInfo } from "#shared/contract/methods";
import type { Ports } from "../platform/ports";
import { copyWithNotice } from "./copy";
import { addressOfPlace } from "./addresses";
import type { CaseworkStore } from "./casework";
import { carryOutClock, isClockCommand, type ClockCommand } from "./clockCommands";
import type { ClockStore } from "./clockState";
import { canRedo, canUndo, type HistoryStore } from "./history";
import type { Workspace } from "./location";
import type { NavigationStore } from "./navigation";
import type { NoticesStore } from "./notices";
import type { PrivacyStore } from "./privacy";
import type { SessionStore } from "./session";
import type { SettingsStore } from "./settings";
import type { TourStore } from "./tour";

/** What can be asked of the window by a key, the palette or the menu of the desktop. */
export const ACTIONS = [
  "back",
  "forward",
  "copyAddress",
  "undo",
  "redo",
  "open",
  "demo",
  "revealAll",
  "mask",
  "notices",
  "keyboard",
  "tour",
  "settings",
  "privacy",
  "about",
  "light",
  "dark",
  "system",
  "english",
  "french",
  "resetPanels",
] as const;
export type Action = (typeof ACTIONS)[number];

export type Command = Workspace | Action | ClockCommand | "palette" | "filter" | "escape";

/** What commands act on. */
export interface CommandWindow {
  readonly casework: CaseworkStore;
  readonly clock: ClockStore;
  readonly history: HistoryStore;
  readonly navigation: NavigationStore;
  readonly notices: NoticesStore;
  readonly privacy: PrivacyStore;
  readonly session: SessionStore;
  readonly settings: SettingsStore;
  readonly tour: TourStore;
  readonly ports: Pick<Ports, "clipboard" | "engine" | "history" | "newId">;
}

interface KnownWindow extends CommandWindow {
  readonly info: Pick<AppInfo, "demoPresent">;
}

/** Carries a command out. `filter` concerns what is drawn and is left to who draws it. */
export function carryOut(command: Exclude<Command, "filter">, app: CommandWindow): void {
  const { history, navigation, session, settings, privacy, tour } = app;
  if (isClockCommand(command)) return carryOutClock(command, app);
  const { toggle, show, back, forward, openSettings } = navigation.getState();
  switch (command) {
    case "palette":
    case "open":
    case "notices":
    case "keyboard":
      return toggle(command);
    case "back":
      return back();
    case "forward":
      return forward();
    case "escape":
      return closeTopmost(app);
    case "undo":
      return history.getState().undo();
    case "redo":
      return history.getState().redo();
    case "copyAddress":
      return void copyWithNotice(app, addressOf(app), "address");
    case "demo":
      return void session.getState().open({ kind: "demo" });
    case "revealAll":
      return void privacy.getState().revealAll();
    case "mask":
      return void privacy.getState().mask(null);
    case "tour":
      return tour.getState().start();
    case "settings":
      return openSettings("general");
    case "privacy":
    case "about":
      return openSettings(command);
    case "light":
    case "dark":
    case "system":
      return void settings.getState().setTheme(command);
    case "english":
      return void settings.getState().setLanguage("en");
    case "french":
      return void settings.getState().setLanguage("fr");
    case "resetPanels":
      return void settings.getState().resetPanels();
    case "overview":
    case "alerts":
    case "timeline":
    case "graph":
    case "cases":
    case "dataset":
    case "quality":
    case "tables":
    case "sql":
    case "rules":
    case "features":
    case "identity":
      return show(command);
  }
}

/** The address of the place on screen, to be opened in any window of this application. */
const addressOf = ({ navigation, ports, session, clock }: CommandWindow): string =>
  addressOfPlace({ history: ports.history, session, clock }, navigation.getState().location);

function closeTopmost({ navigation }: CommandWindow): void {
  const { overlay, closeOverlay, inspect } = navigation.getState();
  if (overlay === null) inspect(null);
  else closeOverlay();
}

/** The actions that would do something now. */
export const possibleActions = (app: KnownWindow): readonly Action[] =>
  ACTIONS.filter((action) => isPossible(action, app));

function isPossible(action: Action, app: KnownWindow): boolean {
  const { canGoBack, canGoForward } = app.navigation.getState();
  const { allRevealed, anyRevealed } = app.privacy.getState();
  const { theme, spoken, panels } = app.settings.getState();
  const current = app.session.getState().current;
  switch (action) {
    case "back":
      return canGoBack;
    case "forward":
      return canGoForward;
    case "undo":
      return canUndo(app.history.getState());
    case "redo":
      return canRedo(app.history.getState());
    case "demo":
      return app.info.demoPresent && current?.demo !== true;
    case "tour":
      return app.info.demoPresent;
    case "revealAll":
      return current !== null && !allRevealed;
    case "mask":
      return anyRevealed;
    case "light":
    case "dark":
    case "system":
      return theme !== action;
    case "english":
      return spoken !== "en";
    case "french":
      return spoken !== "fr";
    case "resetPanels":
      return Object.keys(panels).length > 0;
    case "copyAddress":
    case "open":
    case "notices":
    case "keyboard":
    case "settings":
    case "privacy":
    case "about":
      return true;
  }
}
