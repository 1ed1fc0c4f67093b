import type { Moment } from "../domain/moment";
import type { Result } from "../domain/result";
import type { EntityRef, RecordAddress, TimelineEntry } from "./browse";
import type { Kpis, WorkProgress } from "./decisions";
import type { OverviewFigures, OverviewFilter } from "./overview";
import type { Outcome, RuleSet } from "./rules";

export type { Moment } from "../domain/moment";

/** What the engine answers about moments: the state as of one, and what lies between two (SPEC §8). */

/** The kinds of record of the log, in the order they take at one and the same time. */
export const STREAMS = ["session", "event", "payment", "order", "alert"] as const;
export type Stream = (typeof STREAMS)[number];

/**
 * Where the clock is to go: to a time, with all records at or before it; or behind so many records, at the time of the
 * last, or at `ms` as far as that is not earlier than the last record nor later than the next.
 */
export type ClockTarget =
  | { readonly to: "time"; readonly ms: number }
  | { readonly to: "position"; readonly before: number; readonly ms?: number };

/** What a view shows as of: the moment, and what becomes of rows that are still to come. */
export interface AsOf {
  readonly moment: Moment;
  readonly future: FutureRows;
}

export const FUTURE_ROWS = ["greyed", "hidden"] as const;
export type FutureRows = (typeof FUTURE_ROWS)[number];

export interface ReplaySpan {
  /** Records of the log, and of each stream; the untimed ones are in neither. */
  readonly size: number;
  readonly streams: Readonly<Record<Stream, number>>;
  readonly untimed: number;
  /** Times of the first and last record; both 0 in an empty log. */
  readonly firstMs: number;
  readonly lastMs: number;
  /**
   * The stretch that holds the bulk of the records, without stray ones years away from all others; and how many lie
   * before and after it. It is what a scrubber shows at first.
   */
  readonly main: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly earlier: number;
    readonly later: number;
  };
  /** Where the clock stands after opening: at the last record of the main stretch. */
  readonly landing: Moment;
}

/** What changes with every movement of the clock, and is answered within a frame. */
export interface ClockFrame {
  readonly moment: Moment;
  /** Records that have happened. */
  readonly streams: Readonly<Record<Stream, number>>;
  /** The last record that has happened; null before the first. */
  readonly last: TimelineEntry | null;
  /** The headline figures of the overview under the filter, of what has happened. */
  readonly figures: OverviewFigures;
  /** By the rules of the last `decide`; null until then. */
  readonly kpis: Kpis | null;
}

/** Bars of the histogram: `bars` equal stretches of [fromMs, toMs). */
export interface HistogramRequest {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bars: number;
}

/** One count a bar. Payments are split by outcome once decided; until then all are in `allowed` and `decided` is false. */
export interface Histogram extends HistogramRequest {
  readonly decided: boolean;
  /** Records of every stream. */
  readonly records: Uint32Array;
  readonly allowed: Uint32Array;
  readonly challenged: Uint32Array;
  readonly blocked: Uint32Array;
  /** Alerts of the dataset. */
  readonly alerts: Uint32Array;
}

/** Lanes over the bars of a histogram: one a stream, and one an entity. */
export interface LanesRequest extends HistogramRequest {
  readonly streams: readonly Stream[];
  readonly entities: readonly EntityRef[];
}

export interface Lane {
  /** The stream, or the entity whose records of all streams these are. */
  readonly of: Stream | EntityRef;
  /** Records in all, whatever the stretch. */
  readonly total: number;
  readonly counts: Uint32Array;
  /** The gravest of each bar: 0 nothing, 1 failed, 2 challenged, 3 blocked, 4 alert of the dataset, 5 labelled fraud. */
  readonly gravest: Uint8Array;
}

export const GRAVITIES = ["none", "failed", "challenged", "blocked", "alert", "fraud"] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** What the clock steps to, from one to the next or the one before. */
export type StepTo =
  | { readonly kind: "record" }
  | { readonly kind: "stream"; readonly stream: Stream }
  /** A payment that the rules of the last `decide` do not allow, or an alert of the dataset. */
  | { readonly kind: "alert" }
  /** A payment that the rule hits, active or shadow; any rule where it is null. */
  | { readonly kind: "ruleHit"; readonly ruleId: string | null }
  /** A record of the entity; only of the stream where one is named. */
  | { readonly kind: "entity"; readonly entity: EntityRef; readonly stream?: Stream };

/** A stretch in which nothing happens: from the record before it to the record after it. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  /** The position of the record after it. */
  readonly before: number;
}

