import type { TimeWindow } from "../../contract/graph";
import type { Moment } from "../../domain/moment";
import { MS_PER_DAY } from "../../domain/time";

/** What makes a group a ring. */
export interface RingOptions {
  /** Customers of a ring begin to share an entity within this time of one another, and a ring's links follow on each other within it. */
  readonly spanMs: number;
  readonly leastCustomers: number;
  /** Groups with a lower score are set aside. */
  readonly leastScore: number;
  /** Rings reported at most. */
  readonly limit: number;
}

export const DEFAULT_RING_OPTIONS: RingOptions = {
  spanMs: 7 * MS_PER_DAY,
  leastCustomers: 3,
  leastScore: 0.6,
  limit: 20,
};

/** What rings are looked for in. */
export interface RingQuestion {
  /** Only what has happened counts; null = the whole log, at the time of its last record. */
  readonly moment: Moment | null;
  /** Of that only what lies within it; null = everything. */
  readonly window: TimeWindow | null;
  /** When customers signed up, UTC milliseconds by code of the log, NaN = not said (`signupsOf`); null = said of nobody. */
  readonly signups: ArrayLike<number> | null;
  /** Risk score 0 … 1 of each payment by its ordinal, NaN = undecided; null = nothing is decided. */
  readonly scores: ArrayLike<number> | null;
  /** How long after its payment a fraud label is known. */
  readonly labelDelayMs: number;
  readonly options?: Partial<RingOptions>;
}
