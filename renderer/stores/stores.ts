import type { AppInfo, PushMessage } from "#shared/contract/methods";
import type { AppError } from "#shared/domain/result";
import type { PageHistory, Ports, SqlClient, SystemPreferences } from "../platform/ports";
import { carryOut, type CommandWindow } from "./commands";
import { watchAddresses } from "./addresses";
import { createAttach, type AttachStore } from "./attach";
import { goToBookmark } from "./bookmarks";
import { createBookmarkTour, type BookmarkTourStore } from "./bookmarkTour";
import { createAlertHits, type AlertHitsStore } from "./alertHits";
import { createCasework, type CaseworkStore } from "./casework";
import { createClock } from "./clock";
import type { ClockStore } from "./clockState";
import { createGraph } from "./graph";
import type { GraphStore } from "./graphState";
import type { IdentityStore } from "./identityState";
import { once, type Once } from "./once";
import { createHistory, type HistoryStore } from "./history";
import { createLeakCheck, type LeakCheckStore } from "./leakCheck";
import { createNavigation, type NavigationStore } from "./navigation";
import { homeOf, parseLocation } from "./location";
import { createNotices, type NoticesStore } from "./notices";
import { createPrivacy, type PrivacyStore } from "./privacy";
import { createQueries, type QueriesStore } from "./queries";
import { createRecents, type RecentsStore } from "./recents";
import { createRules, type RulesStore } from "./rules";
import { labelDelayInForce } from "./rulesInForce";
import { createSession, type SessionStore } from "./session";
import { createSettings, type SettingsStore } from "./settings";
import { createSqlConsole, type SqlConsoleStore } from "./sqlConsole";
import { createSqlStore, type SqlStore } from "./sqlStore";
import { createTour, type TourStore } from "./tour";
import { createVisited, type VisitedStore } from "./visited";
import { createWhatIf, type WhatIfStore } from "./whatIf";

export interface Stores {
  readonly notices: NoticesStore;
  readonly settings: SettingsStore;
  readonly recents: RecentsStore;
  readonly navigation: NavigationStore;
  readonly session: SessionStore;
  readonly sql: SqlStore;
  readonly sqlConsole: SqlConsoleStore;
  readonly queries: QueriesStore;
  readonly privacy: PrivacyStore;
  readonly visited: VisitedStore;
  readonly tour: TourStore;
  /** What was done and can be undone. */
  readonly history: HistoryStore;
  readonly rules: RulesStore;
  readonly leakCheck: LeakCheckStore;
  readonly whatIf: WhatIfStore;
  /** The moment every view shows. */
  readonly clock: ClockStore;
  /** Alerts, cases and bookmarks. */
  readonly casework: CaseworkStore;
  /** What alerts are made of. */
  readonly alertHits: AlertHitsStore;
  /** Pictures and tables on their way into a case. */
  readonly attach: AttachStore;
  /** What is on the canvas of the graph workspace. */
  readonly graph: GraphStore;
  /** The queue of the identity workspace, made by the workspace when it is first shown, which loads it with itself. */
  readonly identity: Once<IdentityStore>;
  /** The bookmarks, played one after the other. */
  readonly bookmarkTour: BookmarkTourStore;
  /** Ends everything the stores listen to outside of them. */
  readonly stop: () => void;
}

/** Everything a connected view can reach. */
export interface App extends Stores {
  readonly ports: Ports;
  readonly info: AppInfo;
}

