import type { Random } from "../random";
import { drawTraffic, MINUTE, SECOND } from "./calendar";
import type { Address, Attempt, Basket, Customer, Device, Method, Story, Visit } from "./model";

/** A payment to be tried in a visit. */
export interface Try {
  /** Time since the start of the visit, or since the try before. */
  readonly afterSeconds: number;
  readonly method: Method;
  readonly bin: string;
  readonly basket: Basket;
  readonly succeeds: boolean;
  readonly story: Story;
}

export interface VisitPlan {
  readonly customer: Customer | null;
  readonly device: Device;
  readonly address: Address;
  readonly startMs: number;
  readonly tries: readonly Try[];
  /** Time after the last try; without a try, the whole visit. */
  readonly lastSeconds: number;
  readonly curiosity: number;
}

/** Room for the order that follows a payment. */
const CLOSING_SECONDS = 5;

export function makeVisit(random: Random, plan: VisitPlan): Visit {
  let atMs = plan.startMs;
  const attempts: Attempt[] = plan.tries.map(({ afterSeconds, ...attempt }) => {
    atMs += Math.max(1, Math.round(afterSeconds)) * SECOND;
    return { ...attempt, atMs };
  });
  return {
    customer: plan.customer,
    device: plan.device,
    address: plan.address,
    startMs: plan.startMs,
    endMs: atMs + (CLOSING_SECONDS + Math.round(plan.lastSeconds)) * SECOND,
    traffic: drawTraffic(random, plan.startMs),
    attempts,
    curiosity: plan.curiosity,
  };
}

/** Seconds of looking around before a usual checkout: median five minutes, at most fifty. */
export const drawBrowsing = (random: Random): number =>
  Math.min(3000, Math.max(40, random.logNormal(320, 0.75)));

/** Seconds before a hasty checkout: median a minute and a half. */
export const drawHaste = (random: Random): number =>
  Math.min(900, Math.max(20, random.logNormal(95, 0.6)));

/** Seconds between a failed payment and the next try. */
export const drawRetryGap = (random: Random): number =>
  Math.min(600, Math.max(12, random.logNormal(55, 0.6)));

/** Seconds spent after the last payment. */
export const drawAftermath = (random: Random): number => Math.min(600, random.exponential(70));

export const drawCuriosity = (random: Random): number => random.logNormal(1, 0.6);

export const drawMethod = (random: Random): Method =>
  (["card", "paypal", "bank_transfer"] as const)[random.weighted([72, 19, 9])]!;

/** Visits of one customer do not overlap: where the time is taken, another is drawn. */
export class Diary {
  readonly #busy = new Map<Customer, { from: number; to: number }[]>();

  add(visit: Visit): void {
    if (visit.customer === null) return;
    const busy = this.#busy.get(visit.customer) ?? [];
    busy.push({ from: visit.startMs, to: visit.endMs });
    this.#busy.set(visit.customer, busy);
  }

  isFree(customer: Customer, fromMs: number, toMs: number): boolean {
    const busy = this.#busy.get(customer) ?? [];
    return busy.every(({ from, to }) => toMs + MINUTE < from || fromMs > to + MINUTE);
  }
}
