import type { StoreApi } from "zustand/vanilla";
import { NODE_KINDS, type GraphApi, type GraphAt } from "#shared/contract/graph";
import { EMPTY_SCENE, type Scene } from "#shared/contract/scene";
import type { DrawnGraph } from "#shared/graph/scene/drawn";
import type { AppError } from "#shared/domain/result";
import type { Place } from "#shared/graph/scene/edits";
import { move, settle } from "#shared/graph/scene/edits";
import { newMembers, roomFor, type Opened } from "#shared/graph/scene/opening";
import { drawnGraph } from "#shared/graph/scene/drawnGraph";
import { NOTHING_KNOWN, type Known, type Spots } from "#shared/graph/scene/known";
import { askAbout, questionOf } from "./graphAsking";
import type { GraphState, OpenedEvidence, OpenView } from "./graphState";
import type { HistoryStore, Sentence } from "./history";

/** Where the history's commands about the graph come from. */
export const GRAPH = "graph";

/** Finds places for what is drawn and has none; the rest stays where it is. */
export type PlaceNew = (drawn: DrawnGraph, scene: Scene) => Promise<readonly Place[]>;

interface Parts {
  readonly graph: GraphApi;
  readonly history: HistoryStore;
  readonly placeNew: PlaceNew;
  /** The scene of a view as it was saved; null where it is not known. */
  readonly savedAs: (viewId: string) => Scene | null;
  readonly at: (scene: Scene) => GraphAt;
  readonly get: () => GraphState;
  readonly set: StoreApi<GraphState>["setState"];
}

/** How acts change the scene: each is one command, and what is drawn never lacks what the engine has to say of it. */
export interface SceneDesk {
  /** At once: for what the engine need not be asked about first. Nothing where nothing changes. */
  readonly edit: (
    sentence: Sentence,
    change: (scene: Scene) => Scene,
    control?: string | null,
  ) => void;
  /** After the engine has answered what the changed scene needs, and new nodes have a place. Answers whether it was done. */
  readonly propose: (proposal: Proposal) => Promise<boolean>;
  /** Asks what the scene needs as of now; the newest answer counts. */
  readonly refresh: (anew: boolean) => Promise<void>;
  /** Puts a scene there without a command: for another dataset, and after a reload. */
  readonly reset: (scene: Scene, view: OpenView | null) => void;
  /** Shows that something is asked for until it is answered; a failure is kept as the error. */
  readonly busyWith: <T>(work: () => Promise<T>) => Promise<T>;
  readonly failed: (error: AppError) => void;
  /** The scene belongs to a view, or to another one, as it is. */
  readonly belongsTo: (view: OpenView) => void;
  /** Rises with every reset: what was asked for before it is of no use. */
  readonly generation: () => number;
}

export interface Proposal {
  /** Told when it is done: of what there was then, and what is there now. */
  readonly sentence: (before: Scene, after: Scene) => Sentence;
  readonly change: (scene: Scene) => Scene;
  /** Another scene begins: its own part of the canvas, and its own view. Null where the scene goes on. */
  readonly begins?: { readonly view: OpenView | null; readonly evidence?: OpenedEvidence };
  /** What comes are members of this group, which are given room where it was. */
  readonly opens?: Opened;
}

