import { isPaymentOnly, type EventLog, type Times } from "./eventLog";
import { matchesOf, type LogFilter, type Scope } from "./filters";
import type { KeyKind } from "./kinds";
import {
  allPostings,
  amountPrefix,
  buildPostings,
  countPrefix,
  firstAmounts,
  NO_POSTINGS,
  type Postings,
  type PrefixSet,
} from "./postings";
import type { IndexKey } from "./window";

/** Posting lists of one key kind in one scope, with their running totals. */
export interface KeyIndex extends Postings {
  /** First amount per list, in cents; empty for records. */
  readonly pivots: Float64Array;
  /** Totals over every item; null for records, whose count is the length of the range. */
  readonly every: PrefixSet | null;
  /** Totals per declared filter of the scope; null where nothing in the log matches. */
  readonly filtered: ReadonlyMap<string, PrefixSet | null>;
}

/** What the key indexes of one scope share; an item is a log position or a payment ordinal. */
export interface ScopeColumns {
  readonly scope: Scope;
  readonly size: number;
  readonly times: Times;
  readonly cents: Float64Array | null;
  /** 1 where a payment has an amount; null where all have one. */
  readonly hasAmount: Uint8Array | null;
  readonly filters: ReadonlyMap<string, LogFilter>;
  readonly matches: ReadonlyMap<string, Uint8Array | null>;
}

function paymentTimes(log: EventLog): Times {
  const { position, size } = log.payments;
  if (size === log.size) return log;
  const ms = new Float64Array(size);
  const nano = log.nano === null ? null : new Uint32Array(size);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    ms[ordinal] = log.ms[position[ordinal]!]!;
    if (nano !== null) nano[ordinal] = log.nano![position[ordinal]!]!;
  }
  return { ms, nano };
}

function amountMask(cents: Float64Array): Uint8Array | null {
  const mask = new Uint8Array(cents.length);
  let missing = 0;
  for (let at = 0; at < cents.length; at++) {
    if (Number.isNaN(cents[at]!)) missing++;
    else mask[at] = 1;
  }
  return missing === 0 ? null : mask;
}

/** Columns and filter matches of one scope, computed once for all its key kinds. */
export function scopeColumns(
  log: EventLog,
  scope: Scope,
  declared: readonly LogFilter[],
): ScopeColumns {
  const own = declared.filter((filter) => filter.scope === scope);
  const ofPayments = scope === "payments";
  return {
    scope,
    size: ofPayments ? log.payments.size : log.size,
    times: ofPayments ? paymentTimes(log) : log,
    cents: ofPayments ? log.payments.cents : null,
    hasAmount: ofPayments ? amountMask(log.payments.cents) : null,
    filters: new Map(own.map((filter) => [filter.name, filter])),
    matches: new Map(own.map((filter) => [filter.name, matchesOf(log, filter)])),
  };
}

/** Codes per payment; null where the log has no such key. */
function paymentCodes(log: EventLog, by: KeyKind): Uint32Array | null {
  if (isPaymentOnly(by)) return log.payments.keys[by];
  const ofRecords = log.keys[by];
  if (ofRecords === null || log.payments.size === log.size) return ofRecords;
  const codes = new Uint32Array(log.payments.size);
  for (let ordinal = 0; ordinal < codes.length; ordinal++)
    codes[ordinal] = ofRecords[log.payments.position[ordinal]!]!;
  return codes;
}

function postingsOf(log: EventLog, key: IndexKey, size: number): Postings {
  if (key.by === "all") return allPostings(size);
  const codes = key.scope === "records" ? log.keys[key.by] : paymentCodes(log, key.by);
  return codes === null ? NO_POSTINGS : buildPostings(codes, log.dictionaries.keys[key.by].size);
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, at) => value & b[at]!);
}

/** Lists and totals of one key kind. O(items). */
export function buildKeyIndex(log: EventLog, key: IndexKey, columns: ScopeColumns): KeyIndex {
  const postings = postingsOf(log, key, columns.size);
  const { cents, hasAmount } = columns;
  const pivots = cents === null ? new Float64Array(0) : firstAmounts(postings, cents);
  const setOf = (matches: Uint8Array | null, amounts: boolean): PrefixSet => ({
    count: matches === null ? null : countPrefix(postings, matches),
    amounts:
      !amounts || hasAmount === null
        ? null
        : countPrefix(postings, matches === null ? hasAmount : both(matches, hasAmount)),
    totals: amounts && cents !== null ? amountPrefix(postings, cents, pivots, matches) : null,
  });
  const filtered = new Map<string, PrefixSet | null>();
  for (const [name, filter] of columns.filters) {
    const matches = columns.matches.get(name) ?? null;
    const amounts = filter.scope === "payments" && filter.amounts;
    filtered.set(
      name,
      matches === null || postings.items.length === 0 ? null : setOf(matches, amounts),
    );
  }
  return { ...postings, pivots, every: cents === null ? null : setOf(null, true), filtered };
}
