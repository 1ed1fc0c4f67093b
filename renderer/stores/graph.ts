import { createStore } from "zustand/vanilla";
import { type GraphApi, type GraphAt } from "#shared/contract/graph";
import { EMPTY_SCENE, type Scene } from "#shared/contract/scene";
import * as edits from "#shared/graph/scene/edits";
import { drawnGraph } from "#shared/graph/scene/drawnGraph";
import { isGroupKey } from "#shared/graph/scene/keys";
import { NOTHING_KNOWN } from "#shared/graph/scene/known";
import { placeNew } from "#shared/graph/scene/placing";
import type { Ports } from "../platform/ports";
import type { CaseworkStore } from "./casework";
import type { ClockStore } from "./clockState";
import { graphActs } from "./graphActs";
import { createGraphAddress, type GraphAddress } from "./graphAddress";
import { draftOf, keepDraft } from "./graphDraft";
import { graphEdits } from "./graphEdits";
import { graphGroups } from "./graphGroups";
import { placesForNew, placesOf } from "./graphLayout";
import { laidOutSaid } from "./graphSentences";
import { createSceneDesk } from "./graphScene";
import type { GraphState, GraphStore } from "./graphState";
import { graphViews } from "./graphViews";
import type { HistoryStore } from "./history";
import type { NavigationStore } from "./navigation";
import type { SessionStore } from "./session";

interface Parts {
  readonly ports: Pick<Ports, "host" | "layout" | "tabMemory" | "newId" | "sha256">;
  readonly graph: GraphApi;
  readonly clock: ClockStore;
  readonly session: SessionStore;
  readonly navigation: NavigationStore;
  readonly casework: CaseworkStore;
  readonly history: HistoryStore;
  /** Calls once after so many milliseconds. */
  readonly after: (ms: number, call: () => void) => void;
}

/** The scene is kept for a reload when it has rested for so long, milliseconds. */
const DRAFT_MS = 300;

/** The graph workspace. */
export function createGraph(parts: Parts): GraphStore {
  const { ports, graph, clock, session, navigation, casework, history, after } = parts;
  const { layout, tabMemory } = ports;
  const at = ({ filter }: Scene): GraphAt => ({
    moment: clock.getState().settled,
    window: filter.window,
  });
  const position = (): number => clock.getState().moment?.before ?? Number.MAX_SAFE_INTEGER;
  const saved = new Map<string, Scene>();
  const path = (): string | null => session.getState().current?.path ?? null;
  let address!: GraphAddress;
  const store = createStore<GraphState>((set, get) => {
    const desk = createSceneDesk({
      graph,
      history,
      at,
      get,
      set,
      savedAs: (viewId) => saved.get(viewId) ?? null,
      placeNew: (drawn, scene) =>
        // A layout that is under way is not given up for the sake of some new nodes.
        get().layingOut === null
          ? placesForNew(layout, drawn, scene)
          : Promise.resolve(placeNew(drawn.nodes, drawn.edges)),
    });
    address = createGraphAddress({ navigation, session, clock, casework, get });
    const showReceipt = (receipt: GraphState["receipt"]): void => set({ receipt });
    const reset = (isFirst: boolean): void => {
      saved.clear();
      if (get().layingOut !== null) layout.cancel();
      const draft = isFirst ? draftOf(tabMemory, path()) : null;
      if (draft?.view?.changed === false) saved.set(draft.view.id, draft.scene);
      address.reset(draft?.begunBy ?? null);
      desk.reset(draft?.scene ?? EMPTY_SCENE, draft?.view ?? null);
    };
    session.subscribe(({ current }, before) => {
      if (current !== before.current) reset(before.current === null);
    });
    let following = false;
    let fellBehind = false;
    /** One question at a time: while the clock plays it would be asked anew before the former is answered. */
    const follow = async (): Promise<void> => {
      fellBehind = following;
      if (following) return;
      following = true;
      await desk.refresh(false);
      following = false;
      if (fellBehind) void follow();
    };
    clock.subscribe(({ settled, decided, playing }, before) => {
      address.arrive();
      if (settled !== before.settled) set({ at: at(get().scene) });
      const isOther = decided !== before.decided;
      const rests = playing === 0 && (settled !== before.settled || before.playing !== 0);
      const moved = settled !== before.settled && changesWithClock(get().scene);
      if (isOther || rests) void desk.refresh(isOther);
      else if (moved) void follow();
    });
    navigation.subscribe(() => address.arrive());
    casework.subscribe(() => address.arrive());
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
      traced: [],
      layingOut: null,
      receipt: null,
      view: null,
      evidence: null,
      select: (selected) => set({ selected }),
      hover: (hovered) => set({ hovered }),
      trace: (traced) => set({ traced }),
      setViewport: (viewport) => set(({ scene }) => ({ scene: { ...scene, viewport } })),
      cancelLayout: () => layout.cancel(),
      ...graphViews({ ports, casework, clock, desk, get, saved }),
      ...graphEdits({ desk, position }),
      layOut: async (name) => {
        if (get().scene.layout.locked) return;
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
      ...graphActs({ graph, desk, get, at, showReceipt, begun: address.begin }),
      ...graphGroups({ graph, desk, get, at, showReceipt, begun: address.begin }),
    };
  });
  let waiting = false;
  store.subscribe(({ scene, view }, before) => {
    if (waiting || (scene === before.scene && view === before.view)) return;
    waiting = true;
    after(DRAFT_MS, () => {
      waiting = false;
      const { scene: latest, view: open } = store.getState();
      keepDraft(tabMemory, path(), { scene: latest, view: open, begunBy: address.begunBy() });
    });
  });
  return store;
}

/** Whether what the engine says of the scene depends on the moment by more than what has happened to its nodes. */
const changesWithClock = ({ map, path, group }: Scene): boolean =>
  map !== null || path !== null || group === "community" || group === "component";

/** What was pinned while the layout was under way stays as well, and who has joined stays beside whom it follows. */
function movable({ items }: Scene, places: readonly edits.Place[]): readonly edits.Place[] {
  const free = new Set(items.flatMap(({ key, pinned }) => (pinned === true ? [] : [key])));
  const held = new Set(items.map(({ key }) => key));
  return places.filter(({ key }) => free.has(key) || (isGroupKey(key) && !held.has(key)));
}