export function createSceneDesk(parts: Parts): SceneDesk {
  const { graph, history, placeNew, savedAs, at, get, set } = parts;
  let known: Known = NOTHING_KNOWN;
  /** Of groups of the map that came with another moment: nobody has put them there, so they are no part of the scene. */
  let spots: Spots = new Map();
  /** What `known` is the answer to. */
  let answered = questionOf(EMPTY_SCENE);
  let generation = 0;
  let asked = 0;
  let busy = 0;

  const show = (scene: Scene, more: Partial<GraphState> = {}): void => {
    const { data, map, paths } = known;
    const drawn = drawnGraph(scene, known, spots);
    const open = more.view === undefined ? get().view : more.view;
    const view = open === null ? null : compared(open, scene);
    set({ scene, data, map, paths, drawn, at: at(scene), ...more, view });
    if (questionOf(scene) !== answered) void refresh(false);
  };

  const compared = (view: OpenView, scene: Scene): OpenView => {
    const saved = savedAs(view.id);
    const changed = saved === null ? view.changed : !isSameScene(scene, saved);
    return changed === view.changed ? view : { ...view, changed };
  };

  const learn = (scene: Scene, fresh: Known): void => {
    known = fresh;
    answered = questionOf(scene);
  };

  const findSpots = async (scene: Scene, fresh: Known): Promise<void> => {
    if (fresh.map === null) return;
    const places = await placeNew(drawnGraph(scene, fresh, spots), scene);
    spots = new Map([...spots, ...places.map((place) => [place.key, place] as const)]);
  };

  const placeOpened = async (drawn: DrawnGraph, scene: Scene, opens: Opened) => {
    const members = newMembers(drawn);
    const widths = new Map(members.nodes.map(({ key, width }) => [key, width]));
    return roomFor(opens, await placeNew(members, scene), widths);
  };

  const busyWith = async <T>(work: () => Promise<T>): Promise<T> => {
    const own = generation;
    busy += 1;
    set({ busy: true, error: null });
    const answer = await work();
    if (own === generation) {
      busy -= 1;
      set({ busy: busy > 0 });
    }
    return answer;
  };

  const refresh = async (anew: boolean): Promise<void> => {
    const turn = ++asked;
    const own = generation;
    const { scene } = get();
    set({ at: at(scene) });
    await busyWith(async () => {
      const before = anew ? null : known.data;
      const answer = await askAbout(graph, { scene, at: at(scene), before });
      if (turn !== asked || own !== generation) return;
      if (!answer.ok) return set({ error: answer.error });
      await findSpots(scene, answer.value);
      if (turn !== asked || own !== generation) return;
      learn(scene, answer.value);
      show(get().scene);
    });
  };

  /** @param begins whether the part of the canvas that is seen belongs to the scene, else it stays as it is */
  const perform = (
    sentence: Sentence,
    change: (scene: Scene) => Scene,
    control: string | null,
    begins?: Proposal["begins"],
  ): void => {
    const own = generation;
    let before: Snapshot | null = null;
    let after: Snapshot | null = null;
    const put = ({ scene, view, evidence }: Snapshot): void => {
      if (own !== generation) return;
      const viewport = begins === undefined ? get().scene.viewport : scene.viewport;
      const next = { ...scene, viewport };
      const origin = begins === undefined ? {} : { view, evidence };
      show(next, { ...origin, selected: heldBy(next, get().selected) });
    };
    history.getState().perform({
      sentence,
      control,
      origin: GRAPH,
      do: () => {
        if (after === null) {
          const { scene, view, evidence } = get();
          before = { scene, view, evidence };
          after = {
            scene: change(scene),
            view: begins?.view ?? null,
            evidence: begins?.evidence ?? null,
          };
        }
        put(after);
      },
      undo: () => {
        if (before !== null) put(before);
      },
    });
  };

  return {
    busyWith,
    refresh,
    failed: (error) => set({ error }),
    belongsTo: (view) => set({ view: compared(view, get().scene) }),
    generation: () => generation,
    edit: (sentence, change, control = null) => {
      if (change(get().scene) !== get().scene) perform(sentence, change, control);
    },
    propose: ({ sentence, change, begins, opens }) =>
      busyWith(async () => {
        const own = generation;
        const wanted = change(get().scene);
        if (wanted === get().scene) return false;
        const turn = ++asked;
        const answer = await askAbout(graph, { scene: wanted, at: at(wanted), before: known.data });
        if (own !== generation) return false;
        if (!answer.ok) {
          set({ error: answer.error });
          return false;
        }
        const drawn = toPlace(wanted, answer.value);
        const places = await (opens === undefined
          ? placeNew(drawn, wanted)
          : placeOpened(drawn, wanted, opens));
        if (own !== generation) return false;
        const before = get().scene;
        const put = opens === undefined ? settle : move;
        const changed = (scene: Scene): Scene => put(change(scene), places);
        const after = changed(before);
        // An answer about a scene that has changed meanwhile is asked for once more by `show`.
        if (turn === asked || questionOf(after) === questionOf(wanted)) learn(wanted, answer.value);
        perform(sentence(before, after), changed, null, begins);
        return true;
      }),
    reset: (scene, view) => {
      generation += 1;
      asked += 1;
      busy = 0;
      known = NOTHING_KNOWN;
      spots = new Map();
      answered = questionOf(EMPTY_SCENE);
      history.getState().restore(GRAPH, [], 0);
      show(scene, {
        view,
        evidence: null,
        selected: [],
        hovered: null,
        traced: [],
        receipt: null,
        layingOut: null,
        busy: false,
        error: null,
      });
    },
  };
}

interface Snapshot {
  readonly scene: Scene;
  readonly view: OpenView | null;
  readonly evidence: OpenedEvidence | null;
}

/** What is selected and still there; groups and edges follow from the items and are left to the views. */
function heldBy(scene: Scene, selected: readonly string[]): readonly string[] {
  const held = new Set(scene.items.map(({ key }) => key));
  const isItem = (key: string): boolean => !key.startsWith("group:") && !key.includes("|");
  const left = selected.filter((key) => !isItem(key) || held.has(key));
  return left.length === selected.length ? selected : left;
}

/** Everything that has a place of its own, be it seen now or once a filter, a view or a group lets go of it. */
const toPlace = (scene: Scene, known: Known): DrawnGraph =>
  drawnGraph(
    {
      ...scene,
      items: scene.items.map(({ key, x, y }) => ({ key, x, y })),
      view: "entities",
      group: null,
      filter: { ...scene.filter, kinds: [...NODE_KINDS] },
    },
    { ...known, joined: [] },
  );

/** Whether nothing was done in between that has not been undone; where the canvas is looked at does not count. */
export const isSameScene = (a: Scene, b: Scene): boolean =>
  SCENE_PARTS.every((part) => part === "viewport" || a[part] === b[part]);

const SCENE_PARTS = Object.keys(EMPTY_SCENE) as readonly (keyof Scene)[];
