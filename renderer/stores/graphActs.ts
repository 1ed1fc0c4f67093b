import { EXPAND_STEP, type GraphApi, type GraphAt, type NodeKey } from "#shared/contract/graph";
import { EMPTY_SCENE, type Scene } from "#shared/contract/scene";
import { collapsible } from "#shared/graph/scene/collapse";
import * as edits from "#shared/graph/scene/edits";
import { expandedSaid, groupSaid, pathsSaid, saidOf, saidOfOne } from "./graphSentences";
import type { SceneDesk } from "./graphScene";
import { startingKeys } from "./graphStarting";
import type { GraphState, Receipt } from "./graphState";

type Acts = Pick<
  GraphState,
  "start" | "startMap" | "expand" | "add" | "collapse" | "findPaths" | "showSimilar"
>;

/** What a scene was begun with. */
export interface Beginning {
  readonly keys: readonly NodeKey[];
  readonly expand: boolean;
}

export interface ActParts {
  readonly graph: GraphApi;
  readonly desk: SceneDesk;
  readonly get: () => GraphState;
  readonly at: (scene: Scene) => GraphAt;
  readonly showReceipt: (receipt: Receipt | null) => void;
  /** A scene has begun: with these nodes, or null for one that no address names. */
  readonly begun: (by: Beginning | null) => void;
}

/** Everything that puts on the canvas what the engine has to be asked for. */
export function graphActs({ graph, desk, get, at, showReceipt, begun }: ActParts): Acts {
  const now = (): GraphAt => at(get().scene);

  const add: Acts["add"] = async (keys) => {
    await desk.propose({
      sentence: () => saidOf("graphAdded", keys),
      change: (scene) => edits.add(scene, keys),
    });
  };

  return {
    add,
    start: (keys, expand, called) =>
      desk.busyWith(async () => {
        const own = desk.generation();
        const fresh = beginning(get().scene);
        const found = expand
          ? await startingKeys(graph, keys, at(fresh))
          : { ok: true as const, value: keys };
        if (own !== desk.generation()) return;
        if (!found.ok) return desk.failed(found.error);
        const done = await desk.propose({
          sentence: () =>
            called === undefined
              ? saidOf("graphStarted", keys)
              : { key: "graphStarted", values: { rule: called } },
          change: () => edits.add(fresh, found.value),
          begins: { view: null },
        });
        if (!done) return;
        showReceipt(null);
        begun({ keys, expand });
      }),
    startMap: async (by) => {
      const done = await desk.propose({
        sentence: () => groupSaid("graphMapped", by),
        change: (scene) => ({ ...beginning(scene), map: by }),
        begins: { view: null },
      });
      if (!done) return;
      showReceipt(null);
      begun(null);
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
        const added = rows.length;
        const receipt = { key, added, shown: before + added, total, order, kinds };
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
    showSimilar: async (key, kinds, anew = false) => {
      await desk.busyWith(async () => {
        const own = desk.generation();
        const found =
          kinds.length === 0 ? null : await graph.similar(key, kinds, EXPAND_STEP, now());
        if (own !== desk.generation()) return;
        if (found?.ok === false) return desk.failed(found.error);
        const others = found?.value.map((like) => like.key) ?? [];
        const done = await desk.propose({
          sentence: () => saidOfOne("graphSimilar", key),
          change: (scene) =>
            edits.setSimilar(edits.add(anew ? beginning(scene) : scene, [key, ...others]), {
              key,
              kinds: [...kinds],
            }),
          ...(anew ? { begins: { view: null } } : {}),
        });
        if (anew && done) begun(null);
      });
    },
  };
}

/** A scene begins empty, with the window and the kinds that were looked at. */
export const beginning = ({ filter, layout }: Scene): Scene => ({
  ...EMPTY_SCENE,
  filter: { ...filter, leastPayments: 1, leastRisk: 0 },
  layout,
});

export const shownKeys = ({ items }: Scene): NodeKey[] =>
  items.flatMap(({ key }) => (key.startsWith("group:") ? [] : [key]));
