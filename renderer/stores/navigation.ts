import type { EntityRef, RecordAddress, TableView } from "#shared/contract/browse";
import type { AlertKey } from "#shared/contract/casework";
import type { NodeKey } from "#shared/contract/graph";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PageHistory } from "../platform/ports";
import {
  formatLocation,
  homeOf,
  parseLocation,
  ALERTS_HOME,
  workspaceOf,
  type Location,
  type QualityTab,
  type SettingsSection,
  type Workspace,
} from "./location";
import { SEED_LIMIT } from "./graphPlace";
import { IDENTITY_HOME } from "./identityPlace";

/** At most one of these is open over the workspace. */
export type Overlay = "open" | "notices" | "keyboard" | "palette" | "history" | "time";

export interface NavigationState {
  readonly location: Location;
  /** Whether there is a place to go back or forward to within this window. */
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** A query that a link of this window asks to run on arrival; null for an address from anywhere else. */
  readonly toRun: string | null;
  /** The record shown in the inspector. */
  readonly inspected: RecordAddress | null;
  readonly overlay: Overlay | null;
  /** Goes to a place as a new step of the history; to the present place does nothing. */
  readonly go: (location: Location) => void;
  /** Changes the present step, for what is not worth going back to. */
  readonly replace: (location: Location) => void;
  readonly back: () => void;
  readonly forward: () => void;
  /** The place last seen in a workspace; its beginning where it is on screen already. */
  readonly show: (workspace: Workspace) => void;
  readonly showTab: (tab: QualityTab) => void;
  readonly showCheck: (id: string) => void;
  readonly openEntity: (entity: EntityRef) => void;
  readonly openTable: (view: TableView) => void;
  /** The query runs on arrival. */
  readonly openSql: (query: string) => void;
  readonly openRule: (ruleId: string) => void;
  readonly openFeature: (feature: string) => void;
  /** Begins a scene of the graph with these nodes. */
  readonly openGraph: (nodes: readonly NodeKey[]) => void;
  /** Opens a view of the graph that is saved in a case. */
  readonly openView: (id: string) => void;
  readonly openAlert: (key: AlertKey | null) => void;
  /** Reads a card of the dataset, by its file, and shows it. */
  readonly openCard: (file: string) => void;
  readonly openCase: (caseId: string | null) => void;
  readonly openSettings: (section: SettingsSection) => void;
  readonly inspect: (record: RecordAddress | null) => void;
  /** Opens an overlay, or closes it where it is open already. */
  readonly toggle: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  /** For a dataset that has just been opened: what was seen of the former is forgotten. */
  readonly land: (location: Location) => void;
}

/** What is selected belongs to the list it was selected in; beside another record it would be taken for that one's. */
function keepsSelection(from: Location, to: Location): boolean {
  switch (to.page) {
    case "record":
      return (
        from.page === "record" &&
        from.entity.kind === to.entity.kind &&
        from.entity.id === to.entity.id
      );
    case "tables":
      return from.page === "tables" && from.view?.table === to.view?.table;
    case "overview":
    case "alerts":
    case "timeline":
    case "graph":
    case "cases":
    case "dataset":
    case "quality":
    case "sql":
    case "rules":
    case "features":
    case "identity":
    case "settings":
      return from.page === to.page;
  }
}

export type NavigationStore = StoreApi<NavigationState>;

/** Where the window is. The address bar and the history of the browser say the same. */
export function createNavigation(history: PageHistory): NavigationStore {
  const seen = new Map<Workspace, Location>();
  const ways = () => ({
    canGoBack: history.step() > 0,
    canGoForward: history.step() < history.last(),
  });

  const store = createStore<NavigationState>((set, get) => {
    const arrive = (location: Location, toRun: string | null = null): void => {
      const workspace = workspaceOf(location);
      if (workspace !== null) seen.set(workspace, location);
      const inspected = keepsSelection(get().location, location) ? get().inspected : null;
      set({ location, toRun, inspected, ...ways(), overlay: null });
    };
    const go = (location: Location, toRun: string | null = null): void => {
      const fragment = formatLocation(location);
      if (fragment === formatLocation(get().location)) return set({ overlay: null, toRun });
      history.push(fragment);
      arrive(location, toRun);
    };
    const replace = (location: Location): void => {
      history.replace(formatLocation(location));
      arrive(location);
    };
    return {
      location: parseLocation(history.fragment()) ?? homeOf("dataset"),
      ...ways(),
      toRun: null,
      inspected: null,
      overlay: null,
      go: (location) => go(location),
      replace,
      back: () => history.move(-1),
      forward: () => history.move(1),
      show: (workspace) => {
        const here = workspaceOf(get().location) === workspace;
        go(here ? homeOf(workspace) : (seen.get(workspace) ?? homeOf(workspace)));
      },
      showTab: (tab) => go({ page: "quality", tab, checkId: null }),
      showCheck: (checkId) => go({ page: "quality", tab: "checks", checkId }),
      openEntity: (entity) => go({ page: "record", entity }),
      openTable: (view) => go({ page: "tables", view }),
      openSql: (query) => go({ page: "sql", query }, query),
      openRule: (ruleId) => go({ page: "rules", ruleId }),
      openFeature: (feature) => go({ page: "features", tab: "catalogue", feature }),
      openGraph: (nodes) => go({ page: "graph", nodes: nodes.slice(0, SEED_LIMIT), view: null }),
      openView: (view) => go({ page: "graph", nodes: [], view }),
      openAlert: (key) => {
        const { location } = get();
        go({ ...(location.page === "alerts" ? location : ALERTS_HOME), key });
      },
      openCard: (file) => go({ ...IDENTITY_HOME, file }),
      openCase: (caseId) => go({ page: "cases", caseId }),
      openSettings: (section) => go({ page: "settings", section }),
      inspect: (inspected) => set({ inspected }),
      toggle: (overlay) =>
        set((state) => ({ overlay: state.overlay === overlay ? null : overlay })),
      closeOverlay: () => set({ overlay: null }),
      land: (location) => {
        const { overlay } = get();
        seen.clear();
        set({ inspected: null });
        replace(location);
        // Somebody is typing into the palette: the rest of it must not become keys of the window.
        if (overlay === "palette") set({ overlay });
      },
    };
  });

  // Back, forward, or an address typed by hand.
  history.subscribe((fragment) => {
    const location = parseLocation(fragment);
    if (location === null) return store.getState().replace(store.getState().location);
    const workspace = workspaceOf(location);
    if (workspace !== null) seen.set(workspace, location);
    store.setState((state) => ({
      location,
      toRun: null,
      inspected: keepsSelection(state.location, location) ? state.inspected : null,
      ...ways(),
      overlay: null,
    }));
  });
  return store;
}