/** A record near the clock. */
export interface NearRecord extends TimelineEntry {
  readonly position: number;
  readonly customer: string | null;
  readonly session: string | null;
  /** Of a payment, once decided. */
  readonly outcome: Outcome | null;
}

export interface AroundRequest {
  readonly moment: Moment;
  /** How many that have happened and that are still to come. */
  readonly earlier: number;
  readonly later: number;
  /** Only these streams (all where empty), and only records of the entity. */
  readonly streams: readonly Stream[];
  readonly entity: EntityRef | null;
}

/** Records on both sides of the clock, rising. */
export interface Around {
  readonly records: readonly NearRecord[];
  /** How many of `records` have happened. */
  readonly happened: number;
}

/** What differs between the states at two moments, `from` being the earlier one. */
export interface StateDifference {
  readonly from: ClockFrame;
  readonly until: ClockFrame;
  /** Customers, devices and IPs first seen in between. */
  readonly first: {
    readonly customers: number;
    readonly devices: number;
    readonly ips: number;
  };
  /** Payments in between that the rules of the last `decide` do not allow, highest score first, at most `DIFFERENCE_ROWS`. */
  readonly alerts: readonly {
    readonly paymentId: string;
    readonly customerId: string | null;
    readonly ms: number;
    readonly amount: number | null;
    readonly outcome: Outcome;
    readonly score: number;
  }[];
  readonly alertsTotal: number;
  /** Customers with the most payments in between, at most `DIFFERENCE_ROWS`; paid is the sum of what did not fail. */
  readonly customers: readonly {
    readonly customerId: string;
    readonly payments: number;
    readonly paid: number;
    readonly alerts: number;
  }[];
}

export const DIFFERENCE_ROWS = 50;

/** Records without a usable time: they have happened at no moment. */
export interface UntimedPage {
  readonly total: number;
  /** Of all of them, whatever the page. */
  readonly streams: Readonly<Record<Stream, number>>;
  readonly rows: readonly {
    readonly stream: Stream;
    readonly address: RecordAddress;
    readonly entity: EntityRef | null;
    readonly customer: string | null;
    readonly what: string | null;
  }[];
}

/** A payment worth a look: not allowed by the rules of the last `decide`, or named by an alert of the dataset. */
export interface AlertHit {
  /** Null where an alert names a payment the dataset does not have. */
  readonly paymentId: string | null;
  readonly customerId: string | null;
  /** Of the payment; of the alert where there is none. */
  readonly ms: number;
  readonly position: number;
  /** In the major unit. */
  readonly amount: number | null;
  readonly failed: boolean;
  /** Null where the payment is allowed. */
  readonly ours: {
    readonly outcome: Exclude<Outcome, "ALLOW">;
    readonly score: number;
    /** Ids of the active rules that hit, most points first, overrides before them. */
    readonly ruleIds: readonly string[];
  } | null;
  /** Score of the payment by our rules whatever its outcome; null where there is no payment. */
  readonly score: number | null;
  /** The dataset's alerts about it, in the order they came. */
  readonly theirs: readonly {
    readonly alertId: string;
    readonly ms: number;
    readonly position: number;
    readonly rule: string | null;
  }[];
}

/** The part of the engine's API that this file is about; `EngineApi` has it all. Nothing is stored but what `decide` decided. */
export interface ReplayApi {
  span(): Promise<Result<ReplaySpan>>;
  /** Decides every payment; what tells of risk from then on goes by these rules. `dataset.cancelled` where newer rules came. */
  decide(
    ruleSet: RuleSet,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<{ readonly payments: number }>>;
  frame(target: ClockTarget, filter: OverviewFilter): Promise<Result<ClockFrame>>;
  histogram(request: HistogramRequest): Promise<Result<Histogram>>;
  lanes(request: LanesRequest): Promise<Result<readonly Lane[]>>;
  /** The moment right after the next record of the kind, or, backwards, right after the one before; null where there is none. */
  step(from: Moment, to: StepTo, direction: 1 | -1): Promise<Result<Moment | null>>;
  /** Gaps of at least so many milliseconds, in order of time; at most `GAP_LIMIT`, the longest. */
  gaps(leastMs: number): Promise<Result<readonly Gap[]>>;
  around(request: AroundRequest): Promise<Result<Around>>;
  /** The two moments in any order. */
  difference(a: Moment, b: Moment, filter: OverviewFilter): Promise<Result<StateDifference>>;
  untimed(from: number, count: number): Promise<Result<UntimedPage>>;
  /** Every payment worth a look, in log order, whatever the moment; `dataset.notFound` before `decide`. */
  hits(): Promise<Result<readonly AlertHit[]>>;
}

export const GAP_LIMIT = 2000;
