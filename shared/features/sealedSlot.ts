import { centreOf, sampleDeviation, squaresAbout } from "../log/deviation";
import { equalityTest, type EqualityTest } from "../log/filters";
import { KEY_KINDS } from "../log/kinds";
import type { PostingIndex } from "../log/postingIndex";
import { prefixDifference, type PrefixSet } from "../log/postings";
import { EXACT_SQUARES } from "../log/window";
import { recordFilter } from "./recordFilters";
import type { KeyWindows } from "./sealedWindows";
import type { Slot, WindowAmounts } from "./types";

/** A slot made ready for one index: which of the ends of its key's windows it goes by, and what it counts. */
export interface SealedSlot {
  readonly slot: Slot;
  readonly windows: KeyWindows;
  /** Place of its ends in `windows.rungs`; −1 = the list's first place, and the payment's own. */
  readonly fromRung: number;
  readonly toRung: number;
  /** 1 where the payment itself counts as well. */
  readonly current: number;
  /** Running totals of what it counts; null for records, and where nothing matches its filter. */
  readonly totals: PrefixSet | null;
  /** What an item must have to count; null = every item counts. */
  readonly test: EqualityTest | null;
  /** Running counts of different values per key kind in the order of `KEY_KINDS`, made at first use. */
  readonly running: (Uint32Array | null)[];
  readonly amounts: SlotAmounts;
  readonly extent: SlotExtent;
}

/** Amounts of a slot at the payment of `turn`. */
export class SlotAmounts implements WindowAmounts {
  turn = 0;
  count = 0;
  sum = 0;
  mean = NaN;
  std = NaN;

  set(count: number, sum: number, mean: number, std: number): void {
    this.count = count;
    this.sum = sum;
    this.mean = mean;
    this.std = std;
  }
}

/** Smallest and largest amount of a slot at the payment of `turn`, in cents; NaN where there is none. */
export class SlotExtent {
  turn = 0;
  min = NaN;
  max = NaN;
}

function testOf(index: PostingIndex, { scope, filter }: Slot): EqualityTest | null {
  if (filter === null) return null;
  const declared =
    scope === "records" ? recordFilter(filter) : index.scopeColumns(scope).filters.get(filter);
  if (declared === undefined) throw new TypeError(`No filter ${filter} declared`);
  return equalityTest(index.log, declared);
}

export function sealSlot(index: PostingIndex, slot: Slot, windows: KeyWindows): SealedSlot {
  const { every, filtered } = windows.lists.index;
  return {
    slot,
    windows,
    fromRung: slot.length === null ? -1 : windows.rungOf(slot.length + slot.delay),
    toRung: slot.delay === 0 ? -1 : windows.rungOf(slot.delay),
    current: slot.includesCurrent && slot.delay === 0 ? 1 : 0,
    totals: slot.filter === null ? every : (filtered.get(slot.filter) ?? null),
    test: testOf(index, slot),
    running: KEY_KINDS.map(() => null),
    amounts: new SlotAmounts(),
    extent: new SlotExtent(),
  };
}

/** First place of a slot's window at the payment its windows have gone to. */
export const fromOf = ({ windows, fromRung }: SealedSlot): number =>
  fromRung < 0 ? windows.first : windows.rungs[fromRung]!;

/** The place behind its last. */
export const toOf = ({ windows, toRung, current }: SealedSlot): number =>
  (toRung < 0 ? windows.place : windows.rungs[toRung]!) + current;

function squaresByReading(
  { windows: { lists }, test }: SealedSlot,
  cents: Float64Array,
  from: number,
  to: number,
  centre: number,
): number {
  let squares = 0;
  for (let place = from; place < to; place++) {
    const item = lists.index.items[place]!;
    if (test !== null && test.values?.[item] !== test.wanted) continue;
    const difference = cents[item]! - centre;
    if (!Number.isNaN(difference)) squares += difference * difference;
  }
  return squares;
}

/** Amounts of the window at the payment that the slot's windows have gone to; the arithmetic of `PartedQueries`. */
export function sumAmounts(sealed: SealedSlot, cents: Float64Array): void {
  const { windows, totals, amounts, slot } = sealed;
  const from = fromOf(sealed);
  const to = toOf(sealed);
  if (to <= from || totals === null) return amounts.set(0, 0, NaN, NaN);
  if (totals.totals === null)
    throw new TypeError(`No totals of amounts filtered by ${slot.filter}`);
  const { first } = windows;
  const counts = totals.amounts ?? totals.count;
  const count = counts === null ? to - from : prefixDifference(counts, first, from, to);
  if (count === 0) return amounts.set(0, 0, NaN, NaN);
  const { sum: sums, square } = totals.totals;
  const pivot = windows.lists.index.pivots[windows.list]!;
  const shifted = prefixDifference(sums, first, from, to);
  const sum = count * pivot + shifted;
  if (count < 2) return amounts.set(count, sum, sum / count, NaN);
  const centre = centreOf(count, sum);
  let squares = squaresAbout(
    count,
    pivot,
    shifted,
    prefixDifference(square, first, from, to),
    centre,
  );
  if (square[to - 1]! > EXACT_SQUARES || squares > EXACT_SQUARES)
    squares = squaresByReading(sealed, cents, from, to, centre);
  amounts.set(count, sum, sum / count, sampleDeviation(count, sum, squares));
}

/** Smallest and largest amount of the window at the payment that the slot's windows have gone to. Reads the window. */
export function findExtent(sealed: SealedSlot, cents: Float64Array): void {
  const { windows, test, extent } = sealed;
  const { items } = windows.lists.index;
  const to = toOf(sealed);
  let min = Infinity;
  let max = -Infinity;
  for (let place = fromOf(sealed); place < to; place++) {
    const item = items[place]!;
    if (test !== null && test.values?.[item] !== test.wanted) continue;
    const amount = cents[item]!;
    if (amount < min) min = amount;
    if (amount > max) max = amount;
  }
  extent.min = min > max ? NaN : min;
  extent.max = min > max ? NaN : max;
}
