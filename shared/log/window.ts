import type { LoggedRecord } from "./codedRecord";
import type { Scope } from "./filters";
import type { Instant, KeyKind, PaymentOnlyKey } from "./kinds";

/** What a window is taken over: the records or the payments that carry a key, or all payments. */
export type IndexKey =
  | { readonly scope: "records"; readonly by: Exclude<KeyKind, PaymentOnlyKey> }
  | { readonly scope: "payments"; readonly by: KeyKind | "all" };

/**
 * The records of one key value between two ends. The window (t − w, t] is `after: t − w, until: t`;
 * the records a feature at position p may see are `before: p` with `after` for the length.
 * Ends are optional and apply together; a window that ends before it starts is empty.
 */
export interface LogWindow {
  readonly scope: Scope;
  readonly by: KeyKind | "all";
  /** Dictionary code of the key value; `NONE` or a code never seen gives an empty window. Ignored for "all". */
  readonly code: number;
  /** Start, exclusive; null = from the beginning. */
  readonly after: Instant | null;
  /** End, inclusive; null = to the end. */
  readonly until: Instant | null;
  /** End as a position in the total order, exclusive; null = none. */
  readonly before: number | null;
  /** Name of a declared filter of the same scope; null = every record. */
  readonly filter: string | null;
}

/**
 * Count, exact sum and sum of squares of the amounts of a window, taken about `pivot`:
 * sum = Σ (x − pivot), square = Σ (x − pivot)², in cents and cents². Payments without an amount are left out.
 */
export interface Moments {
  readonly count: number;
  readonly pivot: number;
  readonly sum: number;
  readonly square: number;
  /** False where `square` came from totals too large to be exact integers. */
  readonly squareIsExact: boolean;
}

export const NO_MOMENTS: Moments = { count: 0, pivot: 0, sum: 0, square: 0, squareIsExact: true };

/** Sums of squares up to here stay exact through the shift to another centre (queries.ts) (four times this is below 2⁵³). */
export const EXACT_SQUARES = 2 ** 50;

/** A stretch of the total order that answers for its own records; positions are local to it. */
export interface LogPart {
  readonly size: number;
  count(window: LogWindow): number;
  moments(window: LogWindow): Moments;
  /** Amounts in cents, in order, without those payments that have none. */
  visitAmounts(window: LogWindow, visit: (cents: number) => void): void;
  /** Codes of another key on the window's records, `NONE` included. */
  visitCodes(window: LogWindow, of: KeyKind, visit: (code: number) => void): void;
  visitPositions(window: LogWindow, visit: (position: number) => void): void;
  /** Position of the window's last record, −1 where it is empty. */
  lastPosition(window: LogWindow): number;
  instantAt(position: number): Instant;
  recordAt(position: number): LoggedRecord;
}
