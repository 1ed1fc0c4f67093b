import type { GraphAt } from "../../contract/graph";
import type { GraphIndex } from "../index/graphIndex";

/**
 * What each node belongs to: by vertex, the vertex of the earliest customer in it. `NONE` for a node without a payment
 * that counts and for one that is no customer, device or IP; a customer that shares nothing belongs to itself.
 */
export type Membership = Uint32Array;

/** `communitiesAt`, or what answers as it does and remembers. */
export type CommunitiesAt = (index: GraphIndex, at: GraphAt) => Membership;
