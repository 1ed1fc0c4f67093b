import type { Random } from "../../random";
import { SECOND } from "../calendar";
import { FIGURES } from "../figures";
import type { Session } from "../ledger";
import { purchaseSteps, requiredEvents } from "./script";
import type { Browsing, Step } from "./script";

export interface Event {
  readonly session: Session;
  readonly type: Step["type"] | "payment_attempt" | "order_placed";
  /** Whole seconds since 1970. */
  readonly second: number;
  /** Nanoseconds within the second. */
  readonly nano: number;
  readonly productId: string | null;
  readonly cartCents: number | null;
  readonly paymentId: string | null;
  readonly orderId: string | null;
}

const LAST_NANO = 999_999_999;

/**
 * How many steps beside the required ones each session gets: in proportion to curiosity and time spent,
 * and so that the unit has exactly the documented number of events.
 */
export function shareOutSteps(sessions: readonly Session[]): number[] {
  const required = sessions.reduce((sum, { visit }) => sum + requiredEvents(visit), 0);
  const spare = FIGURES.events - required;
  const weights = sessions.map(({ visit }) => {
    const seconds = Math.min(1800, (visit.endMs - visit.startMs) / SECOND);
    return visit.curiosity * seconds ** 0.6;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let running = 0;
  let given = 0;
  return weights.map((weight) => {
    running += weight;
    const due = Math.round((spare * running) / total);
    const share = due - given;
    given = due;
    return share;
  });
}

/** Sorted moments in [from, to) whole seconds. */
function drawMoments(
  random: Random,
  { from, to, count }: { from: number; to: number; count: number },
): { second: number; nano: number }[] {
  return Array.from({ length: count }, () => ({
    second: random.integer(from, Math.max(from, to - 1)),
    nano: random.integer(0, LAST_NANO),
  })).sort((a, b) => a.second - b.second || a.nano - b.nano);
}

/** Tells one session event by event, keeping the value of the cart. */
class Teller {
  readonly events: Event[] = [];
  readonly #session: Session;
  readonly #random: Random;
  #cartCents = 0;

  constructor(session: Session, random: Random) {
    this.#session = session;
    this.#random = random;
  }

  steps(steps: readonly Step[], from: number, to: number): void {
    const moments = drawMoments(this.#random, { from, to, count: steps.length });
    for (const [at, { type, product }] of steps.entries()) {
      if (type === "add_to_cart") this.#cartCents += product?.cents ?? 0;
      if (type === "remove_from_cart") this.#cartCents -= product?.cents ?? 0;
      const ofCart = type !== "product_view" && type !== "search";
      this.#tell(type, moments[at]!, {
        productId: product?.id ?? null,
        cartCents: ofCart ? this.#cartCents : null,
      });
    }
  }

  /** The attempt in the very second of the payment; the order, if any, within two seconds. */
  payment({ id, attempt, cents, order }: Session["payments"][number]): void {
    const second = attempt.atMs / SECOND;
    const paid = { cartCents: cents, paymentId: id };
    this.#tell("payment_attempt", { second, nano: this.#random.integer(0, LAST_NANO) }, paid);
    if (order === null) return;
    const placed = {
      second: second + this.#random.integer(1, 2),
      nano: this.#random.integer(0, LAST_NANO),
    };
    this.#tell("order_placed", placed, { ...paid, orderId: order.id });
    this.#cartCents = 0;
  }

  #tell(
    type: Event["type"],
    moment: { second: number; nano: number },
    about: Partial<Event>,
  ): void {
    const nothing = { productId: null, cartCents: null, paymentId: null, orderId: null };
    this.events.push({ session: this.#session, type, ...moment, ...nothing, ...about });
  }
}

/** Seconds after an attempt that belong to it and its order. */
const SETTLING = 3;

/** The events of one session, in order of time; `spare` steps beside the required ones. */
export function tellSession(
  random: Random,
  browsing: Browsing,
  session: Session,
  spare: number,
): Event[] {
  const { visit, payments } = session;
  const teller = new Teller(session, random);
  let from = visit.startMs / SECOND;
  if (payments.length === 0)
    teller.steps(browsing.wander(random, visit, spare + 1), from, visit.endMs / SECOND);
  for (const [at, required] of purchaseSteps(visit).entries()) {
    const payment = payments[at]!;
    const until = payment.attempt.atMs / SECOND;
    const steps = at === 0 ? browsing.lookAround(random, visit, required, spare) : required;
    teller.steps(steps, from, until);
    teller.payment(payment);
    from = until + SETTLING;
  }
  return teller.events;
}
