import { compareRecords, KEY_PLACE, type CodedRecord, type LoggedRecord } from "./codedRecord";
import type { LogDictionaries } from "./eventLog";
import { matchesRecord, type LogFilter, type Scope } from "./filters";
import { compareInstants, NONE, type Instant, type KeyKind } from "./kinds";
import type { IndexOptions } from "./postingIndex";
import {
  EXACT_SQUARES,
  NO_MOMENTS,
  type IndexKey,
  type LogPart,
  type LogWindow,
  type Moments,
} from "./window";

/** First place whose record satisfies `isBeyond`, which must be monotone; the length where none does. */
function firstPlace(
  records: readonly CodedRecord[],
  isBeyond: (record: CodedRecord) => boolean,
): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBeyond(records[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const placeOfRecord = (records: readonly CodedRecord[], record: CodedRecord): number =>
  firstPlace(records, (other) => compareRecords(other, record) >= 0);

/** First place whose record comes after the instant. */
const placeAfter = (records: readonly CodedRecord[], instant: Instant): number =>
  firstPlace(records, (record) => compareInstants(record, instant) > 0);

/** Places [from, to) of a list. */
interface Range {
  readonly list: readonly CodedRecord[];
  readonly from: number;
  readonly to: number;
}

const NO_RANGE: Range = { list: [], from: 0, to: 0 };

/** Sorted lists of one scope, per indexed key kind and code. */
type ScopeLists = ReadonlyMap<KeyKind | "all", Map<number, CodedRecord[]>>;

/** The one code of the key kind "all". */
const ALL = 0;

const codeOf = (record: CodedRecord, by: KeyKind | "all"): number =>
  by === "all" ? ALL : record.codes[KEY_PLACE[by]]!;

const emptyLists = (keys: readonly IndexKey[], scope: Scope): ScopeLists =>
  new Map(keys.filter((key) => key.scope === scope).map(({ by }) => [by, new Map()]));

function addTo(lists: ScopeLists, record: CodedRecord): void {
  for (const [by, byCode] of lists) {
    const code = codeOf(record, by);
    if (code === NONE) continue;
    const list = byCode.get(code);
    if (list === undefined) byCode.set(code, [record]);
    else list.splice(placeOfRecord(list, record), 0, record);
  }
}

/** Removes the first records of the scope, which are the first of each of their lists. */
function dropFirst(lists: ScopeLists, records: readonly CodedRecord[]): void {
  for (const [by, byCode] of lists) {
    const counts = new Map<number, number>();
    for (const record of records) {
      const code = codeOf(record, by);
      if (code !== NONE) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    for (const [code, count] of counts) {
      const list = byCode.get(code)!;
      if (list.length === count) byCode.delete(code);
      else list.splice(0, count);
    }
  }
}

/**
 * The newest records of a live log, kept sorted. Insertion shifts an array of the tail's length, which is why
 * the tail is kept short; windows read their own records, found by binary search.
 */
export class LiveTail implements LogPart {
  readonly #dictionaries: LogDictionaries;
  readonly #filters: ReadonlyMap<string, LogFilter>;
  readonly #records: CodedRecord[] = [];
  readonly #lists: Readonly<Record<Scope, ScopeLists>>;

  constructor(dictionaries: LogDictionaries, { keys, filters }: IndexOptions) {
    this.#dictionaries = dictionaries;
    this.#lists = { records: emptyLists(keys, "records"), payments: emptyLists(keys, "payments") };
    this.#filters = new Map(filters.map((filter) => [filter.name, filter]));
  }

  get size(): number {
    return this.records.length;
  }

  /** In total order. */
  get records(): readonly CodedRecord[] {
    return this.#records;
  }

  /** Position of the record in the tail, or −1 where a record of the same time, kind and key is there already. */
  insert(record: CodedRecord): number {
    const position = placeOfRecord(this.records, record);
    const present = this.records[position];
    if (present !== undefined && compareRecords(present, record) === 0) return -1;
    this.#records.splice(position, 0, record);
    addTo(this.#lists.records, record);
    if (record.payment !== null) addTo(this.#lists.payments, record);
    return position;
  }

  /** How many records stand before the instant. */
  countBefore(instant: Instant): number {
    return firstPlace(this.records, (record) => compareInstants(record, instant) >= 0);
  }

  /** Takes the first `count` records out. */
  take(count: number): readonly CodedRecord[] {
    const taken = this.#records.splice(0, count);
    dropFirst(this.#lists.records, taken);
    dropFirst(
      this.#lists.payments,
      taken.filter(({ payment }) => payment !== null),
    );
    return taken;
  }

  count(window: LogWindow): number {
    if (window.filter !== null) {
      let count = 0;
      this.#visit(window, () => count++);
      return count;
    }
    const { from, to } = this.#rangeOf(window);
    return to - from;
  }

  moments(window: LogWindow): Moments {
    const amounts: number[] = [];
    this.visitAmounts(window, (cents) => amounts.push(cents));
    const pivot = amounts[0];
    if (pivot === undefined) return NO_MOMENTS;
    let sum = 0;
    let square = 0;
    for (const cents of amounts) {
      sum += cents - pivot;
      square += (cents - pivot) ** 2;
    }
    return { count: amounts.length, pivot, sum, square, squareIsExact: square <= EXACT_SQUARES };
  }

  visitAmounts(window: LogWindow, visit: (cents: number) => void): void {
    this.#visit(window, ({ payment }) => {
      if (payment !== null && !Number.isNaN(payment.cents)) visit(payment.cents);
    });
  }

  visitCodes(window: LogWindow, of: KeyKind, visit: (code: number) => void): void {
    const place = KEY_PLACE[of];
    this.#visit(window, ({ codes }) => visit(codes[place]!));
  }

  visitPositions(window: LogWindow, visit: (position: number) => void): void {
    this.#visit(window, (record) => visit(placeOfRecord(this.records, record)));
  }

  lastPosition(window: LogWindow): number {
    const filter = this.#filterOf(window);
    const { list, from, to } = this.#rangeOf(window);
    for (let place = to - 1; place >= from; place--) {
      const record = list[place]!;
      if (filter === null || matchesRecord(record, filter, this.#dictionaries))
        return placeOfRecord(this.records, record);
    }
    return -1;
  }

  instantAt(position: number): Instant {
    const { ms, nano } = this.records[position]!;
    return { ms, nano };
  }

  recordAt(position: number): LoggedRecord {
    return this.records[position]!;
  }

  /** The window's records in order, those that pass its filter. */
  #visit(window: LogWindow, visit: (record: CodedRecord) => void): void {
    const filter = this.#filterOf(window);
    const { list, from, to } = this.#rangeOf(window);
    for (let place = from; place < to; place++) {
      const record = list[place]!;
      if (filter === null || matchesRecord(record, filter, this.#dictionaries)) visit(record);
    }
  }

  #filterOf({ filter: name }: LogWindow): LogFilter | null {
    if (name === null) return null;
    const filter = this.#filters.get(name);
    if (filter === undefined) throw new TypeError(`No filter ${name} declared`);
    return filter;
  }

  /** Where the records of a window are in the list of their key, its filter aside. */
  #rangeOf({ scope, by, code, after, until, before }: LogWindow): Range {
    const byCode = this.#lists[scope].get(by);
    if (byCode === undefined) throw new TypeError(`No index of ${scope} by ${by}`);
    const list = byCode.get(by === "all" ? ALL : code);
    if (list === undefined) return NO_RANGE;
    const bound = before === null ? undefined : this.records[Math.max(0, before)];
    let to = bound === undefined ? list.length : placeOfRecord(list, bound);
    if (until !== null) to = Math.min(to, placeAfter(list, until));
    const from = after === null ? 0 : placeAfter(list, after);
    return { list, from, to: Math.max(from, to) };
  }
}
