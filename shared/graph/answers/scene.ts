import {
  NODE_KINDS,
  type NodeKey,
  type SceneData,
  type SceneEdge,
  type SceneNode,
} from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { LINKED_KINDS } from "../index/linkTable";
import type { Component } from "../timedComponents";
import type { CustomerFacts } from "./customerFacts";
import type { GraphState } from "./graphState";
import { tiesOf, type Tie } from "./ties";
import { usesRoom, UsesWriter } from "./uses";

/** What the answers about nodes need beyond the graph. */
export interface SceneSources {
  readonly customers: CustomerFacts;
  /** Key of the earliest customer of a node's community as of the moment; null for none. */
  readonly communityOf: (vertex: number) => NodeKey | null;
}

/** Seen from these kinds, to these: every kind of edge once, from the end that has few of them. */
const SEEN_FROM = {
  customer: LINKED_KINDS,
  session: ["customer", "ip"],
  payment: NODE_KINDS.filter((kind) => kind !== "payment"),
} as const;

/** The nodes that the dataset knows, and every edge between two of them, with all that ever happens to them. */
export function sceneAt(
  state: GraphState,
  keys: readonly NodeKey[],
  sources: SceneSources,
): SceneData {
  const { index } = state;
  const unknown: NodeKey[] = [];
  const vertices = new Map<number, NodeKey>();
  for (const key of keys) {
    const vertex = index.vertexOf(key);
    if (vertex === NONE) unknown.push(key);
    else vertices.set(vertex, key);
  }
  const found = edgesAmong(state, vertices);
  const own = [...vertices.keys()].map((vertex) => ({
    payments: index.paymentsOf(vertex),
    session: NONE,
  }));
  const room = [...own, ...found.map(({ tie }) => tie)].reduce(
    (sum, each) => sum + usesRoom(each),
    0,
  );
  const uses = new UsesWriter(index, state.scores, room);
  const components = index.componentsAt(state.at);
  const nodes = [...vertices].map(([vertex, key], place) =>
    nodeOf(state, vertex, key, {
      uses: uses.write(own[place]!),
      ...groupsOf(state, vertex, components.of(componentMember(state, vertex)), sources),
      ...personOf(state, vertex, sources.customers),
    }),
  );
  const edges = found.map(({ tie, ...edge }) => ({ ...edge, uses: uses.write(tie) }));
  return { nodes, edges, unknown };
}

function nodeOf(
  state: GraphState,
  vertex: number,
  key: NodeKey,
  more: Pick<SceneNode, "uses" | "component" | "community" | "country" | "card">,
): SceneNode {
  const { index } = state;
  const firstPosition = index.firstSeen[vertex]!;
  return {
    key,
    kind: index.kindOf(vertex),
    id: index.idOf(vertex),
    firstPosition,
    // Beyond the log is what no record with a time names.
    firstMs: index.log.ms[firstPosition] ?? NaN,
    neighbours: state.neighboursOf(vertex),
    ...more,
  };
}

function groupsOf(
  { index }: GraphState,
  vertex: number,
  component: Component | null,
  { communityOf }: SceneSources,
): Pick<SceneNode, "component" | "community"> {
  if (component === null) return { component: null, community: null };
  const earliest = index.keyOf(component.earliest);
  return {
    component: earliest,
    community: communityOf(vertex),
  };
}

/**
 * The customer whose component is that of a node as of a moment: a customer itself, of a device or an IP the first that
 * paid with it; `NONE` where the node is in none.
 */
export function componentMember(state: GraphState, vertex: number): number {
  const { index } = state;
  const kind = index.kindOf(vertex);
  if (kind === "customer") return vertex;
  if (kind !== "device" && kind !== "ip") return NONE;
  const codes = index.payments.codes.customer;
  const first = state.paymentsOf(vertex).find((ordinal) => codes[ordinal] !== NONE);
  return first === undefined ? NONE : index.verticesOf("customer").from + codes[first]!;
}

function personOf(
  { index }: GraphState,
  vertex: number,
  customers: CustomerFacts,
): Pick<SceneNode, "country" | "card"> {
  if (index.kindOf(vertex) !== "customer") return { country: null, card: null };
  return { country: customers.countryOf(vertex), card: customers.cardOf(vertex)?.record ?? null };
}

interface FoundEdge extends Pick<SceneEdge, "key" | "source" | "target"> {
  readonly tie: Tie;
}

function edgesAmong(state: GraphState, vertices: ReadonlyMap<number, NodeKey>): FoundEdge[] {
  const { index } = state;
  const edges: FoundEdge[] = [];
  for (const [vertex, key] of vertices) {
    const kind = index.kindOf(vertex);
    if (kind !== "customer" && kind !== "session" && kind !== "payment") continue;
    for (const tie of tiesOf(index, vertex, SEEN_FROM[kind])) {
      const other = vertices.get(tie.vertex);
      if (other === undefined) continue;
      // Vertices are numbered kind by kind.
      const [source, target] = vertex < tie.vertex ? [key, other] : [other, key];
      edges.push({ key: `${source}|${target}`, source, target, tie });
    }
  }
  return edges;
}
