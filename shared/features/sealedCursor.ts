import { NULL_FLAG } from "../domain/columns";
import type { GraphPayment, SharingGraph } from "../graph/types";
import { CodeCounter } from "../log/codeCounter";
import { KEY_PLACE } from "../log/codedRecord";
import { paymentAt, recordKey, type EventLog } from "../log/eventLog";
import { KEY_KINDS, NONE, rankOf, type KeyKind, type PaymentFact } from "../log/kinds";
import { prefixDifference, placeOf } from "../log/postings";
import type { SealedLists } from "./sealedLists";
import { OwnRecords } from "./sealedOwnRecords";
import {
  findExtent,
  fromOf,
  sealSlot,
  sumAmounts,
  toOf,
  type SealedSlot,
  type SlotExtent,
} from "./sealedSlot";
import { KeyWindows } from "./sealedWindows";
import type { AsOfCursor, EventVisitor, PreviousPayment, Slot, WindowAmounts } from "./types";

const EVENT = rankOf("event");
const SESSION = rankOf("session");

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Windows of all slots of one key share their ends. */
function windowsOf(lists: SealedLists, slots: readonly Slot[]): (slot: Slot) => KeyWindows {
  const made = new Map<string, KeyWindows>();
  const nameOf = ({ scope, by }: Slot): string => `${scope} ${by}`;
  return (slot) => {
    const name = nameOf(slot);
    const known = made.get(name);
    if (known !== undefined) return known;
    const alike = slots.filter((other) => nameOf(other) === name);
    const ages = alike.flatMap(({ length, delay }) => [
      ...(delay === 0 ? [] : [delay]),
      ...(length === null ? [] : [length + delay]),
    ]);
    const windows = new KeyWindows(lists.of(slot), ages);
    made.set(name, windows);
    return windows;
  };
}

