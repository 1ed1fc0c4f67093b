import { CARD_BARS, USE } from "../../contract/graph";
import type { GraphState } from "./graphState";

/** Figures of some payments that count. */
export interface PaymentFigures {
  readonly payments: number;
  readonly failed: number;
  /** Payments with a label of fraud, and those whose label is known. */
  readonly fraud: number;
  readonly knownFraud: number;
  /** Sum of all amounts, those of failed attempts among them. */
  readonly cents: number;
  /** UTC milliseconds; NaN where no payment has a time. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/** @param ordinals rising */
export function figuresOf(state: GraphState, ordinals: Uint32Array): PaymentFigures {
  const { flags, cents, ms, timed } = state.index.payments;
  let failed = 0;
  let fraud = 0;
  let sum = 0;
  let withTime = 0;
  for (const ordinal of ordinals) {
    const flag = flags[ordinal]!;
    if ((flag & USE.failed) !== 0) failed++;
    if ((flag & USE.fraud) !== 0) fraud++;
    if (!Number.isNaN(cents[ordinal]!)) sum += cents[ordinal]!;
    if (ordinal < timed) withTime++;
  }
  return {
    payments: ordinals.length,
    failed,
    fraud,
    knownFraud: state.knownFraudsOf(ordinals),
    cents: sum,
    firstMs: withTime === 0 ? NaN : ms[ordinals[0]!]!,
    lastMs: withTime === 0 ? NaN : ms[ordinals[withTime - 1]!]!,
  };
}

export interface PaymentBars {
  readonly bars: Uint32Array;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Payments a bar over the log's whole span; those without a time are in none. */
export function barsOf(state: GraphState, ordinals: Uint32Array): PaymentBars {
  const { log, payments } = state.index;
  const fromMs = log.ms[0] ?? 0;
  const toMs = log.ms[log.size - 1] ?? 0;
  const bars = new Uint32Array(CARD_BARS);
  const span = toMs - fromMs;
  for (const ordinal of ordinals) {
    if (ordinal >= payments.timed) break;
    const share = span === 0 ? 0 : (payments.ms[ordinal]! - fromMs) / span;
    bars[Math.min(CARD_BARS - 1, Math.floor(share * CARD_BARS))]!++;
  }
  return { bars, fromMs, toMs };
}

/** NaN crosses no JSON and says nothing to a reader. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
