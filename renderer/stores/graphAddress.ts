import type { Scene } from "#shared/contract/scene";
import type { Beginning } from "./graphActs";
import type { CaseworkStore } from "./casework";
import type { ClockStore } from "./clockState";
import type { GraphState, OpenView } from "./graphState";
import { SEED_LIMIT, type GraphLocation } from "./graphPlace";
import { formatLocation, type Location } from "./location";
import type { NavigationStore } from "./navigation";
import type { SessionStore } from "./session";

interface Parts {
  readonly navigation: NavigationStore;
  readonly session: SessionStore;
  readonly clock: ClockStore;
  readonly casework: CaseworkStore;
  readonly get: () => GraphState;
}

/** Begins the scene that an address of the workspace names. */
export interface GraphAddress {
  /** Looks whether the window is at an address whose scene is not there yet. */
  readonly arrive: () => void;
  /** The address the scene was begun by, null for none; after a reload it need not be begun again. */
  readonly begunBy: () => string | null;
  /** Makes the address name the scene that has begun. */
  readonly begin: (by: Beginning | null) => void;
  readonly reset: (begunBy: string | null) => void;
}

export function createGraphAddress({
  navigation,
  session,
  clock,
  casework,
  get,
}: Parts): GraphAddress {
  let begunBy: string | null = null;
  let arrived: Location | null = null;
  const isReady = (location: GraphLocation): boolean => {
    const { span, settled } = clock.getState();
    if (session.getState().current === null || span === null) return false;
    if (span.size > 0 && settled === null) return false;
    return location.view === null || casework.getState().status === "ready";
  };
  const begin = async ({ nodes, exact }: GraphLocation): Promise<void> => {
    await get().start(nodes, exact !== true);
    const { scene, selected, select } = get();
    const [only, ...others] = nodes;
    // Whoever comes from one record or alert finds it selected.
    if (only === undefined || others.length > 0 || selected.length > 0) return;
    if (scene.items.some(({ key }) => key === only)) select([only]);
  };
  return {
    begunBy: () => begunBy,
    reset: (address) => {
      begunBy = address;
      arrived = null;
    },
    begin: (by) => {
      const { location, replace } = navigation.getState();
      if (location.page !== "graph") return;
      const here = locationOf(by);
      begunBy = namesScene(here) ? formatLocation(here) : null;
      if (formatLocation(location) !== formatLocation(here)) replace(here);
    },
    arrive: () => {
      const { location } = navigation.getState();
      if (location.page !== "graph" || !namesScene(location) || !isReady(location)) return;
      if (location === arrived) return;
      arrived = location;
      const address = formatLocation(location);
      const { scene, view, openView } = get();
      if (address === begunBy && holds(scene, view, location)) return;
      begunBy = address;
      if (location.view !== null) void openView(location.view);
      else void begin(location);
    },
  };
}

/** The address that begins the same; of more nodes than one holds, that of the workspace. */
function locationOf(by: Beginning | null): GraphLocation {
  const nodes = by !== null && by.keys.length <= SEED_LIMIT ? by.keys : [];
  const exact = by?.expand === false && nodes.length > 0;
  return { page: "graph", nodes, view: null, ...(exact ? { exact } : {}) };
}

const namesScene = ({ nodes, view }: GraphLocation): boolean => nodes.length > 0 || view !== null;

/** Whether what an address begins with is on the canvas still. */
function holds(scene: Scene, view: OpenView | null, location: GraphLocation): boolean {
  if (location.view !== null) return view?.id === location.view;
  const held = new Set(scene.items.map(({ key }) => key));
  return location.nodes.every((key) => held.has(key));
}
