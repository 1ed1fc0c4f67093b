import type { Scene } from "#shared/contract/scene";
import type { CaseworkStore } from "./casework";
import type { ClockStore } from "./clockState";
import type { GraphState, OpenView } from "./graphState";
import { formatLocation, type GraphLocation, type Location } from "./location";
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
  return {
    begunBy: () => begunBy,
    reset: (address) => {
      begunBy = address;
      arrived = null;
    },
    arrive: () => {
      const { location } = navigation.getState();
      if (location.page !== "graph" || !namesScene(location) || !isReady(location)) return;
      if (location === arrived) return;
      arrived = location;
      const address = formatLocation(location);
      const { scene, view, start, openView } = get();
      if (address === begunBy && holds(scene, view, location)) return;
      begunBy = address;
      if (location.view !== null) void openView(location.view);
      else void start(location.nodes, true);
    },
  };
}

const namesScene = ({ nodes, view }: GraphLocation): boolean => nodes.length > 0 || view !== null;

/** Whether what an address begins with is on the canvas still. */
function holds(scene: Scene, view: OpenView | null, location: GraphLocation): boolean {
  if (location.view !== null) return view?.id === location.view;
  const held = new Set(scene.items.map(({ key }) => key));
  return location.nodes.every((key) => held.has(key));
}
