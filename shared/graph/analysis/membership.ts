import { NONE } from "../../log/kinds";
import type { GraphIndex } from "../index/graphIndex";
import { neighboursOf, type Sharing } from "./sharing";

/**
 * The earliest customer (vertex) of what a node belongs to, by vertex; `NONE` for a node without a payment that counts
 * and for one that is no customer, device or IP. A customer that shares nothing stands for itself, and for the devices
 * and IPs it alone uses.
 */
export type Membership = Uint32Array;

/** @param groupOf a number for what the node at a place belongs to; null where it shares nothing */
export function membershipOf(
  index: GraphIndex,
  sharing: Sharing,
  groupOf: (place: number) => number | null,
): Membership {
  const { vertices, customers } = sharing;
  const membership: Membership = new Uint32Array(index.size).fill(NONE);
  const earliest = new Map<number, number>();
  for (let place = 0; place < customers; place++) {
    const group = groupOf(place);
    if (group !== null && !earliest.has(group)) earliest.set(group, vertices[place]!);
    membership[vertices[place]!] = group === null ? vertices[place]! : earliest.get(group)!;
  }
  for (let place = customers; place < vertices.length; place++) {
    const group = groupOf(place);
    const first = vertices[neighboursOf(sharing, place)[0]!]!;
    const named = group === null ? undefined : earliest.get(group);
    membership[vertices[place]!] = named ?? membership[first]!;
  }
  return membership;
}
