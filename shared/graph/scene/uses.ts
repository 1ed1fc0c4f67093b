import { USE, type TimeWindow, type Uses } from "../../contract/graph";
import type { AtMoment, UsesAt } from "./drawn";

export const NO_USES: Uses = {
  position: new Uint32Array(0),
  ms: new Float64Array(0),
  cents: new Float64Array(0),
  flags: new Uint8Array(0),
  score: new Float32Array(0),
};

/** Sums and maxima over the first 0, 1, 2 … payments. */
interface Running {
  readonly payments: Uint32Array;
  readonly failed: Uint32Array;
  readonly fraud: Uint32Array;
  readonly cents: Float64Array;
  /** NaN before the first score. */
  readonly risk: Float32Array;
}

const known = new WeakMap<Uses, Running>();

/**
 * What payments come to at a moment; null where none has happened, or none within the window. The start of a session is
 * there without being a payment.
 *
 * @param moment null = all have happened
 * @param window ends included; null = all of time
 */
export function usesAt(uses: Uses, moment: AtMoment, window: TimeWindow | null): UsesAt | null {
  const { ms, position } = uses;
  const from = window === null ? 0 : firstFrom(ms, window.fromMs);
  let to = moment === null ? ms.length : firstFrom(position, moment.before);
  if (window !== null) to = Math.min(to, firstAfter(ms, window.toMs));
  if (from >= to) return null;
  const { payments, failed, fraud, cents, risk } = runningOf(uses);
  return {
    payments: payments[to]! - payments[from]!,
    failed: failed[to]! - failed[from]!,
    fraud: fraud[to]! - fraud[from]!,
    cents: cents[to]! - cents[from]!,
    firstMs: ms[from]!,
    lastMs: ms[to - 1]!,
    risk: from === 0 ? risk[to]! : highest(uses.score, from, to),
  };
}

function runningOf(uses: Uses): Running {
  const before = known.get(uses);
  if (before !== undefined) return before;
  const { length } = uses.ms;
  const payments = new Uint32Array(length + 1);
  const failed = new Uint32Array(length + 1);
  const fraud = new Uint32Array(length + 1);
  const cents = new Float64Array(length + 1);
  const risk = new Float32Array(length + 1).fill(NaN);
  for (let at = 0; at < length; at++) {
    const flags = uses.flags[at]!;
    const amount = uses.cents[at]!;
    payments[at + 1] = payments[at]! + ((flags & USE.start) === 0 ? 1 : 0);
    failed[at + 1] = failed[at]! + ((flags & USE.failed) === 0 ? 0 : 1);
    fraud[at + 1] = fraud[at]! + ((flags & USE.fraud) === 0 ? 0 : 1);
    cents[at + 1] = cents[at]! + (Number.isNaN(amount) ? 0 : amount);
    risk[at + 1] = higher(risk[at]!, uses.score[at]!);
  }
  const running = { payments, failed, fraud, cents, risk };
  known.set(uses, running);
  return running;
}

const higher = (a: number, b: number): number => (Number.isNaN(a) || b > a ? b : a);

function highest(scores: Float32Array, from: number, to: number): number {
  let most = NaN;
  for (let at = from; at < to; at++) most = higher(most, scores[at]!);
  return most;
}

/** First place whose value is at least this. */
const firstFrom = (rising: ArrayLike<number>, least: number): number =>
  split(rising, (value) => value >= least);

const firstAfter = (rising: ArrayLike<number>, most: number): number =>
  split(rising, (value) => value > most);

function split(rising: ArrayLike<number>, isBehind: (value: number) => boolean): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(rising[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Payments of several edges or nodes in log order, one that several have once. */
export function mergeUses(parts: readonly Uses[]): Uses {
  const filled = parts.filter(({ ms }) => ms.length > 0);
  if (filled.length <= 1) return filled[0] ?? NO_USES;
  const all = filled.flatMap((part) =>
    Array.from(part.position, (position, at) => ({ position, part, at })),
  );
  all.sort((a, b) => a.position - b.position);
  const once = all.filter(({ position }, at) => at === 0 || all[at - 1]!.position !== position);
  return {
    position: Uint32Array.from(once, ({ position }) => position),
    ms: Float64Array.from(once, ({ part, at }) => part.ms[at]!),
    cents: Float64Array.from(once, ({ part, at }) => part.cents[at]!),
    flags: Uint8Array.from(once, ({ part, at }) => part.flags[at]!),
    score: Float32Array.from(once, ({ part, at }) => part.score[at]!),
  };
}
