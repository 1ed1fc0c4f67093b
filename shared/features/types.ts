import type { FeatureType, FeatureUnit } from "../contract/decisions";
import type { LogDictionaries } from "../log/eventLog";
import type { Instant, KeyKind, PaymentFact, PaymentOnlyKey } from "../log/kinds";

/** What a feature at a payment may see, and how (SPEC §5). */

export const WINDOWS = {
  "1m": 60_000,
  "5m": 300_000,
  "1h": 3_600_000,
  "1d": 86_400_000,
  "7d": 604_800_000,
  "30d": 2_592_000_000,
  /** From the first record on. */
  ever: null,
} as const satisfies Record<string, number | null>;
export type WindowName = keyof typeof WINDOWS;

/** Records over the sessions' events, payments over payments; "all" is over every payment. */
export type FeatureScope =
  | { readonly scope: "payments"; readonly by: KeyKind | "all" }
  | { readonly scope: "records"; readonly by: Exclude<KeyKind, PaymentOnlyKey> };

/** A window before a payment: (t − length − delay, t − delay], and in it only records before the payment in the total order. */
export type Slot = FeatureScope & {
  /** Milliseconds; null = from the beginning. */
  readonly length: number | null;
  /** Milliseconds; not 0 only where labels are read. */
  readonly delay: number;
  /** Name of a declared filter of the scope; null = every record. */
  readonly filter: string | null;
  /** The payment itself counts as well. Never with a filter or a delay: they would read its own result or label. */
  readonly includesCurrent: boolean;
};

/** A static fact about a customer; dated facts count from their date on. */
export interface CustomerFacts {
  /** Null where it is not said. */
  readonly signup: Instant | null;
  readonly country: string | null;
  /** Days since 1970-01-01, null where it is not said. */
  readonly birthDay: number | null;
  /** Days since 1970-01-01 by the customer's ID card, null where none is linked. */
  readonly cardBirthDay: number | null;
}

/** What is known besides the log, by the log's codes. It is not timed but for the sign-up. */
export interface References {
  /** Null for a code that has no record. The same object each time, overwritten. */
  customer(code: number): CustomerFacts | null;
  /** Whether a product may be sold to adults only; null where it is not said. */
  isAdultRestricted(productCode: number): boolean | null;
  /** Which of the tables are there at all: features that need a missing one are switched off. */
  readonly has: {
    readonly customers: boolean;
    readonly products: boolean;
    readonly idCards: boolean;
  };
}

/** An event of the payment's session or customer, the payment's own records left out. */
export type EventVisitor = (
  eventTypeCode: number,
  productCode: number,
  categoryCode: number,
  ms: number,
) => void;

/**
 * A log as features see it: one payment at a time, and of it only what is before it in the total order, its own
 * attempt, and never its result, label, alert or any record that carries its payment_id or its order's id.
 * Two implementations answer alike: over a sealed index (fast) and over a live log.
 */
export interface AsOfSource {
  readonly dictionaries: LogDictionaries;
  readonly references: References;
  /** Whether the log has the column at all. */
  readonly has: (need: FeatureNeed) => boolean;
  /** A cursor that can answer for the given slots, by their place. */
  cursor(slots: readonly Slot[]): AsOfCursor;
}

/** A column a feature cannot do without. */
export type FeatureNeed =
  | KeyKind
  | PaymentFact
  | "label"
  | "result"
  | "coordinates"
  | "sca"
  | "events"
  | "sessions"
  | "customers"
  | "products"
  | "idCards"
  /** Payments themselves say a category: "category" alone may be that of products in events. */
  | "merchantCategory";

/** Amounts of a window, in cents; `std` is the sample deviation, NaN below two amounts, exactly 0 where all are equal. */
export interface WindowAmounts {
  count: number;
  sum: number;
  /** NaN where count is 0. */
  mean: number;
  std: number;
}

/** The previous payment of the same key, NaN and `NONE` where it does not say. */
export interface PreviousPayment {
  readonly ms: number;
  readonly nano: number;
  readonly country: number;
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * What is said at one payment. Where the payment lacks the key of a slot (code `NONE`), counts, amounts and all else
 * taken of the slot are NaN; of a window that is merely empty, counts and sums are 0.
 */
export interface AsOfCursor {
  /** Goes to the payment at a position of the total order; all below answer for it. */
  moveTo(position: number): void;
  readonly ms: number;
  readonly nano: number;
  /** NaN = no amount. */
  readonly cents: number;
  /** Degrees, NaN = not said. */
  readonly latitude: number;
  readonly longitude: number;
  /** Strong customer authentication: 1, 0, NaN = not said. */
  readonly sca: number;
  /** `NONE` where the payment lacks it. */
  code(key: KeyKind): number;
  fact(fact: PaymentFact): number;

