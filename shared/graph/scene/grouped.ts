import type { Grouping, NodeKey, SceneNode } from "../../contract/graph";
import type { Scene } from "../../contract/scene";
import type { DrawnEdge, DrawnNode } from "./drawn";
import { standingOf, type Drawing } from "./drawnItems";
import { graphGroup } from "./groupFigures";
import { groupLabel, groupNameOf } from "./groupLabel";
import { keyParts } from "./keys";
import type { Known } from "./known";
import { mergeUses, NO_USES } from "./uses";

/** Puts the customers shown together, and with them what only they use. What is open shows its members. */
export function grouped(drawing: Drawing, by: Grouping, scene: Scene, known: Known): Drawing {
  const groupOf = membership(drawing, by, known);
  const items = new Map(scene.items.map((item) => [item.key, item]));
  const open = new Set(scene.open);
  const members = new Map<string, DrawnNode[]>();
  const nodes: DrawnNode[] = [];
  for (const node of drawing.nodes) {
    const group = groupOf.get(node.key);
    if (group === undefined || open.has(group)) {
      nodes.push(node);
      continue;
    }
    const own = members.get(group);
    if (own === undefined) members.set(group, [node]);
    else own.push(node);
  }
  for (const [key, own] of members) {
    const item = items.get(key);
    if (item?.hidden === true) continue;
    const figures = graphGroup(key, own, drawing.edges, known.at);
    nodes.push(
      groupNode(own, { ...standingOf(item), key, label: groupLabel(figures), group: figures }),
    );
  }
  const shown = new Set(nodes.map(({ key }) => key));
  const standIn = (key: string): string | null => {
    const group = groupOf.get(key);
    const end = group === undefined || open.has(group) ? key : group;
    return shown.has(end) ? end : null;
  };
  return { nodes, edges: lifted(drawing.edges, standIn) };
}

function groupNode(
  members: readonly DrawnNode[],
  own: Pick<DrawnNode, "x" | "y" | "pinned" | "colour" | "note" | "key" | "label"> & {
    readonly group: NonNullable<DrawnNode["group"]>;
  },
): DrawnNode {
  const positions = members.map(({ firstPosition }) => firstPosition);
  const times = members.map(({ firstMs }) => firstMs).filter((ms) => !Number.isNaN(ms));
  return {
    ...(own.x === null ? { ...own, ...middleOf(members) } : own),
    kind: "group",
    // Of all that will ever be in it, so that its size does not change with the clock.
    width: groupWidth(members.filter(({ kind }) => kind === "customer").length),
    uses: NO_USES,
    firstPosition: positions.some(Number.isNaN) ? NaN : Math.min(...positions),
    firstMs: times.length === 0 ? NaN : Math.min(...times),
    dimmed: members.every(({ dimmed }) => dimmed),
    more: 0,
  };
}

/** Diameter of a group; its area says how many customers it has. */
export const groupWidth = (customers: number): number =>
  Math.min(26 + 7 * Math.sqrt(customers), 120);

function middleOf(members: readonly DrawnNode[]): Pick<DrawnNode, "x" | "y"> {
  const placed = members.flatMap(({ x, y }) => (x === null || y === null ? [] : [{ x, y }]));
  if (placed.length === 0) return { x: null, y: null };
  const mean = (of: "x" | "y") => placed.reduce((sum, place) => sum + place[of], 0) / placed.length;
  return { x: mean("x"), y: mean("y") };
}

/** Edges between what stands in for their ends; several between the same two become one. */
function lifted(
  edges: readonly DrawnEdge[],
  standIn: (key: string) => string | null,
): readonly DrawnEdge[] {
  const bundles = new Map<string, DrawnEdge[]>();
  for (const edge of edges) {
    const source = standIn(edge.source);
    const target = standIn(edge.target);
    if (source === null || target === null || source === target) continue;
    const moved = source !== edge.source || target !== edge.target;
    const key = moved ? `${source}|${target}` : edge.key;
    const own = bundles.get(key);
    const next = moved ? { ...edge, key, source, target } : edge;
    if (own === undefined) bundles.set(key, [next]);
    else own.push(next);
  }
  return [...bundles.values()].map(bundled);
}

function bundled(edges: readonly DrawnEdge[]): DrawnEdge {
  const [first, ...others] = edges;
  if (first === undefined || others.length === 0) return first!;
  const earliest = edges.reduce((a, b) => (b.firstPosition < a.firstPosition ? b : a));
  return {
    ...first,
    uses: mergeUses(edges.map(({ uses }) => uses)),
    firstPosition: earliest.firstPosition,
    firstMs: earliest.firstMs,
    shares: [...new Set(edges.flatMap(({ shares }) => shares))],
    dimmed: edges.every(({ dimmed }) => dimmed),
  };
}

/** The group of every node that is in one: customers of groups of at least two, and what only such a group's use. */
function membership(drawing: Drawing, by: Grouping, { data }: Known): ReadonlyMap<string, string> {
  const nodes = new Map(data.nodes.map((node) => [node.key, node]));
  const customers = drawing.nodes.flatMap(({ key, kind }) => {
    const node = nodes.get(key);
    return kind === "customer" && node !== undefined ? [node] : [];
  });
  const nameOf = by === "device" ? byDevice(drawing) : (node: SceneNode) => groupNameOf(node, by);
  const groups = new Map<string, NodeKey[]>();
  for (const node of customers) {
    const name = nameOf(node);
    if (name === null) continue;
    const key = `group:${by}:${name}`;
    groups.set(key, [...(groups.get(key) ?? []), node.key]);
  }
  const of = new Map<string, string>();
  for (const [group, keys] of groups)
    if (keys.length >= 2) for (const key of keys) of.set(key, group);
  return withEntities(drawing, of);
}

/** Of the devices shown the one of most customers, of equal ones the first; as the engine groups the whole dataset. */
function byDevice({ edges }: Drawing) {
  const devices = new Map<string, string[]>();
  const users = new Map<string, number>();
  const link = (customer: string, device: string): void => {
    devices.set(customer, [...(devices.get(customer) ?? []), device]);
    users.set(device, (users.get(device) ?? 0) + 1);
  };
  for (const { source, target, kind, shares } of edges) {
    if (kind === "link" && target.startsWith("device:")) link(source, target);
    for (const shared of shares)
      if (shared.startsWith("device:")) for (const end of [source, target]) link(end, shared);
  }
  return ({ key }: SceneNode): string | null => {
    const own = (devices.get(key) ?? []).toSorted();
    const most = own.reduce<string | null>(
      (best, device) => (best === null || users.get(device)! > users.get(best)! ? device : best),
      null,
    );
    return most === null ? null : keyParts(most).id;
  };
}

function withEntities(
  { nodes, edges }: Drawing,
  customers: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const isCustomer = new Set(nodes.flatMap(({ key, kind }) => (kind === "customer" ? [key] : [])));
  const around = new Map<string, Set<string | null>>();
  for (const { source, target, kind } of edges) {
    if (kind !== "link") continue;
    const [customer, other] = isCustomer.has(source) ? [source, target] : [target, source];
    if (!isCustomer.has(customer) || isCustomer.has(other)) continue;
    const groups = around.get(other) ?? new Set();
    around.set(other, groups.add(customers.get(customer) ?? null));
  }
  const of = new Map(customers);
  for (const [entity, groups] of around) {
    const [only = null] = groups;
    if (groups.size === 1 && only !== null) of.set(entity, only);
  }
  return of;
}
