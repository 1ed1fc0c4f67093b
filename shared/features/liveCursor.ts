import { NULL_FLAG } from "../domain/columns";
import type { SharingGraph, GraphPayment } from "../graph/types";
import { KEY_PLACE, type LoggedRecord } from "../log/codedRecord";
import type { LogDictionaries } from "../log/eventLog";
import { matchesRecord } from "../log/filters";
import {
  NONE,
  PAYMENT_FACTS,
  rankOf,
  type Instant,
  type KeyKind,
  type PaymentFact,
} from "../log/kinds";
import type { LogQueries } from "../log/queries";
import type { LogWindow } from "../log/window";
import { SlotWindow } from "./liveWindows";
import { recordFilter } from "./recordFilters";
import type {
  AsOfCursor,
  EventVisitor,
  FeatureScope,
  PreviousPayment,
  Slot,
  WindowAmounts,
} from "./types";

const EVENT = rankOf("event");
const SESSION = rankOf("session");

type Payment = LoggedRecord & { readonly payment: NonNullable<LoggedRecord["payment"]> };

interface PlacedRecord {
  readonly position: number;
  readonly record: LoggedRecord;
}

const isPayment = (record: LoggedRecord): record is Payment => record.payment !== null;

/** Milliseconds from one instant to a later one, with a fraction. */
const millisecondsBetween = (from: Instant, to: Instant): number =>
  to.ms - from.ms + (to.nano - from.nano) / 1e6;

/** Answers about one payment of a growing log, each by a question to the log. */
export class LiveCursor implements AsOfCursor {
  readonly #queries: LogQueries;
  readonly #dictionaries: LogDictionaries;
  readonly #graph: SharingGraph;
  readonly #slots: readonly Slot[];
  readonly #windows: readonly SlotWindow[];
  #position = 0;
  #current: Payment | null = null;
  /** What has been read for the current payment: records by the window they are of, amounts by slot. */
  readonly #read = new Map<string, readonly PlacedRecord[]>();
  readonly #summed = new Map<number, WindowAmounts>();

  constructor(
    queries: LogQueries,
    dictionaries: LogDictionaries,
    graph: SharingGraph,
    slots: readonly Slot[],
  ) {
    this.#queries = queries;
    this.#dictionaries = dictionaries;
    this.#graph = graph;
    this.#slots = slots;
    this.#windows = slots.map((slot) => new SlotWindow(slot));
  }

  moveTo(position: number): void {
    const record = this.#queries.recordAt(position);
    if (!isPayment(record))
      throw new RangeError(`The record at position ${position} is not a payment`);
    this.#position = position;
    this.#current = record;
    this.#read.clear();
    this.#summed.clear();
  }

  get #payment(): Payment {
    if (this.#current === null) throw new TypeError("The cursor has gone to no payment yet");
    return this.#current;
  }

  get ms(): number {
    return this.#payment.ms;
  }

  get nano(): number {
    return this.#payment.nano;
  }

  get cents(): number {
    return this.#payment.payment.cents;
  }

  get latitude(): number {
    return this.#payment.payment.latitude;
  }

  get longitude(): number {
    return this.#payment.payment.longitude;
  }

  get sca(): number {
    const { sca } = this.#payment.payment;
    return sca === NULL_FLAG ? NaN : sca;
  }

  code(key: KeyKind): number {
    return this.#payment.codes[KEY_PLACE[key]]!;
  }

  fact(fact: PaymentFact): number {
    return this.#payment.payment.facts[PAYMENT_FACTS.indexOf(fact)]!;
  }

  count(slot: number): number {
    const window = this.#windowOf(slot);
    if (window === null) return NaN;
    return window.scope === "payments"
      ? this.#queries.count(window)
      : this.#recordsIn(slot, window).length;
  }

  amounts(slot: number): WindowAmounts {
    const known = this.#summed.get(slot);
    if (known !== undefined) return known;
    const summed = this.#sum(slot);
    this.#summed.set(slot, summed);
    return summed;
  }

