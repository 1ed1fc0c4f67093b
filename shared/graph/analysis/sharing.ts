import { SHARED_KINDS, type GraphAt } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex } from "../index/graphIndex";
import { listAt, listsOf, type Lists } from "../index/lists";
import { JOINED_CUSTOMERS } from "../types";

/**
 * Customers with a payment that counts, and the devices and IPs they have paid with, as of a moment. Customers and behind
 * them entities are numbered by the order of their first payment ("place"): whatever is still to come, and in whatever
 * order the files have it, a place is the same.
 */
export interface Sharing {
  /** Vertex by place. */
  readonly vertices: Uint32Array;
  /** Places below are customers, the others devices and IPs. */
  readonly customers: number;
  /** Places by place, in the order of the first payment that links the two. */
  readonly neighbours: Lists;
  /** Place of a vertex; `NONE` where it has no payment that counts, or is of another kind. */
  placeOf(vertex: number): number;
}

/** O(payments that count). */
export function sharingAt(index: GraphIndex, at: GraphAt): Sharing {
  const links = index.linksAt(at, SHARED_KINDS);
  const places = new Uint32Array(index.size).fill(NONE);
  const vertices: number[] = [];
  const place = (vertex: number): void => {
    if (places[vertex] === NONE) places[vertex] = vertices.push(vertex) - 1;
  };
  const { from, to } = index.rangeAt(at);
  const base = index.verticesOf("customer").from;
  const codes = index.payments.codes.customer;
  for (let ordinal = from; ordinal < to; ordinal++)
    if (codes[ordinal] !== NONE) place(base + codes[ordinal]!);
  const customers = vertices.length;
  links.entity.forEach(place);
  return {
    vertices: Uint32Array.from(vertices),
    customers,
    neighbours: listsOf(vertices.length, (add) => {
      for (let link = 0; link < links.size; link++) {
        const customer = places[links.customer[link]!]!;
        const entity = places[links.entity[link]!]!;
        add(customer, entity);
        add(entity, customer);
      }
    }),
    placeOf: (vertex) => places[vertex] ?? NONE,
  };
}

/** How many neighbours a place has; of a device or an IP its customers. */
export const degreeOf = ({ neighbours: { offsets } }: Sharing, place: number): number =>
  offsets[place + 1]! - offsets[place]!;

/** Neighbours of a place: a view, no copy. */
export const neighboursOf = ({ neighbours }: Sharing, place: number): Uint32Array =>
  listAt(neighbours, place);

/** The customers that an entity joins to a component: its first, so that an office or a carrier welds nothing together. */
export const joinedBy = (sharing: Sharing, entity: number): Uint32Array =>
  neighboursOf(sharing, entity).subarray(0, JOINED_CUSTOMERS);
