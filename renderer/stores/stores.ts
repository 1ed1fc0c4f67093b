import type { AppInfo } from "#shared/contract/methods";
import type { Ports } from "../platform/ports";
import { createNavigation, type NavigationStore } from "./navigation";
import { homeOf, parseLocation } from "./location";
import { createNotices, type NoticesStore } from "./notices";
import { createPrivacy, type PrivacyStore } from "./privacy";
import { createRecents, type RecentsStore } from "./recents";
import { createSession, type SessionStore } from "./session";
import { createSettings, type SettingsStore } from "./settings";

export interface Stores {
  readonly notices: NoticesStore;
  readonly settings: SettingsStore;
  readonly recents: RecentsStore;
  readonly navigation: NavigationStore;
  readonly session: SessionStore;
  readonly privacy: PrivacyStore;
}

/** Everything a connected view can reach. */
export interface App extends Stores {
  readonly ports: Ports;
  readonly info: AppInfo;
}

export function createStores(ports: Ports): Stores {
  const { host, engine, system, tabMemory, history, now } = ports;
  const notices = createNotices(now);
  const settings = createSettings({ host, system, notices });
  const recents = createRecents(host, notices);
  const navigation = createNavigation(history);
  const session = createSession({
    host,
    engine,
    notices,
    now,
    onOpened: () => void recents.getState().refresh(),
  });
  const privacy = createPrivacy({
    host,
    engine,
    notices,
    dataset: () => session.getState().current?.path ?? session.getState().current?.label ?? "",
  });
  session.subscribe(({ current }, before) => {
    if (current === before.current || current === null) return;
    privacy.getState().forget();
    tabMemory.setOpenPath(current.path);
    // An address the window was opened with is kept for the first dataset.
    if (before.current === null && parseLocation(history.fragment()) !== null) return;
    navigation.getState().land(homeOf(current.demo ? "overview" : "dataset"));
  });
  host.subscribe((message) => {
    switch (message.name) {
      case "dataset.openRequested": {
        const { path } = message.payload;
        void session.getState().open(path === null ? { kind: "dialog" } : { kind: "path", path });
        break;
      }
      case "host.closing":
        notices.getState().add("warning", { kind: "hostClosing", reason: message.payload.reason });
        break;
    }
  });
  return { notices, settings, recents, navigation, session, privacy };
}

/**
 * What is opened unasked: after a reload the dataset that was open, else the one named at start, else the demo
 * dataset where it exists.
 */
export function openAtStart({ info, session, ports }: App): Promise<void> {
  const { open } = session.getState();
  const before = ports.tabMemory.openPath();
  if (before !== null) return open({ kind: "path", path: before });
  if (info.startPath !== null) return open({ kind: "path", path: info.startPath });
  if (info.demoPresent) return open({ kind: "demo" });
  return Promise.resolve();
}
