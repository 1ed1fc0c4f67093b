/** Values as Parquet stores them, told apart from plain numbers. */

/** Nanoseconds since 1970-01-01 UTC. */
export class StoredInstant {
  readonly ns: bigint;
  constructor(ns: bigint) {
    this.ns = ns;
  }
}

/** Days since 1970-01-01. */
export class StoredDay {
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }
}
