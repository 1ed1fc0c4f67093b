import { NONE } from "../log/kinds";
import type { KeyIndex } from "../log/keyIndex";
import type { PostingIndex } from "../log/postingIndex";
import { listOf, placeOf } from "../log/postings";

/** The events, orders and alerts that carry the id of one payment or of its order: they tell what became of it. */
export class OwnRecords {
  /** Payment code per record; null where no record names a payment. */
  readonly #codes: Uint32Array | null;
  readonly #index: KeyIndex | null;
  /** Events by the payment whose order they name, where they name another payment. */
  readonly #further = new Map<number, number[]>();
  readonly #alsoOf: ReadonlyMap<number, number>;
  #position = 0;
  #code = NONE;

  constructor(index: PostingIndex) {
    this.#codes = index.log.keys.payment;
    this.#index = index.keyIndex({ scope: "records", by: "payment" });
    if (this.#index === null) throw new TypeError("No index of records by payment");
    this.#alsoOf = index.log.alsoOf;
    for (const [position, code] of this.#alsoOf) {
      const known = this.#further.get(code);
      if (known === undefined) this.#further.set(code, [position]);
      else known.push(position);
    }
  }

  moveTo(position: number): void {
    this.#position = position;
    this.#code = this.#codes === null ? NONE : this.#codes[position]!;
  }

  /** Whether a record carries the payment's id and is not the payment. */
  has(item: number): boolean {
    if (this.#code === NONE || item === this.#position) return false;
    if (this.#codes![item] === this.#code) return true;
    return this.#alsoOf.size > 0 && this.#alsoOf.get(item) === this.#code;
  }

  /** How many of the items [from, to) of a list they are. */
  between({ items }: KeyIndex, from: number, to: number): number {
    if (this.#code === NONE) return 0;
    const own = this.#index!;
    const list = listOf(own, this.#code);
    const end = own.offsets[list + 1]!;
    let count = this.#furtherBetween(items, from, to);
    for (let at = own.offsets[list]!; at < end; at++) {
      const item = own.items[at]!;
      if (item > items[to - 1]!) break;
      if (item === this.#position || item < items[from]!) continue;
      if (items[placeOf(items, from, to, item)] === item) count++;
    }
    return count;
  }

  #furtherBetween(items: Uint32Array, from: number, to: number): number {
    if (this.#further.size === 0) return 0;
    let count = 0;
    for (const item of this.#further.get(this.#code) ?? []) {
      const place = placeOf(items, from, to, item);
      if (place < to && items[place] === item) count++;
    }
    return count;
  }
}
