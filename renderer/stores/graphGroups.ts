import { SCENE_LIMIT, type Scene } from "#shared/contract/scene";
import type { DrawnNode } from "#shared/graph/scene/drawn";
import * as edits from "#shared/graph/scene/edits";
import { membersOf } from "#shared/graph/scene/members";
import { beginning, shownKeys, type ActParts } from "./graphActs";
import type { Proposal } from "./graphScene";
import { saidOfOne } from "./graphSentences";
import type { GraphState } from "./graphState";

type GroupActs = Pick<GraphState, "openGroup" | "startGroup" | "moreMembers" | "closeGroup">;

/** Members of a group that are put on the canvas at once; the receipt says how many there are, and brings more. */
export const MEMBERS_STEP = 100;

/** Members come by risk; those that are not customers behind them. */
const OF_MEMBERS = { order: "risk", kinds: ["customer", "device", "ip"] } as const;

/** What can be done with a group of the map, or of what is on the canvas. */
export function graphGroups({ graph, desk, get, at, showReceipt, begun }: ActParts): GroupActs {
  /** Puts members on the canvas that are not there yet, in their order, and says how many are. */
  const bring = async (key: string, { from, count, ...rest }: Bringing): Promise<void> => {
    const own = desk.generation();
    const held = new Set<string>(shownKeys(from(get().scene)));
    const answer = await graph.members(key, 0, SCENE_LIMIT, at(get().scene));
    if (own !== desk.generation()) return;
    if (!answer.ok) return desk.failed(answer.error);
    const { keys, total } = answer.value;
    // There is no such group as of now: what is on the canvas stays.
    if (total === 0) return showReceipt({ ...OF_MEMBERS, key, added: 0, shown: 0, total });
    const fresh = keys.filter((member) => !held.has(member)).slice(0, count);
    const shown = keys.filter((member) => held.has(member)).length + fresh.length;
    const done = await desk.propose({
      sentence: () => saidOfOne("graphGroupOpened", key),
      change: (scene) => rest.change(edits.add(from(scene), fresh)),
      ...(rest.begins === undefined ? {} : { begins: rest.begins }),
      ...(rest.opens === undefined ? {} : { opens: rest.opens }),
    });
    if (!done) return;
    if (rest.begins !== undefined) begun(null);
    showReceipt({ ...OF_MEMBERS, key, added: fresh.length, shown, total });
  };

  return {
    openGroup: (key) =>
      desk.busyWith(async () => {
        if (get().scene.map === null)
          return desk.edit(saidOfOne("graphGroupOpened", key), (own) => edits.openGroup(own, key));
        const { nodes } = get().drawn;
        const group = nodes.find((node) => node.key === key);
        await bring(key, {
          from: (scene) => scene,
          count: MEMBERS_STEP,
          change: (scene) => edits.openGroup(scene, key),
          ...(group !== undefined && isPlaced(group) ? { opens: { group, around: nodes } } : {}),
        });
      }),
    startGroup: (key) =>
      desk.busyWith(() =>
        bring(key, {
          from: beginning,
          count: MEMBERS_STEP,
          change: (scene) => scene,
          begins: { view: null },
        }),
      ),
    moreMembers: (key, count) =>
      desk.busyWith(() => bring(key, { from: (scene) => scene, count, change: (scene) => scene })),
    closeGroup: (key) => {
      const { data } = get();
      desk.edit(saidOfOne("graphGroupClosed", key), (scene) => {
        // Of the items' own groups the members stay, behind their group.
        const gone = scene.map === null ? [] : membersOf(scene, data, key);
        return edits.closeGroup(edits.remove(scene, gone), key);
      });
    },
  };
}

interface Bringing {
  /** The scene they come to. */
  readonly from: (scene: Scene) => Scene;
  readonly count: number;
  /** What else is done once they are there. */
  readonly change: (scene: Scene) => Scene;
  readonly begins?: NonNullable<Proposal["begins"]>;
  readonly opens?: NonNullable<Proposal["opens"]>;
}

const isPlaced = (
  node: DrawnNode,
): node is DrawnNode & { readonly x: number; readonly y: number } =>
  node.x !== null && node.y !== null;
