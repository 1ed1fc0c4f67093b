/**
 * A cut of the log's total order: the records at positions below `before` have happened, all others are still to come.
 * Several records may share a time, so the time alone does not say where between them the clock stands.
 */
export interface Moment {
  /** UTC milliseconds the clock shows: not earlier than the last record that has happened, nor later than the next. */
  readonly ms: number;
  readonly before: number;
}
