import { instantAt, paymentKey, type EventLog } from "../log/eventLog";
import { compareInstants, NONE } from "../log/kinds";
import { FirstCustomers } from "./firstCustomers";
import { withRoom } from "./growing";
import { TimedComponents } from "./timedComponents";
import type { GraphPayment, SharingGraph } from "./types";

/**
 * The graph of sharing, grown payment by payment in the total order. One form serves sealed and live: a live log
 * takes its unsealed payments back (`undoFrom`) and appends them again where a record came in between, so that the
 * state is always that of the payments appended in order.
 *
 * Its nodes are customers alone. A device or IP connects each newcomer with one of its customers, all of which are
 * in one component already; nodes of its own would change no answer, and there are more devices and IPs than customers.
 */
export class PaymentGraph implements SharingGraph {
  readonly #devices = new FirstCustomers();
  readonly #ips = new FirstCustomers();
  readonly #components = new TimedComponents();
  /** The first payment labelled as fraud of each customer that has one, in order. */
  readonly #frauds: GraphPayment[] = [];
  /** Place in it by customer. */
  #fraudOf: Uint32Array = new Uint32Array(0);
  #next = 0;

  /** Adds a payment that comes after all others. `fraud`: it is labelled so. */
  append(payment: GraphPayment, fraud: boolean): void {
    const { position, customer } = payment;
    if (position < this.#next)
      throw new RangeError(`Payment at ${position} appended when ${this.#next} was due`);
    this.#next = position + 1;
    if (customer === NONE) return;
    this.#connect(this.#devices.join(payment.device, customer, position), customer, position);
    this.#connect(this.#ips.join(payment.ip, customer, position), customer, position);
    if (fraud) this.#keepFirstFraud(payment);
  }

  /** Takes back every payment at a position or after it. */
  undoFrom(position: number): void {
    if (position >= this.#next) return;
    this.#next = position;
    this.#devices.undoFrom(position);
    this.#ips.undoFrom(position);
    this.#components.undoFrom(position);
    while (this.#frauds.length > 0 && this.#frauds.at(-1)!.position >= position)
      this.#fraudOf[this.#frauds.pop()!.customer] = NONE;
  }

  componentSize({ customer, position }: GraphPayment): number {
    return customer === NONE ? NaN : this.#components.sizeAsOf(customer, position);
  }

  fraudNeighbours(payment: GraphPayment, delayMs: number): number {
    const found: number[] = [];
    const visit = (customer: number): void => {
      if (customer === payment.customer) return;
      const fraud = this.#frauds[this.#fraudOf[customer] ?? NONE];
      if (fraud === undefined || !isKnown(fraud, payment, delayMs)) return;
      if (!found.includes(customer)) found.push(customer);
    };
    this.#devices.visit(payment.device, payment.position, visit);
    this.#ips.visit(payment.ip, payment.position, visit);
    return found.length;
  }

  #keepFirstFraud(payment: GraphPayment): void {
    const { customer } = payment;
    this.#fraudOf = withRoom(this.#fraudOf, customer + 1);
    if (this.#fraudOf[customer] === NONE)
      this.#fraudOf[customer] = this.#frauds.push({ ...payment }) - 1;
  }

  #connect(known: number, customer: number, position: number): void {
    if (known !== NONE) this.#components.unite(known, customer, position);
  }
}

/** Whether the label of a payment can be read at a later one. */
const isKnown = (labelled: GraphPayment, at: GraphPayment, delayMs: number): boolean =>
  labelled.position < at.position &&
  compareInstants(labelled, { ms: at.ms - delayMs, nano: at.nano }) <= 0;

/** The payment of a log at an ordinal, as the graph sees it. */
export const graphPaymentAt = (log: EventLog, ordinal: number): GraphPayment => {
  const position = log.payments.position[ordinal]!;
  return {
    ...instantAt(log, position),
    position,
    customer: paymentKey(log, "customer", ordinal),
    device: paymentKey(log, "device", ordinal),
    ip: paymentKey(log, "ip", ordinal),
  };
};

/** The graph of every payment of a log. O(payments). */
export function paymentGraphOf(log: EventLog): PaymentGraph {
  const graph = new PaymentGraph();
  for (let ordinal = 0; ordinal < log.payments.size; ordinal++)
    graph.append(graphPaymentAt(log, ordinal), log.payments.fraud[ordinal] === 1);
  return graph;
}
