import type { Random } from "../random";
import { FIGURES } from "./figures";
import { basketCents } from "./model";
import type { Attempt, Customer, Visit } from "./model";

export interface Session {
  readonly id: string;
  readonly visit: Visit;
  readonly payments: readonly Payment[];
}

export interface Payment {
  readonly id: string;
  readonly sessionId: string;
  readonly customer: Customer;
  readonly visit: Visit;
  readonly attempt: Attempt;
  readonly cents: number;
  readonly order: Order | null;
}

export const ORDER_STATUSES = ["paid", "cancelled", "pending"] as const;
export const SHIPPING_METHODS = ["standard", "express"] as const;

export interface Order {
  readonly id: string;
  readonly status: (typeof ORDER_STATUSES)[number];
  readonly shipping: (typeof SHIPPING_METHODS)[number];
}

const STATUS_ODDS = [92, 5, 3];
/** Some frauds are noticed and cancelled before the parcel leaves. */
const FRAUD_STATUS_ODDS = [78, 16, 6];

function makeOrder(random: Random, id: string, { story }: Attempt): Order {
  const suspicious = story.kind === "fraud";
  return {
    id,
    status: ORDER_STATUSES[random.weighted(suspicious ? FRAUD_STATUS_ODDS : STATUS_ODDS)]!,
    shipping: SHIPPING_METHODS[random.chance(suspicious ? 0.55 : 0.35) ? 1 : 0],
  };
}

const numbered = (prefix: string, digits: number, number: number): string =>
  prefix + String(number).padStart(digits, "0");

/** Numbers sessions, payments and orders in order of time, after those of the units before. */
export function keepLedger(random: Random, visits: readonly Visit[], unit: number): Session[] {
  const byTime = visits.flatMap((visit) => visit.attempts).sort((a, b) => a.atMs - b.atMs);
  const paymentIds = new Map<Attempt, string>();
  const orders = new Map<Attempt, Order>();
  for (const [at, attempt] of byTime.entries()) {
    paymentIds.set(attempt, numbered("PAY", 7, unit * FIGURES.payments + at + 1));
    if (!attempt.succeeds) continue;
    const id = numbered("O", 7, unit * FIGURES.orders + orders.size + 1);
    orders.set(attempt, makeOrder(random.child(orders.size), id, attempt));
  }
  return visits.map((visit, at) => {
    const id = numbered("S", 6, unit * FIGURES.sessions + at + 1);
    const payments = visit.attempts.map((attempt) => ({
      id: paymentIds.get(attempt)!,
      sessionId: id,
      customer: visit.customer!,
      visit,
      attempt,
      cents: basketCents(attempt.basket),
      order: orders.get(attempt) ?? null,
    }));
    return { id, visit, payments };
  });
}

/** All payments in order of their numbers. */
export const paymentsOf = (sessions: readonly Session[]): Payment[] =>
  sessions
    .flatMap((session) => session.payments)
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
