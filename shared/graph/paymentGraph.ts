import { instantAt, paymentKey, type EventLog } from "../log/eventLog";
import { NONE } from "../log/kinds";
import { FirstCustomers } from "./firstCustomers";
import { withRoom } from "./growing";
import { TimedComponents } from "./timedComponents";
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
  /** The customers of one device and one IP, overwritten by each question. */
  readonly #sharers = new Uint32Array(2 * JOINED_CUSTOMERS);
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
    const { position, device, ip } = payment;
    const sharers = this.#sharers;
    const onDevice = this.#devices.collect(device, position, sharers, 0);
    const size = this.#ips.collect(ip, position, sharers, onDevice);
    let found = 0;
    for (let at = 0; at < size; at++) {
      const customer = sharers[at]!;
      if (customer === payment.customer) continue;
      const fraud = this.#fraudOf[customer] ?? NONE;
      if (fraud === NONE || !isKnown(this.#frauds[fraud]!, payment, delayMs)) continue;
      // What is found moves to the front: a customer of both is counted once.
      if (at < onDevice || !isAmong(sharers, found, customer)) sharers[found++] = customer;
    }
    return found;
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
function isKnown(labelled: GraphPayment, at: GraphPayment, delayMs: number): boolean {
  if (labelled.position >= at.position) return false;
  const untilMs = at.ms - delayMs;
  return labelled.ms < untilMs || (labelled.ms === untilMs && labelled.nano <= at.nano);
}

function isAmong(values: Uint32Array, size: number, wanted: number): boolean {
  for (let at = 0; at < size; at++) if (values[at] === wanted) return true;
  return false;
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
