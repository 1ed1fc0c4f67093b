import type { Moment } from "../../domain/moment";
import type { AtMoment, DrawnEdge, DrawnFilter, DrawnGraph, DrawnNode } from "./drawn";
import { isEnough, usesAt } from "./uses";

/** What two moments have in common and not. Keys in the order of the graph; nothing ever goes, but for a window. */
export interface GraphDifference {
  readonly newNodes: ReadonlySet<string>;
  readonly newEdges: ReadonlySet<string>;
  /** There at both moments, with payments in between. */
  readonly grown: ReadonlySet<string>;
  /** There at both, without any. */
  readonly same: ReadonlySet<string>;
}

/**
 * What of a drawn graph is new at the later of two moments, what has grown since the earlier one, and what has stayed.
 * What is there at neither is in none of the sets.
 */
export function graphDifference(drawn: DrawnGraph, one: Moment, other: Moment): GraphDifference {
  const [from, to] = one.before <= other.before ? [one, other] : [other, one];
  const { filter } = drawn;
  const newNodes = new Set<string>();
  const newEdges = new Set<string>();
  const grown = new Set<string>();
  const same = new Set<string>();
  const payments = (uses: DrawnEdge["uses"], at: AtMoment): number =>
    usesAt(uses, at, filter.window)?.payments ?? 0;
  for (const node of drawn.nodes) {
    const { key, uses } = node;
    if (!nodeIsThere(node, filter, to)) continue;
    if (!nodeIsThere(node, filter, from)) newNodes.add(key);
    else if (payments(uses, to) > payments(uses, from)) grown.add(key);
    else same.add(key);
  }
  for (const edge of drawn.edges) {
    if (!edgeIsThere(edge, filter, to)) continue;
    if (!edgeIsThere(edge, filter, from)) newEdges.add(edge.key);
    else if (payments(edge.uses, to) > payments(edge.uses, from)) grown.add(edge.key);
    else same.add(edge.key);
  }
  return { newNodes, newEdges, grown, same };
}

const happened = (position: number, { before }: Moment): boolean => !(position >= before);

/** Whether a node is drawn at a moment; one with payments needs one within the window. */
export function nodeIsThere(
  { uses, firstPosition }: Pick<DrawnNode, "uses" | "firstPosition">,
  { window }: Pick<DrawnFilter, "window">,
  at: AtMoment,
): boolean {
  if (at !== null && !happened(firstPosition, at)) return false;
  return window === null || uses.position.length === 0 || usesAt(uses, at, window) !== null;
}

/** Whether an edge is drawn at a moment; those that payments make need enough of them within the window. */
export function edgeIsThere(
  { kind, uses, firstPosition }: DrawnEdge,
  { window, leastPayments }: DrawnFilter,
  at: AtMoment,
): boolean {
  if (at !== null && !happened(firstPosition, at)) return false;
  if ((kind !== "link" && kind !== "shared") || uses.position.length === 0) return true;
  const used = usesAt(uses, at, window);
  return used !== null && isEnough(used, leastPayments);
}