  min(slot: number): number {
    const window = this.#windowOf(slot);
    return window === null ? NaN : (this.#queries.extent(window)?.min ?? NaN);
  }

  max(slot: number): number {
    const window = this.#windowOf(slot);
    return window === null ? NaN : (this.#queries.extent(window)?.max ?? NaN);
  }

  distinct(slot: number, of: KeyKind): number {
    const window = this.#windowOf(slot);
    if (window === null) return NaN;
    if (window.scope === "payments") return this.#queries.distinct(window, of);
    const codes = new Set(
      this.#recordsIn(slot, window).map(({ record }) => record.codes[KEY_PLACE[of]]!),
    );
    codes.delete(NONE);
    return codes.size;
  }

  msSinceLast(slot: number): number {
    const window = this.#windowOf(slot);
    if (window === null) return NaN;
    const last =
      window.scope === "payments"
        ? this.#queries.last(window)
        : this.#recordsIn(slot, window).at(-1)?.record;
    return last === null || last === undefined ? NaN : millisecondsBetween(last, this.#payment);
  }

  visitEvents(slot: number, visit: EventVisitor): void {
    const window = this.#windowOf(slot);
    if (window === null) return;
    for (const { record } of this.#recordsIn(slot, window)) {
      const { rank, codes, ms } = record;
      if (rank !== EVENT) continue;
      visit(codes[KEY_PLACE.eventType]!, codes[KEY_PLACE.product]!, codes[KEY_PLACE.category]!, ms);
    }
  }

  positions(slot: number): number[] {
    const window = this.#windowOf(slot);
    if (window === null) return [];
    return window.scope === "payments"
      ? this.#queries.positions(window)
      : this.#recordsIn(slot, window).map(({ position }) => position);
  }

  get sessionStartMs(): number {
    const window = this.#past({ scope: "records", by: "session" });
    if (window === null) return NaN;
    for (const position of this.#queries.positions(window)) {
      const { rank, ms } = this.#queries.recordAt(position);
      if (rank === SESSION) return ms;
    }
    return NaN;
  }

  previous(by: "customer" | "card"): PreviousPayment | null {
    const window = this.#past({ scope: "payments", by });
    const position = window === null ? -1 : this.#queries.lastPosition(window);
    const record = position < 0 ? null : this.#queries.recordAt(position);
    if (record === null || !isPayment(record)) return null;
    const { ms, nano, payment } = record;
    const { facts, latitude, longitude } = payment;
    const country = facts[PAYMENT_FACTS.indexOf("country")]!;
    return { ms, nano, country, latitude, longitude };
  }

  usedBefore(of: "device" | "ip" | "bin" | "merchant"): boolean {
    const window = this.#past({ scope: "payments", by: "customer" });
    const own = this.code(of);
    if (window === null || own === NONE) return false;
    let used = false;
    this.#queries.visitCodes(window, of, (code) => (used ||= code === own));
    return used;
  }

  componentSize(): number {
    return this.#graph.componentSize(this.#asShared());
  }

  fraudNeighbours(delay: number): number {
    return this.#graph.fraudNeighbours(this.#asShared(), delay);
  }

  #sum(slot: number): WindowAmounts {
    const window = this.#windowOf(slot);
    if (window === null) return { count: NaN, sum: NaN, mean: NaN, std: NaN };
    const { count, sum, mean, std } = this.#queries.amounts(window);
    return { count, sum, mean: mean ?? NaN, std: std ?? NaN };
  }

  #asShared(): GraphPayment {
    return {
      position: this.#position,
      ms: this.ms,
      nano: this.nano,
      customer: this.code("customer"),
      device: this.code("device"),
      ip: this.code("ip"),
    };
  }

  /** Everything before the payment that carries the same key, null where the payment lacks it. */
  #past({ scope, by }: FeatureScope): LogWindow | null {
    const code = by === "all" ? 0 : this.code(by);
    if (code === NONE) return null;
    return { scope, by, code, after: null, until: null, before: this.#position, filter: null };
  }

  /** The window of a slot at the payment, for records without its filter; null where the payment lacks the key. */
  #windowOf(slot: number): LogWindow | null {
    const held = this.#windows[slot]!;
    return held.goTo(this.#position, this.#payment) ? held.window : null;
  }

  /** The records of a slot's window that count: they pass its filter, and do not tell of the payment itself. */
  #recordsIn(slot: number, window: LogWindow): readonly PlacedRecord[] {
    const { filter, by, length, delay, includesCurrent } = this.#slots[slot]!;
    const name = `${by} ${length} ${delay} ${includesCurrent}`;
    let records = this.#read.get(name);
    if (records === undefined) {
      records = this.#readWindow(window);
      this.#read.set(name, records);
    }
    if (filter === null) return records;
    const declared = recordFilter(filter);
    return records.filter(({ record }) => matchesRecord(record, declared, this.#dictionaries));
  }

  #readWindow(window: LogWindow): readonly PlacedRecord[] {
    const own = this.code("payment");
    return this.#queries
      .positions(window)
      .map((position) => ({ position, record: this.#queries.recordAt(position) }))
      .filter(
        ({ position, record }) =>
          position === this.#position || own === NONE || record.codes[KEY_PLACE.payment] !== own,
      );
  }
}