  count(slot: number): number;
  /** The same object each time, overwritten. */
  amounts(slot: number): WindowAmounts;
  /** Smallest and largest amount, in cents; NaN where there is none. */
  min(slot: number): number;
  max(slot: number): number;
  /** Different values of a key among the window's records; records without it count for nothing. */
  distinct(slot: number, of: KeyKind): number;
  /** Milliseconds (with a fraction) since the window's last record, NaN where it is empty. */
  msSinceLast(slot: number): number;
  /** The events of a window of scope `records`, in order. */
  visitEvents(slot: number, visit: EventVisitor): void;
  /** Positions of the window's records in the total order, the very ones its numbers are taken from. */
  positions(slot: number): number[];
  /** Time of the session's own record, NaN where there is none before the payment. */
  readonly sessionStartMs: number;
  /** The last payment before this one of the same key, null where there is none. */
  previous(by: "customer" | "card"): PreviousPayment | null;
  /** Whether an earlier payment of the customer has the same value of the key; false where either lacks it. */
  usedBefore(of: "device" | "ip" | "bin" | "merchant"): boolean;

  /** Customers connected with the payment's own through devices and IPs, itself among them (shared/graph). NaN without a customer. */
  componentSize(): number;
  /**
   * Customers other than the payment's own who used its device or IP before and have a fraud label that is known at
   * the payment (`delay` milliseconds old).
   */
  fraudNeighbours(delay: number): number;
}

/** What the window of a feature is and what is taken of it. */
export interface WindowFeature {
  readonly kind: "window";
  readonly name: string;
  readonly type: FeatureType;
  readonly unit: FeatureUnit;
  readonly over: FeatureScope;
  readonly window: WindowName;
  readonly aggregate:
    "count" | "sum" | "mean" | "std" | "min" | "max" | "distinct" | "seconds_since_last" | "rate";
  /** What is counted differently, for `distinct`; amounts are meant for sum, mean, std, min and max. */
  readonly of: KeyKind | null;
  readonly filter: string | null;
  /** Labels are read this late: null = no label is read; "label" = after the label delay. */
  readonly delay: "label" | null;
  readonly includesCurrent: boolean;
}

/** A feature computed from the attempt itself, from what is known besides, from the graph, or from other features. */
export interface DerivedFeature {
  readonly kind: "derived";
  readonly name: string;
  readonly type: FeatureType;
  readonly unit: FeatureUnit;
  /** Features it is computed from, in the order its formula takes them. */
  readonly inputs: readonly string[];
  /** Windows its formula reads besides, in the order it takes them. */
  readonly slots: readonly Slot[];
  readonly needs: readonly FeatureNeed[];
  /** Any one of these will do; all of them are missing where it cannot be answered. */
  readonly needsOneOf?: readonly FeatureNeed[];
  /** Reads labels, and so only those that are old enough. */
  readonly delay: "label" | null;
  readonly includesCurrent: boolean;
  /**
   * @param inputs values of `inputs`
   * @param slots places of `slots` in the cursor
   * @returns NaN where it cannot be said; 1 and 0 for yes and no; the dictionary's code for a text
   */
  readonly formula: (
    cursor: AsOfCursor,
    inputs: Float64Array,
    slots: readonly number[],
    context: FeatureContext,
  ) => number;
  /** The dictionary of a text feature. */
  readonly dictionary?: (dictionaries: LogDictionaries) => FeatureDictionary;
}

export type FeatureDeclaration = WindowFeature | DerivedFeature;

export interface FeatureDictionary {
  readonly values: readonly string[];
  /** `NONE` for a text that was never seen. */
  find(text: string): number;
}

/** What formulas read besides the payment. */
export interface FeatureContext {
  readonly dictionaries: LogDictionaries;
  readonly references: References;
  readonly labelDelayMs: number;
}

/** Some features made ready for one log. */
export interface FeatureProgram {
  /** In the order asked for; those the log cannot answer are always NaN. */
  readonly names: readonly string[];
  /** Writes the values of the payment at `position` to `out[offset …]`. */
  evaluate(position: number, out: Float64Array, offset?: number): void;
  /** The dictionary of a text feature, null for the others. */
  dictionary(name: string): FeatureDictionary | null;
}
