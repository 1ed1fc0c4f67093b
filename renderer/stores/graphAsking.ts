import {
  type GraphApi,
  type GraphAt,
  type NodeKey,
  type SceneData,
  type Similarity,
  type Uses,
} from "#shared/contract/graph";
import { type Scene } from "#shared/contract/scene";
import { ok, type Result } from "#shared/domain/result";
import type { Joined, Known } from "#shared/graph/scene/known";
import { isGroupKey, keyParts, nodeKey } from "#shared/graph/scene/keys";

/** Similar customers of one node that are asked for. */
export const SIMILAR_SHOWN = 10;
/** Neighbours of one followed node that join at most, the earliest of them. */
const JOIN_LIMIT = 100;

interface Question {
  readonly scene: Scene;
  readonly at: GraphAt;
  /** What was known before: payments that are still the same stay the same objects. Null = nothing is kept. */
  readonly before: SceneData | null;
}

/** All that a scene needs to be drawn. */
export async function askAbout(
  graph: GraphApi,
  { scene, at, before }: Question,
): Promise<Result<Known>> {
  const joined = await joinedOf(graph, scene, at);
  if (!joined.ok) return joined;
  const shares = await sharesOf(graph, scene, at);
  if (!shares.ok) return shares;
  const keys = [...itemKeys(scene), ...joined.value.map(({ key }) => key), ...shares.value];
  const [data, map, paths, similar] = await Promise.all([
    graph.scene([...new Set(keys)], at, scene.group === "community"),
    scene.map === null ? ok(null) : graph.groups(scene.map, at),
    scene.path === null
      ? ok(null)
      : graph.paths(scene.path.from, scene.path.to, scene.path.count, at),
    similarOf(graph, scene, at),
  ]);
  if (!data.ok) return data;
  if (!map.ok) return map;
  if (!paths.ok) return paths;
  if (!similar.ok) return similar;
  return ok({
    data: before === null ? data.value : keepUses(data.value, before),
    map: map.value,
    paths: paths.value,
    similar: similar.value,
    joined: joined.value,
    at,
  });
}

/** What an answer depends on but for the moment: another text needs another answer. */
export const questionOf = (scene: Scene): string => {
  const { items, view, map, group, path, similar, following, filter } = scene;
  const { kinds, window } = filter;
  const keys = items.map(({ key }) => key);
  const communities = group === "community";
  return JSON.stringify([keys, view, map, communities, path, similar, following, kinds, window]);
};

const itemKeys = (scene: Scene): NodeKey[] =>
  scene.items.flatMap(({ key }) => (isGroupKey(key) ? [] : [key]));

/** Of customers alone, what links them need not be among the items: the most shared of it. */
async function sharesOf(
  graph: GraphApi,
  scene: Scene,
  { window }: GraphAt,
): Promise<Result<readonly NodeKey[]>> {
  const customers = itemKeys(scene).filter((key) => keyParts(key).kind === "customer");
  if (scene.view !== "customers" || customers.length < 2) return ok([]);
  const together = await graph.aggregate(customers, { moment: null, window });
  if (!together.ok) return together;
  return ok(together.value.shares.map(({ ref }) => nodeKey(ref)));
}

async function similarOf(
  graph: GraphApi,
  { similar }: Scene,
  at: GraphAt,
): Promise<Result<ReadonlyMap<NodeKey, readonly Similarity[]>>> {
  const found = new Map<NodeKey, readonly Similarity[]>();
  for (const { key, kinds } of similar) {
    const answer = await graph.similar(key, kinds, SIMILAR_SHOWN, at);
    if (!answer.ok) return answer;
    found.set(key, answer.value);
  }
  return ok(found);
}

/**
 * Neighbours of followed nodes that appear from the position on, whatever the moment: each is drawn from its first
 * payment with the followed node on, so that going back takes it away.
 */
async function joinedOf(
  graph: GraphApi,
  scene: Scene,
  { window }: GraphAt,
): Promise<Result<readonly Joined[]>> {
  const held = new Set(itemKeys(scene));
  const joined = new Map<NodeKey, Joined>();
  const ever: GraphAt = { moment: null, window };
  for (const { key, before } of scene.following) {
    const page = await graph.neighbours(
      {
        key,
        kinds: scene.filter.kinds,
        shown: [...held],
        text: "",
        order: "recent",
        from: 0,
        count: JOIN_LIMIT,
      },
      ever,
    );
    // A node that the dataset does not know, in a view of another one, has no neighbours.
    if (!page.ok && page.error.code === "dataset.notFound") continue;
    if (!page.ok) return page;
    const data = await graph.scene([key, ...page.value.rows.map((row) => row.key)], ever);
    if (!data.ok) return data;
    for (const { source, target, uses } of data.value.edges) {
      const other = source === key ? target : target === key ? source : null;
      const [from] = uses.position;
      if (other === null || from === undefined || from < before) continue;
      const known = joined.get(other);
      if (known === undefined || from < known.from)
        joined.set(other, { key: other, beside: key, from });
    }
  }
  return ok([...joined.values()].sort((a, b) => a.from - b.from));
}

/** Sums are kept by these objects, and views compare them. Scores may have changed without the payments. */
function keepUses(fresh: SceneData, before: SceneData): SceneData {
  const nodes = new Map(before.nodes.map(({ key, uses }) => [key, uses]));
  const edges = new Map(before.edges.map(({ key, uses }) => [key, uses]));
  return {
    ...fresh,
    nodes: fresh.nodes.map((node) => ({ ...node, uses: kept(nodes.get(node.key), node.uses) })),
    edges: fresh.edges.map((edge) => ({ ...edge, uses: kept(edges.get(edge.key), edge.uses) })),
  };
}

const kept = (before: Uses | undefined, fresh: Uses): Uses =>
  before !== undefined && before.ms.length === fresh.ms.length ? before : fresh;
