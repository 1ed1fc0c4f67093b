import type { DrawnEdge, DrawnGraph, DrawnNode } from "#shared/graph/scene/drawn";

/** A node that has a place; one without is not drawn, nor are its edges. */
export type PlacedNode = DrawnNode & { readonly x: number; readonly y: number };

export interface Elements {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly edges: ReadonlyMap<string, DrawnEdge>;
}

export const NO_ELEMENTS: Elements = { nodes: new Map(), edges: new Map() };

/** What of a drawn graph is on the canvas. */
export function elementsOf({ nodes, edges }: DrawnGraph): Elements {
  const placed = new Map<string, PlacedNode>();
  for (const node of nodes) if (isPlaced(node)) placed.set(node.key, node);
  const joined = new Map<string, DrawnEdge>();
  for (const edge of edges)
    if (placed.has(edge.source) && placed.has(edge.target)) joined.set(edge.key, edge);
  return { nodes: placed, edges: joined };
}

const isPlaced = (node: DrawnNode): node is PlacedNode => node.x !== null && node.y !== null;

export interface ElementDiff {
  readonly removed: readonly string[];
  readonly addedNodes: readonly PlacedNode[];
  readonly addedEdges: readonly DrawnEdge[];
  /** Stay, and lie elsewhere or have another size. */
  readonly moved: readonly PlacedNode[];
}

/** What has to be done to a canvas with the former elements so that it has the next. */
export function diffElements(former: Elements, next: Elements): ElementDiff {
  const removed: string[] = [];
  for (const key of former.edges.keys()) if (!next.edges.has(key)) removed.push(key);
  for (const key of former.nodes.keys()) if (!next.nodes.has(key)) removed.push(key);
  const addedNodes: PlacedNode[] = [];
  const moved: PlacedNode[] = [];
  for (const node of next.nodes.values()) {
    const known = former.nodes.get(node.key);
    if (known === undefined) addedNodes.push(node);
    else if (known.x !== node.x || known.y !== node.y || known.width !== node.width)
      moved.push(node);
  }
  const addedEdges: DrawnEdge[] = [];
  for (const edge of next.edges.values()) if (!former.edges.has(edge.key)) addedEdges.push(edge);
  return { removed, addedNodes, addedEdges, moved };
}
