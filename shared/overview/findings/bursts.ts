import { paymentKey, type EventLog } from "../../log/eventLog";
import { NONE, type KeyKind } from "../../log/kinds";

/** Payments by the value of a key: those of code c are ordinals[starts[c] … starts[c + 1]), in time order. */
export interface PaymentsByKey {
  readonly starts: Uint32Array;
  readonly ordinals: Uint32Array;
}

/** Payments without the key are in no list. */
export function paymentsBy(log: EventLog, kind: KeyKind): PaymentsByKey {
  const { size } = log.payments;
  const starts = new Uint32Array(log.dictionaries.keys[kind].size + 1);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const code = paymentKey(log, kind, ordinal);
    if (code !== NONE) starts[code + 1]!++;
  }
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  const next = starts.slice();
  const ordinals = new Uint32Array(starts.at(-1)!);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const code = paymentKey(log, kind, ordinal);
    if (code !== NONE) ordinals[next[code]!++] = ordinal;
  }
  return { starts, ordinals };
}

/** UTC milliseconds of a payment. */
export const timeOf = ({ ms, payments }: EventLog, ordinal: number): number =>
  ms[payments.position[ordinal]!]!;

/** Payments of one key value that stand close together in time: ordinals[from … to). */
export interface Burst {
  readonly code: number;
  readonly from: number;
  readonly to: number;
  /** Different values of the other key among them. */
  readonly distinct: number;
  /** Milliseconds from the first to the last. */
  readonly span: number;
}

/** Whether a burst tells more than another: more different values, then within less time. */
const tellsMore = (burst: Burst, other: Burst | null): boolean =>
  other === null ||
  burst.distinct > other.distinct ||
  (burst.distinct === other.distinct && burst.span < other.span);

/**
 * For every value of a key, its payments within `window` milliseconds that have the most different values of another
 * key, the shortest and then the earliest such stretch. O(payments).
 */
export function burstsOf(
  log: EventLog,
  payments: PaymentsByKey,
  of: KeyKind,
  window: number,
): Burst[] {
  const { starts } = payments;
  const bursts: Burst[] = [];
  // Payments of the present stretch per value; all zero between two lists.
  const counts = new Uint32Array(log.dictionaries.keys[of].size);
  for (let code = 0; code + 1 < starts.length; code++) {
    const list = { start: starts[code]!, end: starts[code + 1]! };
    const best = bestBurst(log, payments, code, list, of, window, counts);
    if (best !== null) bursts.push(best);
  }
  return bursts;
}

function bestBurst(
  log: EventLog,
  { ordinals }: PaymentsByKey,
  code: number,
  list: { readonly start: number; readonly end: number },
  of: KeyKind,
  window: number,
  counts: Uint32Array,
): Burst | null {
  let best: Burst | null = null;
  let distinct = 0;
  let from = list.start;
  const valueAt = (at: number): number => paymentKey(log, of, ordinals[at]!);
  const drop = (): void => {
    const value = valueAt(from++);
    if (value !== NONE && --counts[value]! === 0) distinct--;
  };
  // What a stretch can lose at its start without losing a value.
  const isIdle = (at: number): boolean => {
    const value = valueAt(at);
    return value === NONE || counts[value]! > 1;
  };
  for (let at = list.start; at < list.end; at++) {
    const now = timeOf(log, ordinals[at]!);
    const value = valueAt(at);
    if (value !== NONE && counts[value]!++ === 0) distinct++;
    while (now - timeOf(log, ordinals[from]!) > window || (from < at && isIdle(from))) drop();
    const span = now - timeOf(log, ordinals[from]!);
    const burst = { code, from, to: at + 1, distinct, span };
    if (distinct > 0 && tellsMore(burst, best)) best = burst;
  }
  while (from < list.end) drop();
  return best;
}
