import { createStore } from "zustand/vanilla";
import { EMPTY_SCENE, type GraphApi, type GraphAt, type Scene } from "#shared/contract/graph";
import type { LayoutApi } from "#shared/contract/layout";
import * as edits from "#shared/graph/scene/edits";
import { drawnGraph } from "#shared/graph/scene/drawnGraph";
import { isGroupKey } from "#shared/graph/scene/keys";
import { NOTHING_KNOWN } from "#shared/graph/scene/known";
import { placeNew } from "#shared/graph/scene/placing";
import type { ClockStore } from "./clockState";
import { graphActs } from "./graphActs";
import { graphEdits } from "./graphEdits";
import { placesForNew, placesOf } from "./graphLayout";
import { laidOutSaid } from "./graphSentences";
import { createSceneDesk } from "./graphScene";
import type { GraphState, GraphStore } from "./graphState";
import type { HistoryStore } from "./history";
import type { SessionStore } from "./session";

interface Parts {
  readonly graph: GraphApi;
  readonly layout: LayoutApi;
  readonly clock: ClockStore;
  readonly session: SessionStore;
  readonly history: HistoryStore;
}

/** The graph workspace. */
export function createGraph({ graph, layout, clock, session, history }: Parts): GraphStore {
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
      placeNew: (drawn, scene) =>
        // A layout that is under way is not given up for the sake of some new nodes.
        get().layingOut === null
          ? placesForNew(layout, drawn, scene)
          : Promise.resolve(placeNew(drawn.nodes, drawn.edges)),
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
      cancelLayout: () => layout.cancel(),
      save: () => Promise.resolve(false),
      openView: () => Promise.resolve(false),
      ...graphEdits({ desk, position }),
      layOut: async (name) => {
        const own = desk.generation();
        set({ layingOut: { fraction: 0 }, error: null });
        const places = await placesOf(layout, get().drawn, { name, newOnly: false }, (fraction) => {
          if (own === desk.generation()) set({ layingOut: { fraction } });
        });
        if (own !== desk.generation()) return;
        set({ layingOut: null });
        if (places.ok)
          desk.edit(laidOutSaid(name), (scene) =>
            edits.setLayout(edits.move(scene, movable(scene, places.value)), { name }),
          );
        else if (places.error.code !== "dataset.cancelled") desk.failed(places.error);
      },
      ...graphActs({ graph, desk, get, at, showReceipt }),
    };
  });
}

/** What was pinned while the layout was under way stays as well, and who has joined stays beside whom it follows. */
function movable({ items }: Scene, places: readonly edits.Place[]): readonly edits.Place[] {
  const free = new Set(items.flatMap(({ key, pinned }) => (pinned === true ? [] : [key])));
  const held = new Set(items.map(({ key }) => key));
  return places.filter(({ key }) => free.has(key) || (isGroupKey(key) && !held.has(key)));
}
