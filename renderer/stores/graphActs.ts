import { EXPAND_STEP, type GraphApi, type GraphAt, type NodeKey } from "#shared/contract/graph";
import { EMPTY_SCENE, type Scene } from "#shared/contract/scene";
import { collapsible } from "#shared/graph/scene/collapse";
import { membersOf } from "#shared/graph/scene/members";
import * as edits from "#shared/graph/scene/edits";
import { expandedSaid, groupSaid, pathsSaid, saidOf, saidOfOne } from "./graphSentences";
import type { SceneDesk } from "./graphScene";
import { startingKeys } from "./graphStarting";
import type { GraphState, Receipt } from "./graphState";

type Acts = Pick<
  GraphState,
  | "start"
  | "startMap"
  | "expand"
  | "add"
  | "openGroup"
  | "closeGroup"
  | "collapse"
  | "findPaths"
  | "showSimilar"
>;

interface Parts {
  readonly graph: GraphApi;
  readonly desk: SceneDesk;
  readonly get: () => GraphState;
  readonly at: (scene: Scene) => GraphAt;
  readonly showReceipt: (receipt: Receipt | null) => void;
}

/** Everything that puts on the canvas what the engine has to be asked for. */
export function graphActs({ graph, desk, get, at, showReceipt }: Parts): Acts {
  const now = (): GraphAt => at(get().scene);

  const add: Acts["add"] = async (keys) => {
    await desk.propose({
      sentence: () => saidOf("graphAdded", keys),
      change: (scene) => edits.add(scene, keys),
    });
  };

  return {
    add,
    start: (keys, expand) =>
      desk.busyWith(async () => {
        const own = desk.generation();
        const fresh = beginning(get().scene);
        const found = expand
          ? await startingKeys(graph, keys, at(fresh))
          : { ok: true as const, value: keys };
        if (own !== desk.generation()) return;
        if (!found.ok) return desk.failed(found.error);
        const done = await desk.propose({
          sentence: () => saidOf("graphStarted", keys),
          change: () => edits.add(fresh, found.value),
          begins: { view: null },
        });
        if (done) showReceipt(null);
      }),
    startMap: async (by) => {
      const done = await desk.propose({
        sentence: () => groupSaid("graphMapped", by),
        change: (scene) => ({ ...beginning(scene), map: by }),
        begins: { view: null },
      });
      if (done) showReceipt(null);
    },
    expand: (key, { kinds, order, count }) =>
      desk.busyWith(async () => {
        const own = desk.generation();
        const shown = shownKeys(get().scene);
        const request = { key, kinds, shown, text: "", order, from: 0, count };
        const page = await graph.neighbours(request, now());
        if (own !== desk.generation()) return;
        if (!page.ok) return desk.failed(page.error);
        const { rows, total, shown: before } = page.value;
        const receipt = { key, added: rows.length, shown: before + rows.length, total };
        if (rows.length === 0) return showReceipt(receipt);
        const done = await desk.propose({
          sentence: () => expandedSaid(key, receipt.shown, total),
          change: (scene) =>
            edits.add(
              edits.add(scene, [key]),
              rows.map((row) => row.key),
            ),
        });
        if (done) showReceipt(receipt);
      }),
    openGroup: (key) =>
      desk.busyWith(async () => {
        const { scene } = get();
        if (scene.map === null) {
          desk.edit(saidOfOne("graphGroupOpened", key), (own) => edits.openGroup(own, key));
          return;
        }
        const own = desk.generation();
        const place = get().drawn.nodes.find((node) => node.key === key);
        const members = await graph.members(key, 0, OPENED_MEMBERS, now());
        if (own !== desk.generation()) return;
        if (!members.ok) return desk.failed(members.error);
        const { keys } = members.value;
        await desk.propose({
          sentence: () => saidOfOne("graphGroupOpened", key),
          change: (before) => edits.openGroup(begunAt(edits.add(before, keys), keys, place), key),
        });
      }),
    closeGroup: (key) => {
      const { data } = get();
      desk.edit(saidOfOne("graphGroupClosed", key), (scene) => {
        // Of the items' own groups the members stay, behind their group.
        const gone = scene.map === null ? [] : membersOf(scene, data, key);
        return edits.closeGroup(edits.remove(scene, gone), key);
      });
    },
    collapse: (key) => {
      const { data } = get();
      desk.edit(saidOfOne("graphCollapsed", key), (scene) =>
        edits.remove(scene, collapsible(scene, data, key)),
      );
    },
    findPaths: async (from, to, count) => {
      await desk.busyWith(async () => {
        const own = desk.generation();
        const paths = await graph.paths(from, to, count, now());
        if (own !== desk.generation()) return;
        if (!paths.ok) return desk.failed(paths.error);
        const keys = paths.value.paths.flatMap(({ steps }) => steps.map((step) => step.key));
        await desk.propose({
          sentence: () => pathsSaid(from, to),
          change: (scene) =>
            edits.setPath(edits.add(scene, [from, to, ...keys]), { from, to, count }),
        });
      });
    },
    showSimilar: async (key, kinds) => {
      await desk.busyWith(async () => {
        const own = desk.generation();
        const found =
          kinds.length === 0 ? null : await graph.similar(key, kinds, EXPAND_STEP, now());
        if (own !== desk.generation()) return;
        if (found?.ok === false) return desk.failed(found.error);
        const others = found?.value.map((like) => like.key) ?? [];
        await desk.propose({
          sentence: () => saidOfOne("graphSimilar", key),
          change: (scene) =>
            edits.setSimilar(edits.add(scene, [key, ...others]), { key, kinds: [...kinds] }),
        });
      });
    },
  };
}

/** The first of them where their group was, if it is nowhere yet; the others find their places beside it. */
function begunAt(
  scene: Scene,
  keys: readonly string[],
  place: { readonly x: number | null; readonly y: number | null } | undefined,
): Scene {
  const [first] = keys;
  if (first === undefined || place === undefined) return scene;
  const { x, y } = place;
  return x === null || y === null ? scene : edits.settle(scene, [{ key: first, x, y }]);
}

/** Members of a group of the map that are put on the canvas when it is opened; the rest by expanding them. */
const OPENED_MEMBERS = 100;

/** A scene begins empty, with the window and the kinds that were looked at. */
const beginning = ({ filter, layout }: Scene): Scene => ({
  ...EMPTY_SCENE,
  filter: { ...filter, leastPayments: 1, leastRisk: 0 },
  layout,
});

const shownKeys = ({ items }: Scene): NodeKey[] =>
  items.flatMap(({ key }) => (key.startsWith("group:") ? [] : [key]));