export function createStores(ports: Ports): Stores {
  const { host, engine, tabMemory, now } = ports;
  const ends: (() => void)[] = [];
  const endsWithStores = (end: () => void): (() => void) => {
    ends.push(end);
    return end;
  };
  const pages: PageHistory = {
    ...ports.history,
    subscribe: (listener) => endsWithStores(ports.history.subscribe(listener)),
  };
  const system: SystemPreferences = {
    dark: () => ports.system.dark(),
    language: () => ports.system.language(),
    mac: () => ports.system.mac(),
    onDarkChange: (listener) => endsWithStores(ports.system.onDarkChange(listener)),
  };
  const notices = createNotices(now);
  const settings = createSettings({ host, system, notices });
  const recents = createRecents(host, notices);
  const navigation = createNavigation(pages);
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
    dataset: () => {
      const { current } = session.getState();
      if (current === null) return null;
      const { path, label, loaded } = current;
      return { generation: loaded.generation, name: path ?? label };
    },
  });
  const sqlClient: SqlClient = {
    ...ports.sql,
    onStopped: (listener) => endsWithStores(ports.sql.onStopped(listener)),
  };
  const sql = createSqlStore(sqlClient, notices, () => privacy.getState().tablesRevision);
  const queries = createQueries(host, notices);
  const sqlConsole = createSqlConsole({ sql, queries, tabMemory, now });
  const visited = createVisited(navigation);
  const tour = createTour();
  const history = createHistory();
  const rules = createRules({
    host,
    history,
    notices,
    of: () => {
      const { current } = session.getState();
      return current === null ? null : { path: current.path, label: current.label };
    },
  });
  const whatIf = createWhatIf(engine.decisions);
  const leakCheck = createLeakCheck({
    decisions: engine.decisions,
    labelDelay: () => labelDelayInForce(rules.getState()),
    now,
  });
  const clock = createClock({
    replay: engine.replay,
    session,
    settings,
    rules,
    navigation,
    notices,
    history: pages,
    tabMemory,
    frames: ports.frames,
  });
  const casework = createCasework({ host, history, notices });
  const alertHits = createAlertHits(engine.replay);
  const attach = createAttach({
    ports,
    casework,
    notices,
    dataset: () => {
      const { current } = session.getState();
      return current === null ? null : { path: current.path, label: current.label };
    },
  });
  const graph = createGraph({
    ports,
    graph: engine.graph,
    clock,
    session,
    navigation,
    casework,
    history,
    after: (ms, call) => void setTimeout(call, ms),
  });
  const bookmarkTour = createBookmarkTour({
    bookmarks: () => casework.getState().work.bookmarks,
    visit: (bookmark) => goToBookmark({ clock, navigation }, bookmark),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  });
  endsWithStores(() => bookmarkTour.getState().stop());
  const stores: Stores = {
    notices,
    settings,
    recents,
    navigation,
    session,
    sql,
    sqlConsole,
    queries,
    privacy,
    visited,
    tour,
    history,
    rules,
    whatIf,
    leakCheck,
    clock,
    casework,
    alertHits,
    bookmarkTour,
    attach,
    graph,
    identity: once<IdentityStore>(),
    stop: () => {
      for (const end of ends.splice(0)) end();
    },
  };
  privacy.subscribe(({ allRevealed }, before) => {
    if (allRevealed !== before.allRevealed)
      sqlConsole.getState().personalDataChanged(allRevealed ? "revealed" : "masked");
  });
  session.subscribe(({ current }, before) => {
    if (current === before.current || current === null) return;
    privacy.getState().forget();
    alertHits.getState().forget();
    void casework.getState().open({ path: current.path, label: current.label });
    sqlConsole.getState().forget();
    void sql.getState().use(current.loaded.generation);
    visited.getState().forget();
    whatIf.getState().forget();
    leakCheck.getState().forget();
    bookmarkTour.getState().stop();
    tabMemory.setOpenPath(current.path);
    // An address the window was opened with is kept for the first dataset.
    if (before.current === null && parseLocation(pages.fragment()) !== null) return;
    navigation.getState().land(homeOf(current.demo ? "overview" : "dataset"));
  });
  clock.subscribe(({ decided }, before) => {
    if (decided !== before.decided) void alertHits.getState().ask();
  });
  watchAddresses({ history: pages, session, notices });
  endsWithStores(engine.onLost((error) => tellLost(stores, error)));
  endsWithStores(host.subscribe((message) => answerPush(message, { ...stores, ports })));
  return stores;
}

/** A load under way tells of its end itself. */
function tellLost({ session, notices }: Stores, error: AppError): void {
  if (session.getState().task !== null) return;
  const run = () => void session.getState().reopen();
  notices.getState().add("error", { kind: "engineLost", error }, { kind: "reopen", run });
}

interface AnsweringWindow extends CommandWindow {
  readonly casework: CaseworkStore;
}

function answerPush(message: PushMessage, window: AnsweringWindow): void {
  const { session, notices, casework } = window;
  switch (message.name) {
    case "dataset.openRequested": {
      const { path } = message.payload;
      void session.getState().open(path === null ? { kind: "dialog" } : { kind: "path", path });
      break;
    }
    case "menu.command": {
      const { command } = message.payload;
      carryOut(command === "openDemo" ? "demo" : command, window);
      break;
    }
    case "journal.appended":
      casework.getState().appended(message.payload.of, message.payload.entries);
      break;
    case "host.closing":
      notices.getState().add("warning", { kind: "hostClosing", reason: message.payload.reason });
      break;
  }
}

/**
 * What is opened unasked: after a reload the dataset that was open, else the one named at start, else the demo
 * dataset where it exists.
 */
export function openAtStart({ info, session, ports }: App): Promise<void> {
  const { open, task } = session.getState();
  // A second start of the desktop application may have named a dataset meanwhile.
  if (task !== null) return Promise.resolve();
  const before = ports.tabMemory.openPath();
  if (before !== null) return open({ kind: "path", path: before });
  if (info.startPath !== null) return open({ kind: "path", path: info.startPath });
  if (info.demoPresent) return open({ kind: "demo" });
  return Promise.resolve();
}
