import type { AlertHit } from "../contract/replay";

/** What a case comes to: figures of the hits of its alerts, each payment counted once. Money in the major unit. */
export interface CaseFigures {
  readonly payments: number;
  readonly customers: number;
  /** Amounts of the payments, failed or not. */
  readonly atStake: number;
  /** Amounts of those that did not fail. */
  readonly paid: number;
  /** UTC milliseconds; null without hits. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export function figuresOfHits(hits: readonly AlertHit[]): CaseFigures {
  const counted = paymentsOf(hits);
  const customers = new Set(hits.flatMap(({ customerId }) => customerId ?? []));
  const sum = (of: readonly AlertHit[]): number =>
    // Cents are summed, so that amounts add up as they do on paper.
    of.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100;
  const times = hits.map(({ ms }) => ms);
  return {
    payments: counted.length,
    customers: customers.size,
    atStake: sum(counted),
    paid: sum(counted.filter(({ failed }) => !failed)),
    firstMs: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
    lastMs: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
  };
}

/** The hits that have a payment, each payment once. */
export function paymentsOf(hits: readonly AlertHit[]): readonly AlertHit[] {
  const seen = new Set<string>();
  return hits.filter(({ paymentId }) => {
    if (paymentId === null || seen.has(paymentId)) return false;
    seen.add(paymentId);
    return true;
  });
}
