import { loggedRecord, type LoggedRecord } from "./codedRecord";
import { instantAt, paymentKey, recordKey, type EventLog } from "./eventLog";
import { DEFAULT_FILTERS, type LogFilter, type Scope } from "./filters";
import { buildKeyIndex, scopeColumns, type KeyIndex, type ScopeColumns } from "./keyIndex";
import type { Instant, KeyKind } from "./kinds";
import {
  listOf,
  placeAfter,
  placeOf,
  prefixDifference,
  prefixMoments,
  type PrefixSet,
} from "./postings";
import { NO_MOMENTS, type IndexKey, type LogPart, type LogWindow, type Moments } from "./window";

const recordsBy = (by: Extract<IndexKey, { scope: "records" }>["by"]): IndexKey => ({
  scope: "records",
  by,
});
const paymentsBy = (by: KeyKind | "all"): IndexKey => ({ scope: "payments", by });

export const DEFAULT_KEYS: readonly IndexKey[] = [
  ...(["customer", "session", "ip", "product", "payment"] as const).map(recordsBy),
  ...(
    ["all", "customer", "session", "device", "ip", "bin", "card", "merchant", "category"] as const
  ).map(paymentsBy),
];

export interface IndexOptions {
  readonly keys: readonly IndexKey[];
  readonly filters: readonly LogFilter[];
}

export const DEFAULT_INDEX: IndexOptions = { keys: DEFAULT_KEYS, filters: DEFAULT_FILTERS };

/** Places [from, to) in the items of a key's list, which begins at `start`. */
interface Range {
  readonly index: KeyIndex;
  readonly columns: ScopeColumns;
  readonly list: number;
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Posting lists of a log: for every key its records in order, for payments with running totals.
 * Counts, sums, means and deviations are two binary searches and a subtraction; minimum, maximum, distinct
 * and listing read the window's own items.
 *
 * Memory: 4 bytes per record and record key; per payment and payment key 4 (item) + 16 (totals)
 * + 4 per filter that matches something (20 where it has amounts); 4 bytes (payments: 12) per list.
 */
export class PostingIndex implements LogPart {
  readonly log: EventLog;
  readonly #indexes: Readonly<Record<Scope, Map<KeyKind | "all", KeyIndex>>> = {
    records: new Map(),
    payments: new Map(),
  };
  readonly #columns: Readonly<Record<Scope, ScopeColumns>>;

