import { createStore, type StoreApi } from "zustand/vanilla";
import { formatLocation, type Location } from "./location";
import type { NavigationStore } from "./navigation";

export const VISITED_LIMIT = 30;

export interface VisitedState {
  /** Places worth going back to, the latest first, each once. */
  readonly places: readonly Location[];
  readonly forget: () => void;
}

export type VisitedStore = StoreApi<VisitedState>;

/** The places this window has shown of the open dataset. */
export function createVisited(navigation: NavigationStore): VisitedStore {
  const store = createStore<VisitedState>((set) => ({
    places: [],
    forget: () => set({ places: [] }),
  }));
  navigation.subscribe(({ location }, before) => {
    if (location === before.location || !isWorthKeeping(location)) return;
    const address = formatLocation(location);
    const others = store.getState().places.filter((place) => formatLocation(place) !== address);
    store.setState({ places: [location, ...others].slice(0, VISITED_LIMIT) });
  });
  return store;
}

/** The beginnings of workspaces are offered anyway. */
function isWorthKeeping(location: Location): boolean {
  switch (location.page) {
    case "record":
      return true;
    case "tables":
      return location.view !== null;
    case "quality":
      return location.checkId !== null;
    case "rules":
      return location.ruleId !== null;
    case "features":
      return location.feature !== null || location.tab !== "catalogue";
    case "alerts":
      return location.key !== null;
    case "cases":
      return location.caseId !== null;
    case "graph":
      return location.nodes.length > 0 || location.view !== null;
    case "identity":
      return location.card !== null;
    case "overview":
    case "timeline":
    case "dataset":
    case "sql":
    case "settings":
      return false;
  }
}
