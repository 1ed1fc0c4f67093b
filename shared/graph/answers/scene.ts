import {
  NODE_KINDS,
  type NodeKey,
  type SceneData,
  type SceneEdge,
  type SceneNode,
} from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { LINKED_KINDS } from "../index/linkTable";
import type { CustomerFacts } from "./customerFacts";
import type { GraphState } from "./graphState";
import { tiesOf } from "./ties";
import { usesOf } from "./uses";

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
  const components = index.componentsAt(state.at);
  const nodes = [...vertices].map(([vertex, key]) =>
    nodeOf(state, vertex, key, {
      component: keyOrNull(state, components.of(componentMember(state, vertex))?.earliest),
      community: sources.communityOf(vertex),
      ...personOf(state, vertex, sources.customers),
    }),
  );
  return { nodes, edges: edgesAmong(state, vertices), unknown };
}

function nodeOf(
  state: GraphState,
  vertex: number,
  key: NodeKey,
  more: Pick<SceneNode, "component" | "community" | "country" | "card">,
): SceneNode {
  const { index } = state;
  const firstPosition = index.firstSeen[vertex]!;
  return {
    key,
    kind: index.kindOf(vertex),
    id: index.idOf(vertex),
    uses: usesOf(index, state.scores, index.paymentsOf(vertex)),
    firstPosition,
    // Beyond the log is what no record with a time names.
    firstMs: index.log.ms[firstPosition] ?? NaN,
    neighbours: state.neighboursOf(vertex),
    ...more,
  };
}

const keyOrNull = (state: GraphState, vertex: number | undefined): NodeKey | null =>
  vertex === undefined ? null : state.index.keyOf(vertex);

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

function edgesAmong(state: GraphState, vertices: ReadonlyMap<number, NodeKey>): SceneEdge[] {
  const { index } = state;
  const edges: SceneEdge[] = [];
  for (const [vertex, key] of vertices) {
    const kind = index.kindOf(vertex);
    if (kind !== "customer" && kind !== "session" && kind !== "payment") continue;
    for (const tie of tiesOf(index, vertex, SEEN_FROM[kind])) {
      const other = vertices.get(tie.vertex);
      if (other === undefined) continue;
      // Vertices are numbered kind by kind.
      const [source, target] = vertex < tie.vertex ? [key, other] : [other, key];
      const uses = usesOf(index, state.scores, tie.payments, tie.session);
      edges.push({ key: `${source}|${target}`, source, target, uses });
    }
  }
  return edges;
}
