import type { GraphAt } from "../../contract/graph";
import type { GraphIndex } from "../index/graphIndex";
import { membershipOf, type Membership } from "./membership";
import { joinedBy, sharingAt } from "./sharing";

/**
 * Customers connected through devices and IPs by the rule of `SharingGraph`: an entity joins its first customers; with
 * a window, the first of the payments in it. An entity goes with its first customer.
 */
export function componentsAt(index: GraphIndex, at: GraphAt): Membership {
  const sharing = sharingAt(index, at);
  const parents = sharing.vertices.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!;
    return root;
  };
  for (let entity = sharing.customers; entity < parents.length; entity++)
    for (const customer of joinedBy(sharing, entity)) {
      const a = rootOf(entity);
      const b = rootOf(customer);
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  return membershipOf(index, sharing, rootOf);
}
