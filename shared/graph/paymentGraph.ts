import { CodeCounter } from "../log/codeCounter";
import { instantAt, paymentKey, type EventLog } from "../log/eventLog";
import { NONE } from "../log/kinds";
import { FirstCustomers } from "./firstCustomers";
import { withRoom } from "./growing";
import { TimedComponents, type Component } from "./timedComponents";
import { JOINED_CUSTOMERS, type GraphPayment, type SharingGraph } from "./types";

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
  /** When it was, by customer, so that most questions need nothing else of it. NaN where there is none. */
  #fraudMs = new Float64Array(0);
  /** The customers of one device or IP, overwritten by each question. */
  readonly #sharers = new Uint32Array(JOINED_CUSTOMERS);
  readonly #counter = new CodeCounter();
  #next = 0;

  /** Adds a payment that comes after all others. `fraud`: it is labelled so. */
  append(payment: GraphPayment, fraud: boolean): void {
    const { position, customer } = payment;
    if (position < this.#next)
      throw new RangeError(`Payment at ${position} appended when ${this.#next} was due`);
    this.#next = position + 1;
    if (customer === NONE) return;
    this.#components.see(customer, position);
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
    while (this.#frauds.length > 0 && this.#frauds.at(-1)!.position >= position) {
      const { customer } = this.#frauds.pop()!;
      this.#fraudOf[customer] = NONE;
      this.#fraudMs[customer] = NaN;
    }
  }

  componentSize({ customer, position }: GraphPayment): number {
    return customer === NONE ? NaN : this.#components.sizeAsOf(customer, position);
  }

  /**
   * The customers connected with one by the payments at positions below `before`, their earliest being the one that
   * paid first; null where the customer had not paid by then. O(log n).
   */
  componentBefore(customer: number, before: number): Component | null {
    return this.#components.componentAsOf(customer, before - 1);
  }

  fraudNeighbours(payment: GraphPayment, delayMs: number): number {
    this.#counter.start(this.#fraudOf.length);
    this.#countFrauds(this.#devices, payment.device, payment, delayMs);
    this.#countFrauds(this.#ips, payment.ip, payment, delayMs);
    return this.#counter.count;
  }

  #countFrauds(
    entities: FirstCustomers,
    entity: number,
    payment: GraphPayment,
    delayMs: number,
  ): void {
    const sharers = this.#sharers;
    const size = entities.collect(entity, payment.position, sharers);
    const untilMs = payment.ms - delayMs;
    for (let at = 0; at < size; at++) {
      const customer = sharers[at]!;
      // Without a fraud it is NaN, or beyond the array.
      if (!(this.#fraudMs[customer]! <= untilMs) || customer === payment.customer) continue;
      if (this.#fraudMs[customer]! < untilMs || this.#isDue(customer, payment))
        this.#counter.add(customer);
    }
  }

  /** Whether the first fraud of a customer, whose label is due in the payment's very millisecond, is known at it. */
  #isDue(customer: number, { position, nano }: GraphPayment): boolean {
    const fraud = this.#frauds[this.#fraudOf[customer]!]!;
    return fraud.position < position && fraud.nano <= nano;
  }

  #keepFirstFraud(payment: GraphPayment): void {
    const { customer } = payment;
    this.#fraudOf = withRoom(this.#fraudOf, customer + 1);
    if (this.#fraudOf[customer] !== NONE) return;
    this.#fraudOf[customer] = this.#frauds.push({ ...payment }) - 1;
    if (this.#fraudMs.length < this.#fraudOf.length) {
      const longer = new Float64Array(this.#fraudOf.length).fill(NaN);
      longer.set(this.#fraudMs);
      this.#fraudMs = longer;
    }
    this.#fraudMs[customer] = payment.ms;
  }

  #connect(known: number, customer: number, position: number): void {
    if (known !== NONE) this.#components.unite(known, customer, position);
  }
}

/** The payment of a log at an ordinal, as the graph sees it. */
export const graphPaymentAt = (log: EventLog, ordinal: number): GraphPayment => {
  const position = log.payments.position[ordinal]!;
  const { ms, nano } = instantAt(log, position);
  return {
    ms,
    nano,
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
