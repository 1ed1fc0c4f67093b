import type { GroupMap } from "../../contract/graph";
import type { Scene } from "../../contract/scene";
import type { DrawnEdge, DrawnNode } from "./drawn";
import { standingOf, type Drawing } from "./drawnItems";
import { groupWidth } from "./grouped";
import { groupLabel } from "./groupLabel";
import type { Spots } from "./known";
import { NO_USES } from "./uses";

/** The whole dataset as groups behind the items; a group that is open gives way to its members. */
export function withMap(drawing: Drawing, map: GroupMap, scene: Scene, spots: Spots): Drawing {
  const items = new Map(scene.items.map((item) => [item.key, item]));
  const away = new Set(scene.open);
  for (const { key, hidden } of scene.items) if (hidden === true) away.add(key);
  const groups = map.groups.map((group): DrawnNode | null => {
    if (away.has(group.key)) return null;
    const standing = standingOf(items.get(group.key));
    const spot = spots.get(group.key);
    return {
      ...standing,
      ...(standing.x === null && spot !== undefined ? { x: spot.x, y: spot.y } : {}),
      key: group.key,
      kind: "group",
      label: groupLabel(group),
      width: groupWidth(group.customers),
      uses: NO_USES,
      // The engine has told of what there is at the moment.
      firstPosition: NaN,
      firstMs: group.firstMs,
      group,
      dimmed: false,
      more: 0,
    };
  });
  const links = map.links.flatMap(({ from, to, shared }) => {
    const source = groups[from] ?? null;
    const target = groups[to] ?? null;
    return source === null || target === null ? [] : [groupLink(source.key, target.key, shared)];
  });
  return {
    nodes: [...groups.filter((group) => group !== null), ...drawing.nodes],
    edges: [...links, ...drawing.edges],
  };
}

const groupLink = (source: string, target: string, shared: number): DrawnEdge => ({
  key: `${source}|${target}`,
  source,
  target,
  kind: "groups",
  similarity: null,
  uses: NO_USES,
  firstPosition: NaN,
  firstMs: NaN,
  shares: [],
  weight: shared,
  dimmed: false,
});
