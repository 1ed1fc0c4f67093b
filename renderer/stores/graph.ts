import { createStore } from "zustand/vanilla";
import { EMPTY_SCENE, type GraphApi, type GraphAt, type Scene } from "#shared/contract/graph";
import { drawnGraph } from "#shared/graph/scene/drawnGraph";
import { NOTHING_KNOWN } from "#shared/graph/scene/known";
import { placeNew } from "#shared/graph/scene/placing";
import type { ClockStore } from "./clockState";
import { graphActs } from "./graphActs";
import { graphEdits } from "./graphEdits";
import { createSceneDesk } from "./graphScene";
import type { GraphState, GraphStore } from "./graphState";
import type { HistoryStore } from "./history";
import type { SessionStore } from "./session";

interface Parts {
  readonly graph: GraphApi;
  readonly clock: ClockStore;
  readonly session: SessionStore;
  readonly history: HistoryStore;
}

/** The graph workspace. */
export function createGraph({ graph, clock, session, history }: Parts): GraphStore {
  const at = ({ filter }: Scene): GraphAt => ({
    moment: clock.getState().settled,
    window: filter.window,
  });
  const position = (): number => clock.getState().moment?.before ?? Number.MAX_SAFE_INTEGER;
  return createStore<GraphState>((set, get) => {
    const desk = createSceneDesk({
      graph,
      history,
      at,
      get,
      set,
      placeNew: ({ nodes, edges }) => Promise.resolve(placeNew(nodes, edges)),
    });
    const showReceipt = (receipt: GraphState["receipt"]): void => set({ receipt });
    session.subscribe(({ current }, before) => {
      if (current !== before.current) desk.reset(EMPTY_SCENE, null);
    });
    clock.subscribe(({ settled, decided }, before) => {
      if (settled !== before.settled || decided !== before.decided)
        void desk.refresh(decided !== before.decided);
    });
    return {
      scene: EMPTY_SCENE,
      data: NOTHING_KNOWN.data,
      map: null,
      paths: null,
      drawn: drawnGraph(EMPTY_SCENE, NOTHING_KNOWN),
      at: at(EMPTY_SCENE),
      busy: false,
      error: null,
      selected: [],
      hovered: null,
      layingOut: null,
      receipt: null,
      view: null,
      select: (selected) => set({ selected }),
      hover: (hovered) => set({ hovered }),
      setViewport: (viewport) => set(({ scene }) => ({ scene: { ...scene, viewport } })),
      layOut: () => Promise.resolve(),
      cancelLayout: () => undefined,
      save: () => Promise.resolve(false),
      openView: () => Promise.resolve(false),
      ...graphEdits({ desk, position }),
      ...graphActs({ graph, desk, get, at, showReceipt }),
    };
  });
}
