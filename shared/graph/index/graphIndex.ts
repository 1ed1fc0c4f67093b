import type { GraphAt, NodeKey, NodeKind } from "../../contract/graph";
import type { Dataset } from "../../domain/dataset";
import { paymentsBefore, type EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";
import { placeOf } from "../../log/postings";
import { GraphComponents, type ComponentsAt } from "./components";
import { firstPositions } from "./firstSeen";
import { graphPayments, NAMED_KINDS, type GraphPayments, type PaymentRange } from "./graphPayments";
import { buildLinks, LINKED_KINDS, type LinkTable } from "./linkTable";
import { listAt, listsOf, type Lists } from "./lists";
import { Sessions } from "./sessions";
import { Vertices } from "./vertices";

export type { PaymentRange } from "./graphPayments";

/** Links as of a moment, in order of the first payment that counts. Every array has `size` entries. */
export interface LinksAt {
  readonly size: number;
  /** Vertices. */
  readonly customer: Uint32Array;
  readonly entity: Uint32Array;
  /** Payments that count. */
  readonly payments: Uint32Array;
  /** Position in the log of the first of them; beyond the log where none has a time. */
  readonly firstPosition: Uint32Array;
  /** Number of the link in the index, for its payments (`paymentsOfLink`). */
  readonly link: Uint32Array;
}

/** Scores and outcomes by payment ordinal, of the last decide; payments without a time are not among them. */
export interface PaymentScores {
  readonly score: Float32Array | Float64Array;
  /** 0 ALLOW, 1 CHALLENGE, 2 BLOCK. */
  readonly outcome: Uint8Array;
}

/**
 * Every node of a dataset by a dense number ("vertex"), and its links in order of their first payment. Built once per
 * log and never changed: payments are numbered in the order of the log, so that what counts at any moment and in any
 * window is a stretch of them.
 *
 * A payment without a usable time counts where everything does (no moment and no window), as it does elsewhere in what
 * is shown of the dataset; it has happened at no moment and lies in no window.
 */
export class GraphIndex {
  readonly log: EventLog;
  readonly payments: GraphPayments;
  readonly links: LinkTable;
  readonly #dataset: Dataset | null;
  readonly #vertices: Vertices;
  readonly #ofVertex: Lists;
  readonly #components: GraphComponents;
  #sessions: Sessions | null = null;
  #firstSeen: Uint32Array | null = null;

  /** @param dataset what the log was built of; without it there are no nodes for payments, and only timed payments */
  constructor(log: EventLog, dataset: Dataset | null = null) {
    this.log = log;
    this.#dataset = dataset;
    this.payments = graphPayments(log, dataset);
    this.#vertices = new Vertices(log, this.payments, dataset);
    this.#ofVertex = paymentLists(this.payments, this.#vertices);
    // Customers are the first vertices, so that their codes are vertices as well.
    this.links = buildLinks(this.payments, this.#vertices, {
      offsets: this.#ofVertex.offsets.subarray(0, this.#vertices.countOf("customer") + 1),
      items: this.#ofVertex.items,
    });
    this.#components = new GraphComponents(this.payments);
  }

  /** Sessions by their own records; read at the first question. */
  get sessions(): Sessions {
    return (this.#sessions ??= new Sessions(this.log, this.#dataset));
  }

  /** Position of the first record that names each vertex, beyond the log for none; read at the first question. */
  get firstSeen(): Uint32Array {
    return (this.#firstSeen ??= firstPositions(this.log, this.payments, this.#vertices));
  }

  /** Number of vertices. */
  get size(): number {
    return this.#vertices.size;
  }

  /** `NONE` where the dataset does not know the node. */
  vertexOf(key: NodeKey): number {
    return this.#vertices.vertexOf(key);
  }

  keyOf(vertex: number): NodeKey {
    return this.#vertices.keyOf(vertex);
  }

  idOf(vertex: number): string {
    return this.#vertices.idOf(vertex);
  }

  kindOf(vertex: number): NodeKind {
    return this.#vertices.kindOf(vertex);
  }

  /** The log's dictionary code, of a payment its ordinal. A customer that no record names has a code beyond the dictionary. */
  codeOf(vertex: number): number {
    return this.#vertices.codeOf(vertex);
  }

  /** Vertices of a kind: [from, to). */
  verticesOf(kind: NodeKind): { readonly from: number; readonly to: number } {
    const from = this.#vertices.baseOf(kind);
    return { from, to: from + this.#vertices.countOf(kind) };
  }

  /** Ordinals of all payments of a vertex, rising: a view, no copy. */
  paymentsOf(vertex: number): Uint32Array {
    const { from, to } = this.verticesOf("payment");
    if (vertex >= from && vertex < to) return Uint32Array.of(vertex - from);
    return listAt(this.#ofVertex, vertex);
  }

  /** Ordinals of all payments that make a link, rising: a view, no copy. */
  paymentsOfLink(link: number): Uint32Array {
    return listAt(this.links.payments, link);
  }

  /** Numbers of all links of a customer or an entity, in order of their first payment: a view, no copy. */
  linksOf(vertex: number): Uint32Array {
    return vertex < this.#vertices.baseOf("session")
      ? listAt(this.links.ofVertex, vertex)
      : NO_LINKS;
  }

  /** The payments that count. */
  rangeAt({ moment, window }: GraphAt): PaymentRange {
    const { position, ms, size, timed } = this.payments;
    if (moment === null && window === null) return { from: 0, to: size };
    const happened =
      moment === null ? timed : paymentsBefore(position.subarray(0, timed), moment.before);
    if (window === null) return { from: 0, to: happened };
    const from = firstFrom(ms, timed, (each) => each >= window.fromMs);
    const to = firstFrom(ms, timed, (each) => each > window.toMs);
    return { from, to: Math.max(from, Math.min(to, happened)) };
  }

  /** Customers connected through devices and IPs as of a moment; with a window worked out afresh. */
  componentsAt(at: GraphAt): ComponentsAt {
    return this.#components.at(this.rangeAt(at));
  }

  /** Links between customers and entities of these kinds as of a moment. O(payments that count × kinds). */
  linksAt(at: GraphAt, kinds: readonly NodeKind[]): LinksAt {
    const { from, to } = this.rangeAt(at);
    const { ofPayment } = this.links;
    const columns = LINKED_KINDS.filter((kind) => kinds.includes(kind)).map(
      (kind) => ofPayment[kind],
    );
    const places = new Uint32Array(this.links.size).fill(NONE);
    const room = new Uint32Array(this.links.size);
    const counts = new Uint32Array(this.links.size);
    const firsts = new Uint32Array(this.links.size);
    let size = 0;
    for (let ordinal = from; ordinal < to; ordinal++)
      for (const column of columns) {
        const link = column[ordinal]!;
        if (link === NONE) continue;
        if (places[link] === NONE) {
          room[size] = link;
          firsts[size] = this.payments.position[ordinal]!;
          places[link] = size++;
        }
        counts[places[link]!]!++;
      }
    const link = room.slice(0, size);
    return {
      size,
      customer: link.map((each) => this.links.customer[each]!),
      entity: link.map((each) => this.links.entity[each]!),
      payments: counts.slice(0, size),
      firstPosition: firsts.slice(0, size),
      link,
    };
  }
}

const NO_LINKS = new Uint32Array(0);

/** The part of rising ordinals that counts: a view, no copy. O(log n). */
export function within(ordinals: Uint32Array, { from, to }: PaymentRange): Uint32Array {
  const first = placeOf(ordinals, 0, ordinals.length, from);
  return ordinals.subarray(first, placeOf(ordinals, first, ordinals.length, to));
}

/** How many of rising ordinals count. O(log n). */
export const countWithin = (ordinals: Uint32Array, range: PaymentRange): number =>
  within(ordinals, range).length;

/** First of the payments with a time from which on a condition holds; `size` where it holds for none. */
function firstFrom(ms: Float64Array, size: number, holds: (ms: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ms[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const paymentLists = ({ size, codes }: GraphPayments, vertices: Vertices): Lists =>
  listsOf(vertices.baseOf("payment"), (add) => {
    for (const kind of NAMED_KINDS) {
      const base = vertices.baseOf(kind);
      const column = codes[kind];
      for (let ordinal = 0; ordinal < size; ordinal++)
        if (column[ordinal] !== NONE) add(base + column[ordinal]!, ordinal);
    }
  });
