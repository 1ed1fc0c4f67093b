import { PaymentGraph } from "../paymentGraph";
import type { Component } from "../timedComponents";
import type { GraphPayments, PaymentRange } from "./graphPayments";

/** Customers connected through devices and IPs, as of a moment. Customers are vertices. */
export interface ComponentsAt {
  /** Null where the customer has no payment that counts. O(log n). */
  of(customer: number): Component | null;
}

/**
 * Components by the rule of `SharingGraph`. Without a window they are read from one merge tree, whose stamps are the
 * ordinals of payments; a stretch that does not begin with the first payment has a tree of its own.
 */
export class GraphComponents {
  readonly #payments: GraphPayments;
  #whole: PaymentGraph | null = null;
  #last: { readonly range: PaymentRange; readonly graph: PaymentGraph } | null = null;

  constructor(payments: GraphPayments) {
    this.#payments = payments;
  }

  at(range: PaymentRange): ComponentsAt {
    const graph = range.from === 0 ? this.#wholeGraph() : this.#graphOf(range);
    return { of: (customer) => graph.componentBefore(customer, range.to) };
  }

  #wholeGraph(): PaymentGraph {
    return (this.#whole ??= grown(this.#payments, { from: 0, to: this.#payments.size }));
  }

  #graphOf(range: PaymentRange): PaymentGraph {
    if (this.#last?.range.from !== range.from || this.#last.range.to !== range.to)
      this.#last = { range, graph: grown(this.#payments, range) };
    return this.#last.graph;
  }
}

function grown({ codes }: GraphPayments, { from, to }: PaymentRange): PaymentGraph {
  const graph = new PaymentGraph();
  for (let ordinal = from; ordinal < to; ordinal++)
    graph.append(
      {
        position: ordinal,
        // Only frauds, of which none is told here, are asked for by time.
        ms: 0,
        nano: 0,
        customer: codes.customer[ordinal]!,
        device: codes.device[ordinal]!,
        ip: codes.ip[ordinal]!,
      },
      false,
    );
  return graph;
}