  constructor(log: EventLog, options: IndexOptions = DEFAULT_INDEX) {
    this.log = log;
    this.#columns = {
      records: scopeColumns(log, "records", options.filters),
      payments: scopeColumns(log, "payments", options.filters),
    };
    for (const key of options.keys)
      this.#indexes[key.scope].set(key.by, buildKeyIndex(log, key, this.#columns[key.scope]));
  }

  get size(): number {
    return this.log.size;
  }

  /** Lists and running totals of a key kind, for those who read many windows of one key; null where it is not indexed. */
  keyIndex({ scope, by }: IndexKey): KeyIndex | null {
    return this.#indexes[scope].get(by) ?? null;
  }

  /** What the key indexes of a scope share. */
  scopeColumns(scope: Scope): ScopeColumns {
    return this.#columns[scope];
  }

  count(window: LogWindow): number {
    const range = this.#range(window);
    if (range === null) return 0;
    if (window.filter === null) return range.to - range.from;
    const set = this.#filtered(range, window.filter);
    const count = set?.count ?? null;
    return count === null ? 0 : prefixDifference(count, range.start, range.from, range.to);
  }

  moments(window: LogWindow): Moments {
    this.#requireAmounts(window);
    const range = this.#range(window);
    if (range === null) return NO_MOMENTS;
    const { index, list, start, from, to } = range;
    const set = window.filter === null ? index.every : this.#filtered(range, window.filter);
    const totals = set?.totals ?? null;
    if (set === null || totals === null) return NO_MOMENTS;
    const pivot = index.pivots[list]!;
    return prefixMoments(set.amounts ?? set.count, totals, pivot, start, from, to);
  }

  visitAmounts(window: LogWindow, visit: (cents: number) => void): void {
    const { cents } = this.#columns[window.scope];
    if (cents === null) throw new TypeError("Only payments have amounts");
    this.#visitItems(window, (item) => {
      if (!Number.isNaN(cents[item]!)) visit(cents[item]!);
    });
  }

  visitCodes(window: LogWindow, of: KeyKind, visit: (code: number) => void): void {
    const keyOf = window.scope === "payments" ? paymentKey : recordKey;
    this.#visitItems(window, (item) => visit(keyOf(this.log, of, item)));
  }

  visitPositions(window: LogWindow, visit: (position: number) => void): void {
    this.#visitItems(window, (item) => visit(this.#positionOf(window.scope, item)));
  }

  lastPosition(window: LogWindow): number {
    const range = this.#range(window);
    if (range === null || this.count(window) === 0) return -1;
    const { index, from, to } = range;
    if (window.filter === null) return this.#positionOf(window.scope, index.items[to - 1]!);
    const count = this.#filtered(range, window.filter)!.count!;
    // The first place with the final running count is the last match.
    const place = placeOf(count, from, to, count[to - 1]!);
    return this.#positionOf(window.scope, index.items[place]!);
  }

  instantAt(position: number): Instant {
    return instantAt(this.log, position);
  }

  recordAt(position: number): LoggedRecord {
    return loggedRecord(this.log, position);
  }

  #requireAmounts({ scope, filter }: LogWindow): void {
    const declared = filter === null ? null : this.#columns[scope].filters.get(filter);
    if (scope === "records" || (declared?.scope === "payments" && !declared.amounts))
      throw new TypeError(`No totals of amounts over ${scope} filtered by ${filter}`);
  }

  #positionOf(scope: Scope, item: number): number {
    return scope === "payments" ? this.log.payments.position[item]! : item;
  }

  /** Null where the window is empty. */
  #range(window: LogWindow): Range | null {
    const index = this.#indexes[window.scope].get(window.by);
    if (index === undefined) throw new TypeError(`No index of ${window.scope} by ${window.by}`);
    const list = window.by === "all" ? 0 : listOf(index, window.code);
    if (list < 0) return null;
    const columns = this.#columns[window.scope];
    const start = index.offsets[list]!;
    let to = index.offsets[list + 1]!;
    if (window.before !== null) {
      const bound =
        window.scope === "payments" ? this.#paymentsBefore(window.before) : window.before;
      to = placeOf(index.items, start, to, bound);
    }
    if (window.until !== null) to = placeAfter(index.items, start, to, columns.times, window.until);
    const from =
      window.after === null
        ? start
        : placeAfter(index.items, start, to, columns.times, window.after);
    return from < to ? { index, columns, list, start, from, to } : null;
  }

  /** How many payments stand before a log position. */
  #paymentsBefore(position: number): number {
    const { position: positions, size } = this.log.payments;
    return size === this.log.size
      ? Math.min(position, size)
      : placeOf(positions, 0, size, position);
  }

  #filtered({ index }: Range, filter: string): PrefixSet | null {
    const set = index.filtered.get(filter);
    if (set === undefined) throw new TypeError(`No filter ${filter} declared`);
    return set;
  }

  #visitItems(window: LogWindow, visit: (item: number) => void): void {
    const range = this.#range(window);
    if (range === null) return;
    const { index, columns, from, to } = range;
    const matches = window.filter === null ? null : columns.matches.get(window.filter);
    if (matches === undefined) throw new TypeError(`No filter ${window.filter} declared`);
    if (matches === null && window.filter !== null) return;
    for (let place = from; place < to; place++) {
      const item = index.items[place]!;
      if (matches === null || matches[item] === 1) visit(item);
    }
  }
}
