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
  readonly flags: Uint8Array;
  /** NaN before the first score. */
  readonly risk: Float32Array;
}

const known = new WeakMap<Uses, Running>();

/**
 * What payments come to at a moment; null where none has happened, or none within the window. The start of a session is
 * there without being a payment. What has no time is last, and in no window.
 *
 * @param moment null = all have happened
 * @param window ends included; null = all of time
 */
export function usesAt(uses: Uses, moment: AtMoment, window: TimeWindow | null): UsesAt | null {
  const { ms, position } = uses;
  const timed = split(ms, ms.length, Number.isNaN);
  const from = window === null ? 0 : split(ms, timed, (value) => value >= window.fromMs);
  let to = moment === null ? ms.length : split(position, timed, (value) => value >= moment.before);
  if (window !== null)
    to = Math.min(
      to,
      split(ms, timed, (value) => value > window.toMs),
    );
  if (from >= to) return null;
  const { payments, failed, fraud, cents } = runningOf(uses);
  return {
    payments: payments[to]! - payments[from]!,
    failed: failed[to]! - failed[from]!,
    fraud: fraud[to]! - fraud[from]!,
    cents: cents[to]! - cents[from]!,
    firstMs: ms[from]!,
    lastMs: timed === 0 ? NaN : ms[Math.min(to, timed) - 1]!,
    ...worstOf(uses, from, to),
  };
}

/**
 * Whether what makes an edge is enough for a filter: so many payments. Where one is enough the start of a session is, too.
 */
export const isEnough = (
  { payments, flags }: Pick<UsesAt, "payments" | "flags">,
  leastPayments: number,
): boolean => payments >= leastPayments || (leastPayments <= 1 && (flags & USE.start) !== 0);

function runningOf(uses: Uses): Running {
  const before = known.get(uses);
  if (before !== undefined) return before;
  const { length } = uses.ms;
  const payments = new Uint32Array(length + 1);
  const failed = new Uint32Array(length + 1);
  const fraud = new Uint32Array(length + 1);
  const cents = new Float64Array(length + 1);
  const flags = new Uint8Array(length + 1);
  const risk = new Float32Array(length + 1).fill(NaN);
  for (let at = 0; at < length; at++) {
    const own = uses.flags[at]!;
    const amount = uses.cents[at]!;
    flags[at + 1] = flags[at]! | own;
    payments[at + 1] = payments[at]! + ((own & USE.start) === 0 ? 1 : 0);
    failed[at + 1] = failed[at]! + ((own & USE.failed) === 0 ? 0 : 1);
    fraud[at + 1] = fraud[at]! + ((own & USE.fraud) === 0 ? 0 : 1);
    cents[at + 1] = cents[at]! + (Number.isNaN(amount) ? 0 : amount);
    risk[at + 1] = higher(risk[at]!, uses.score[at]!);
  }
  const running = { payments, failed, fraud, cents, flags, risk };
  known.set(uses, running);
  return running;
}

const higher = (a: number, b: number): number => (Number.isNaN(a) || b > a ? b : a);

/** Highest score and all flags of a stretch. */
function worstOf(uses: Uses, from: number, to: number): Pick<UsesAt, "flags" | "risk"> {
  if (from === 0) {
    const running = runningOf(uses);
    return { flags: running.flags[to]!, risk: running.risk[to]! };
  }
  let [flags, risk] = [0, NaN];
  for (let at = from; at < to; at++) {
    flags |= uses.flags[at]!;
    risk = higher(risk, uses.score[at]!);
  }
  return { flags, risk };
}

/** First of so many places from which on a condition holds. */
function split(
  values: ArrayLike<number>,
  size: number,
  isBehind: (value: number) => boolean,
): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(values[middle]!)) high = middle;
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
