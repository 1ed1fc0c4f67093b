import { encodeRecord, type ArrivingRecord } from "./codedRecord";
import { emptyDictionaries, type EventLog, type LogDictionaries } from "./eventLog";
import { compareInstants, RECORD_KINDS, rankOf, type Instant, type RecordKind } from "./kinds";
import { LiveTail } from "./liveTail";
import { DEFAULT_INDEX, PostingIndex, type IndexOptions } from "./postingIndex";
import { PartedQueries, type LogQueries } from "./queries";
import { joinLogs, packRecords } from "./segments";
import type { LogPart } from "./window";

export interface LiveOptions {
  /** How far behind the newest record a record may be and still take its place. Milliseconds. */
  readonly allowedLatenessMs: number;
  /** Records the watermark has passed stay in the tail until there are this many to seal together. */
  readonly segmentRecords: number;
  readonly index: IndexOptions;
}

export const DEFAULT_LIVE: LiveOptions = {
  allowedLatenessMs: 120_000,
  segmentRecords: 4096,
  index: DEFAULT_INDEX,
};

/** Records of a tray kept in full; beyond it they are only counted. */
export const TRAY_LIMIT = 1000;

/** Records kept out of the log, counted by kind, the first of them in full. */
export interface Tray {
  readonly total: number;
  readonly counts: Readonly<Record<RecordKind, number>>;
  readonly sample: readonly ArrivingRecord[];
}

class FillingTray implements Tray {
  total = 0;
  readonly counts: Record<RecordKind, number> = {
    session: 0,
    event: 0,
    payment: 0,
    order: 0,
    alert: 0,
  };
  readonly sample: ArrivingRecord[] = [];

  add(record: ArrivingRecord): void {
    this.total++;
    this.counts[record.kind]++;
    if (this.sample.length < TRAY_LIMIT) this.sample.push(record);
  }
}

/**
 * What became of an appended record: `newest` and `nearLate` are in the log at `position` (near-late moves
 * the unsealed records after it by one); `late`, `untimed` and `duplicate` went to the tray of that name.
 */
export type Appended =
  | { readonly outcome: "newest" | "nearLate"; readonly position: number }
  | { readonly outcome: "late" | "untimed" | "duplicate" };

/**
 * A log that grows. Records not yet passed by the watermark (newest time − allowed lateness) are in a sorted tail
 * and may still be joined by near-late ones; what the watermark has passed is final, and is sealed into segments
 * with a posting index each. A segment is merged with the one before it unless that is more than twice as large,
 * so n records make O(log n) segments and each is indexed O(log n) times.
 */
export class LiveLog {
  readonly dictionaries: LogDictionaries = emptyDictionaries();
  /** Questions to everything that has arrived in time, sealed or not. */
  readonly queries: LogQueries;
  readonly #options: LiveOptions;
  readonly #segments: PostingIndex[] = [];
  readonly #tail: LiveTail;
  /** Segments, then the tail. */
  readonly #parts: LogPart[];
  /** Key texts per kind by arrival number. */
  readonly #keys: readonly string[][] = RECORD_KINDS.map(() => []);
  readonly #late = new FillingTray();
  readonly #untimed = new FillingTray();
  readonly #duplicates = new FillingTray();
  #newest: Instant | null = null;
  #ended = false;
  #segmented = 0;

  constructor(options: Partial<LiveOptions> = {}) {
    this.#options = { ...DEFAULT_LIVE, ...options };
    this.#tail = new LiveTail(this.dictionaries, this.#options.index);
    this.#parts = [this.#tail];
    this.queries = new PartedQueries(this.#parts, this.dictionaries);
  }

  get size(): number {
    return this.#segmented + this.#tail.size;
  }

  /** Records arriving from before this instant are late; null before the first record. */
  get watermark(): Instant | null {
    const newest = this.#newest;
    if (newest === null) return null;
    return { ms: newest.ms - this.#options.allowedLatenessMs, nano: newest.nano };
  }

  /** Records whose place in the order is final: positions below this never change. */
  get sealed(): number {
    if (this.#ended) return this.size;
    const { watermark } = this;
    return this.#segmented + (watermark === null ? 0 : this.#tail.countBefore(watermark));
  }

  get segmentSizes(): readonly number[] {
    return this.#segments.map(({ size }) => size);
  }

  get late(): Tray {
    return this.#late;
  }

  get untimed(): Tray {
    return this.#untimed;
  }

  /** Records that came again while still in the tail; one that comes again later is late. */
  get duplicates(): Tray {
    return this.#duplicates;
  }

  append(record: ArrivingRecord): Appended {
    const { ms, nano } = record;
    if (ms === null || !Number.isFinite(ms)) return this.#refuse("untimed", this.#untimed, record);
    const { watermark } = this;
    const isLate = watermark !== null && compareInstants({ ms, nano }, watermark) < 0;
    if (this.#ended || isLate) return this.#refuse("late", this.#late, record);
    const keys = this.#keys[rankOf(record.kind)]!;
    const place = this.#tail.insert(
      encodeRecord({ ...record, ms }, keys.length, this.dictionaries),
    );
    if (place < 0) return this.#refuse("duplicate", this.#duplicates, record);
    keys.push(record.key);
    const position = this.#segmented + place;
    const outcome = position === this.size - 1 ? "newest" : "nearLate";
    if (this.#newest === null || compareInstants({ ms, nano }, this.#newest) > 0) {
      this.#newest = { ms, nano };
      if (this.sealed - this.#segmented >= this.#options.segmentRecords) this.#seal();
    }
    return { outcome, position };
  }

  /** Seals everything: no more records are expected, and any that come are late. */
  end(): void {
    this.#ended = true;
    this.#seal();
  }

  /** Kind and key text of the record at a position. */
  identityAt(position: number): { readonly kind: RecordKind; readonly key: string } {
    const { rank, row } = this.#placeAt(position);
    return { kind: RECORD_KINDS[rank]!, key: this.#keys[rank]![row]! };
  }

  /** The sealed segments as one log. Copies them. */
  sealedLog(): EventLog {
    return this.#segments
      .map(({ log }) => log)
      .reduce(joinLogs, packRecords([], this.dictionaries));
  }

  #placeAt(position: number): { readonly rank: number; readonly row: number } {
    let base = 0;
    for (const { log } of this.#segments) {
      const local = position - base;
      if (local < log.size) return { rank: log.rank[local]!, row: log.row[local]! };
      base += log.size;
    }
    const record = this.#tail.records[position - base];
    if (record === undefined)
      throw new RangeError(`No record at position ${position} of ${this.size}`);
    return record;
  }

  #refuse(
    outcome: "late" | "untimed" | "duplicate",
    tray: FillingTray,
    record: ArrivingRecord,
  ): Appended {
    tray.add(record);
    return { outcome };
  }

  #seal(): void {
    const count = this.sealed - this.#segmented;
    if (count === 0) return;
    let log = packRecords(this.#tail.take(count), this.dictionaries);
    this.#segmented += count;
    while (this.#segments.length > 0 && this.#segments.at(-1)!.size <= 2 * log.size)
      log = joinLogs(this.#segments.pop()!.log, log);
    this.#segments.push(new PostingIndex(log, this.#options.index));
    this.#parts.splice(0, this.#parts.length, ...this.#segments, this.#tail);
  }
}
