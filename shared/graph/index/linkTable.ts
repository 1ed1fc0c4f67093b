import { mapNames, NONE } from "../../log/kinds";
import type { GraphPayments } from "./graphPayments";
import { listsOf, type Lists } from "./lists";
import type { Vertices } from "./vertices";

/** Kinds of entity that a payment links with its customer. */
export const LINKED_KINDS = ["device", "ip", "bin", "card", "merchant"] as const;
export type LinkedKind = (typeof LINKED_KINDS)[number];

/** Links between customers and entities in order of their first payment, of one payment in the order of `LINKED_KINDS`. */
export interface LinkTable {
  readonly size: number;
  /** Vertices. */
  readonly customer: Uint32Array;
  readonly entity: Uint32Array;
  /** Place in `LINKED_KINDS`. */
  readonly kind: Uint8Array;
  /** Payments of each link, rising. */
  readonly payments: Lists;
  /** The link that a payment makes, by ordinal; `NONE` for none. */
  readonly ofPayment: Readonly<Record<LinkedKind, Uint32Array>>;
  /** Links of each vertex that is a customer or an entity, rising. */
  readonly ofVertex: Lists;
}

/** Ordinal of the first payment of the link that each payment makes: a pass customer by customer, which marks entities. */
function firstPayments(
  customers: Uint32Array,
  entities: Uint32Array,
  { offsets, items }: Lists,
  entityCount: number,
): Uint32Array {
  const firsts = new Uint32Array(customers.length).fill(NONE);
  const markedBy = new Uint32Array(entityCount).fill(NONE);
  const first = new Uint32Array(entityCount);
  for (let customer = 0; customer + 1 < offsets.length; customer++)
    for (let at = offsets[customer]!; at < offsets[customer + 1]!; at++) {
      const ordinal = items[at]!;
      const entity = entities[ordinal]!;
      if (entity === NONE) continue;
      if (markedBy[entity] !== customer) {
        markedBy[entity] = customer;
        first[entity] = ordinal;
      }
      firsts[ordinal] = first[entity]!;
    }
  return firsts;
}

/**
 * @param byCustomer ordinals of the payments of each customer code
 *
 * O(payments × kinds). Memory: 20 bytes a payment, and for every link 17 and 4 per payment that makes it.
 */
export function buildLinks(
  payments: GraphPayments,
  vertices: Vertices,
  byCustomer: Lists,
): LinkTable {
  const { codes } = payments;
  const firsts = LINKED_KINDS.map((kind) =>
    firstPayments(codes.customer, codes[kind], byCustomer, vertices.countOf(kind)),
  );
  const ofPayment = mapNames(LINKED_KINDS, () => new Uint32Array(payments.size).fill(NONE));
  const room = firsts.reduce((sum, each) => sum + newLinks(each), 0);
  const customer = new Uint32Array(room);
  const entity = new Uint32Array(room);
  const kinds = new Uint8Array(room);
  let size = 0;
  for (let ordinal = 0; ordinal < payments.size; ordinal++)
    LINKED_KINDS.forEach((kind, place) => {
      const first = firsts[place]![ordinal]!;
      if (first === NONE) return;
      if (first === ordinal) {
        customer[size] = vertices.named("customer", codes.customer[ordinal]!);
        entity[size] = vertices.named(kind, codes[kind][ordinal]!);
        kinds[size] = place;
        ofPayment[kind][ordinal] = size++;
      } else ofPayment[kind][ordinal] = ofPayment[kind][first]!;
    });
  return {
    size,
    customer,
    entity,
    kind: kinds,
    payments: paymentsOfLinks(size, ofPayment, payments.size),
    ofPayment,
    ofVertex: listsOf(vertices.baseOf("session"), (add) => {
      for (let link = 0; link < size; link++) {
        add(customer[link]!, link);
        add(entity[link]!, link);
      }
    }),
  };
}

function newLinks(firsts: Uint32Array): number {
  let count = 0;
  for (let ordinal = 0; ordinal < firsts.length; ordinal++)
    if (firsts[ordinal] === ordinal) count++;
  return count;
}

const paymentsOfLinks = (
  size: number,
  ofPayment: LinkTable["ofPayment"],
  payments: number,
): Lists =>
  listsOf(size, (add) => {
    for (const kind of LINKED_KINDS) {
      const links = ofPayment[kind];
      for (let ordinal = 0; ordinal < payments; ordinal++)
        if (links[ordinal] !== NONE) add(links[ordinal]!, ordinal);
    }
  });
