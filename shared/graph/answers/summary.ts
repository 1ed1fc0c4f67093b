import { NODE_KINDS, type GraphSummary, type NodeKind } from "../../contract/graph";
import { mapNames, NONE } from "../../log/kinds";
import type { GraphState } from "./graphState";
import { payingCustomers, sharedCountsAt } from "./sharing";

const COUNTED = ["device", "ip", "bin", "card"] as const;

/** How many of each kind there are as of a moment, and how many of them several customers share. */
export function summaryAt(state: GraphState): GraphSummary {
  const { counts, edges } = sharedCountsAt(state);
  const customers = payingCustomers(state);
  const ofKind = (kind: NodeKind): Uint32Array => {
    const { from, to } = state.index.verticesOf(kind);
    return counts.subarray(from, to);
  };
  return {
    nodes: mapNames(NODE_KINDS, (kind) => nodesOf(state, kind)),
    edges,
    shared: mapNames(COUNTED, (kind) => countIf(ofKind(kind), (users) => users > 1)),
    mostCustomers: Math.max(largestOf(ofKind("device")), largestOf(ofKind("ip"))),
    customers: customers.length,
    alone: customers.filter((customer) => counts[customer] === 0).length,
    ...componentsOf(state, customers),
  };
}

function countIf(values: Uint32Array, holds: (value: number, at: number) => boolean): number {
  let count = 0;
  values.forEach((value, at) => {
    if (holds(value, at)) count++;
  });
  return count;
}

const largestOf = (values: Uint32Array): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** Nodes that a record which has happened names; with a window, that a payment or the start of a session within it does. */
function nodesOf(state: GraphState, kind: NodeKind): number {
  const { index, at, range } = state;
  const { from, to } = index.verticesOf(kind);
  if (kind === "payment") return range.to - range.from;
  if (at.window !== null) return namedWithin(state, kind);
  if (at.moment === null) return to - from;
  const { before } = at.moment;
  return countIf(index.firstSeen.subarray(from, to), (position) => position < before);
}

function namedWithin(state: GraphState, kind: Exclude<NodeKind, "payment">): number {
  const { index, range } = state;
  const named = new Set(index.payments.codes[kind].subarray(range.from, range.to));
  const { position, ...owners } = index.sessions;
  const codes = kind === "customer" || kind === "ip" ? owners[kind] : null;
  if (codes !== null || kind === "session")
    position.forEach((start, session) => {
      if (start !== NONE && state.hasBegun(session)) named.add(codes?.[session] ?? session);
    });
  named.delete(NONE);
  return named.size;
}

function componentsOf(
  { index, at }: GraphState,
  customers: readonly number[],
): Pick<GraphSummary, "components" | "largest"> {
  const connected = index.componentsAt(at);
  let components = 0;
  let largest = 0;
  for (const customer of customers) {
    const component = connected.of(customer);
    if (component === null || component.earliest !== customer || component.size < 2) continue;
    components++;
    largest = Math.max(largest, component.size);
  }
  return { components, largest };
}