export class SealedCursor implements AsOfCursor {
  ms = NaN;
  nano = 0;
  readonly #log: EventLog;
  readonly #lists: SealedLists;
  readonly #graph: SharingGraph;
  readonly #slots: readonly SealedSlot[];
  readonly #counter = new CodeCounter();
  readonly #own: OwnRecords;
  readonly #customers: KeyWindows;
  readonly #cards: KeyWindows;
  readonly #sessions: KeyWindows | null;
  /** By key kind in the order of `KEY_KINDS`, at first use: codes by ordinal, and what customers had shown. */
  readonly #codes: (Uint32Array | null)[] = KEY_KINDS.map(() => null);
  readonly #shown: (Uint32Array | null)[] = KEY_KINDS.map(() => null);
  readonly #previous: Writable<PreviousPayment> = {
    ms: NaN,
    nano: 0,
    country: NONE,
    latitude: NaN,
    longitude: NaN,
  };
  readonly #shared: Writable<GraphPayment> = {
    position: 0,
    ms: 0,
    nano: 0,
    customer: NONE,
    device: NONE,
    ip: NONE,
  };
  #position = 0;
  #ordinal = -1;
  /** Number of the current payment among those gone to: what was computed in an earlier turn is void. */
  #turn = 0;

  constructor(lists: SealedLists, graph: SharingGraph, slots: readonly Slot[]) {
    const windows = windowsOf(lists, slots);
    const { index } = lists;
    this.#lists = lists;
    this.#log = index.log;
    this.#graph = graph;
    this.#slots = slots.map((slot) => sealSlot(index, slot, windows(slot)));
    this.#own = new OwnRecords(index);
    this.#customers = new KeyWindows(lists.of({ scope: "payments", by: "customer" }), []);
    this.#cards = new KeyWindows(lists.of({ scope: "payments", by: "card" }), []);
    this.#sessions =
      index.log.present.kinds.session === false
        ? null
        : new KeyWindows(lists.of({ scope: "records", by: "session" }), []);
  }

  moveTo(position: number): void {
    const { ms, nano, payments } = this.#log;
    // Payments are mostly gone through in order.
    const next = this.#ordinal + 1;
    const ordinal = payments.position[next] === position ? next : paymentAt(this.#log, position);
    if (ordinal < 0) throw new RangeError(`The record at position ${position} is not a payment`);
    this.#ordinal = ordinal;
    this.#position = position;
    this.#turn++;
    this.ms = ms[position]!;
    this.nano = nano === null ? 0 : nano[position]!;
    this.#own.moveTo(position);
  }

  get cents(): number {
    return this.#log.payments.cents[this.#ordinal]!;
  }

  get latitude(): number {
    return this.#log.payments.latitude?.[this.#ordinal] ?? NaN;
  }

  get longitude(): number {
    return this.#log.payments.longitude?.[this.#ordinal] ?? NaN;
  }

  get sca(): number {
    const flag = this.#log.payments.sca?.[this.#ordinal] ?? NULL_FLAG;
    return flag === NULL_FLAG ? NaN : flag;
  }

  code(key: KeyKind): number {
    return this.#codesOf(key)[this.#ordinal] ?? NONE;
  }

  fact(fact: PaymentFact): number {
    return this.#log.payments.facts[fact]?.[this.#ordinal] ?? NONE;
  }

  count(slot: number): number {
    const sealed = this.#slots[slot]!;
    if (!this.#goTo(sealed.windows)) return NaN;
    const from = fromOf(sealed);
    const to = toOf(sealed);
    if (to <= from) return 0;
    const { totals, test, windows } = sealed;
    if (sealed.slot.scope === "records")
      return test === null
        ? to - from - this.#own.between(windows.lists.index, from, to)
        : this.#countByReading(sealed, from, to);
    if (test === null) return to - from;
    if (totals === null) return 0;
    return prefixDifference(totals.count!, windows.first, from, to);
  }

  amounts(slot: number): WindowAmounts {
    const sealed = this.#slots[slot]!;
    const { amounts, windows } = sealed;
    if (amounts.turn === this.#turn) return amounts;
    amounts.turn = this.#turn;
    if (this.#goTo(windows)) sumAmounts(sealed, this.#log.payments.cents);
    else amounts.set(NaN, NaN, NaN, NaN);
    return amounts;
  }

  min(slot: number): number {
    return this.#extentOf(slot).min;
  }

  max(slot: number): number {
    return this.#extentOf(slot).max;
  }

  distinct(slot: number, of: KeyKind): number {
    const sealed = this.#slots[slot]!;
    const { windows, test } = sealed;
    if (!this.#goTo(windows)) return NaN;
    const from = fromOf(sealed);
    const to = toOf(sealed);
    if (to <= from) return 0;
    const { scope, by, length } = sealed.slot;
    if (scope === "payments" && length === null && test === null) {
      const running = (sealed.running[KEY_PLACE[of]] ??= this.#lists.running(by, of));
      return running[to - 1]!;
    }
    const counter = this.#counter;
    counter.start(this.#log.dictionaries.keys[of].size);
    const { items } = windows.lists.index;
    const codes = scope === "payments" ? this.#codesOf(of) : null;
    for (let place = from; place < to; place++) {
      const item = items[place]!;
      if (!this.#counts(sealed, item)) continue;
      counter.add(codes === null ? recordKey(this.#log, of, item) : (codes[item] ?? NONE));
    }
    return counter.count;
  }

  msSinceLast(slot: number): number {
    const sealed = this.#slots[slot]!;
    const { windows } = sealed;
    if (!this.#goTo(windows)) return NaN;
    const last = this.#lastPlace(sealed, fromOf(sealed), toOf(sealed));
    if (last < 0) return NaN;
    const { ms, nano } = windows.lists.times;
    const item = windows.lists.index.items[last]!;
    return this.ms - ms[item]! + (nano === null ? 0 : (this.nano - nano[item]!) / 1e6);
  }

  visitEvents(slot: number, visit: EventVisitor): void {
    const sealed = this.#slots[slot]!;
    const { windows } = sealed;
    if (sealed.slot.scope !== "records") throw new TypeError("Only records have events");
    if (!this.#goTo(windows)) return;
    const { items } = windows.lists.index;
    const { rank, ms, keys } = this.#log;
    const to = toOf(sealed);
    for (let place = fromOf(sealed); place < to; place++) {
      const item = items[place]!;
      if (rank[item] !== EVENT || !this.#counts(sealed, item)) continue;
      visit(
        keys.eventType?.[item] ?? NONE,
        keys.product?.[item] ?? NONE,
        keys.category?.[item] ?? NONE,
        ms[item]!,
      );
    }
  }

  positions(slot: number): number[] {
    const sealed = this.#slots[slot]!;
    const { windows } = sealed;
    const found: number[] = [];
    if (!this.#goTo(windows)) return found;
    const { items } = windows.lists.index;
    const ofPayments = sealed.slot.scope === "payments";
    const to = toOf(sealed);
    for (let place = fromOf(sealed); place < to; place++) {
      const item = items[place]!;
      if (this.#counts(sealed, item))
        found.push(ofPayments ? this.#log.payments.position[item]! : item);
    }
    return found;
  }

  get sessionStartMs(): number {
    const windows = this.#sessions;
    if (windows === null || !this.#goTo(windows)) return NaN;
    const { items } = windows.lists.index;
    const { rank, ms } = this.#log;
    for (let place = windows.first; place < windows.place; place++)
      if (rank[items[place]!] === SESSION) return ms[items[place]!]!;
    return NaN;
  }

  previous(by: "customer" | "card"): PreviousPayment | null {
    const windows = by === "customer" ? this.#customers : this.#cards;
    if (!this.#goTo(windows) || windows.place === windows.first) return null;
    const ordinal = windows.lists.index.items[windows.place - 1]!;
    const { ms, nano } = windows.lists.times;
    const { facts, latitude, longitude } = this.#log.payments;
    const previous = this.#previous;
    previous.ms = ms[ordinal]!;
    previous.nano = nano === null ? 0 : nano[ordinal]!;
    previous.country = facts.country?.[ordinal] ?? NONE;
    previous.latitude = latitude?.[ordinal] ?? NaN;
    previous.longitude = longitude?.[ordinal] ?? NaN;
    return previous;
  }

  usedBefore(of: "device" | "ip" | "bin" | "merchant"): boolean {
    const windows = this.#customers;
    if (!this.#goTo(windows) || this.code(of) === NONE) return false;
    const running = (this.#shown[KEY_PLACE[of]] ??= this.#lists.running("customer", of));
    const { first, place } = windows;
    // The payment itself has shown nothing new.
    return running[place] === (place === first ? 0 : running[place - 1]);
  }

  componentSize(): number {
    return this.#graph.componentSize(this.#asShared());
  }

  fraudNeighbours(delay: number): number {
    return this.#graph.fraudNeighbours(this.#asShared(), delay);
  }

  #asShared(): GraphPayment {
    const shared = this.#shared;
    shared.position = this.#position;
    shared.ms = this.ms;
    shared.nano = this.nano;
    shared.customer = this.code("customer");
    shared.device = this.code("device");
    shared.ip = this.code("ip");
    return shared;
  }

  #codesOf(key: KeyKind): Uint32Array {
    return (this.#codes[KEY_PLACE[key]] ??= this.#lists.codes(key));
  }

  #goTo(windows: KeyWindows): boolean {
    return windows.moveTo(this.#turn, this.#ordinal, this.ms, this.nano);
  }

  /** Whether an item of the slot's window counts: it passes the filter, and does not tell of the payment itself. */
  #counts({ slot, test }: SealedSlot, item: number): boolean {
    if (test !== null && test.values?.[item] !== test.wanted) return false;
    return slot.scope === "payments" || !this.#own.has(item);
  }

  #countByReading(sealed: SealedSlot, from: number, to: number): number {
    const { items } = sealed.windows.lists.index;
    let count = 0;
    for (let place = from; place < to; place++) if (this.#counts(sealed, items[place]!)) count++;
    return count;
  }

  /** Last place of [from, to) that counts, −1 where none does. */
  #lastPlace(sealed: SealedSlot, from: number, to: number): number {
    const { slot, totals, test, windows } = sealed;
    const { items } = windows.lists.index;
    if (slot.scope === "payments" && test !== null) {
      const count = totals?.count ?? null;
      if (count === null || prefixDifference(count, windows.first, from, to) === 0) return -1;
      // The first place with the final running count is the last match.
      return placeOf(count, from, to, count[to - 1]!);
    }
    for (let place = to - 1; place >= from; place--)
      if (this.#counts(sealed, items[place]!)) return place;
    return -1;
  }

  #extentOf(slot: number): SlotExtent {
    const sealed = this.#slots[slot]!;
    const { extent, windows } = sealed;
    if (extent.turn === this.#turn) return extent;
    extent.turn = this.#turn;
    if (this.#goTo(windows)) findExtent(sealed, this.#log.payments.cents);
    else extent.min = extent.max = NaN;
    return extent;
  }
}
