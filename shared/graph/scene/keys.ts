import { NodeKey, type Grouping, type NodeKind, type NodeRef } from "../../contract/graph";

/** Kind and id of a node's key; the id may hold colons itself. */
export function keyParts(key: NodeKey): NodeRef {
  const colon = key.indexOf(":");
  // `NodeKey` has checked what is before the colon.
  return { kind: key.slice(0, colon) as NodeKind, id: key.slice(colon + 1) };
}

export const nodeKey = ({ kind, id }: NodeRef): NodeKey => `${kind}:${id}`;

/** The node that a record is in the graph; null for what is none, such as an order. */
export const nodeOfRecord = (record: {
  readonly kind: string;
  readonly id: string;
}): NodeKey | null => asNodeKey(`${record.kind}:${record.id}`);

export const isGroupKey = (key: string): boolean => key.startsWith("group:");

/** Of an edge between two nodes or groups: `source|target`. */
export const isEdgeKey = (key: string): boolean =>
  EDGE_ENDS.test(key) && isEnd(key.slice(key.search(EDGE_ENDS) + 1));
const EDGE_ENDS = /\|(?=[a-z]+:)/;
const isEnd = (key: string): boolean => isGroupKey(key) || NodeKey.safeParse(key).success;

/** How the customers of a group were put together, and the name of it: `group:BY:NAME`. */
export function groupKeyParts(key: string): { readonly by: Grouping; readonly name: string } {
  const [, by, ...name] = key.split(":");
  // Keys of groups are made by the engine and by `grouped` alone.
  return { by: by as Grouping, name: name.join(":") };
}

/** The key as that of a node, null for a group's or an edge's. */
export const asNodeKey = (key: string): NodeKey | null =>
  !isEdgeKey(key) && NodeKey.safeParse(key).success ? key : null;
