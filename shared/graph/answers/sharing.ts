import { SHARED_KINDS } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { LINKED_KINDS } from "../index/linkTable";
import type { GraphState } from "./graphState";

/** What is shared as of a moment, by vertex. */
export interface SharedCounts {
  /** Of an entity the customers that paid with it; of a customer the devices and IPs that others use too. */
  readonly counts: Uint32Array;
  /** Links between customers and devices or IPs. */
  readonly edges: number;
}

/** O(payments that count + vertices). */
export function sharedCountsAt(state: GraphState): SharedCounts {
  const { index, at } = state;
  const links = index.linksAt(at, LINKED_KINDS);
  const counts = new Uint32Array(index.size);
  for (const entity of links.entity) counts[entity]!++;
  const joining = SHARED_KINDS.map((kind) => LINKED_KINDS.indexOf(kind));
  let edges = 0;
  links.link.forEach((link, place) => {
    if (!joining.includes(index.links.kind[link]!)) return;
    edges++;
    if (counts[links.entity[place]!]! > 1) counts[links.customer[place]!]!++;
  });
  return { counts, edges };
}

/** Customers with a payment that counts, in order of the first. */
export function payingCustomers({ index, range }: GraphState): number[] {
  const codes = index.payments.codes.customer;
  const { from: base } = index.verticesOf("customer");
  const customers = new Set<number>();
  for (let ordinal = range.from; ordinal < range.to; ordinal++)
    if (codes[ordinal] !== NONE) customers.add(base + codes[ordinal]!);
  return [...customers];
}
