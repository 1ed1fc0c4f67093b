import { NONE } from "../log/kinds";
import type { KeyIndex } from "../log/keyIndex";
import type { PostingIndex } from "../log/postingIndex";
import { listOf, placeOf } from "../log/postings";

/** The events, orders and alerts that carry the id of one payment: they tell what became of it. */
export class OwnRecords {
  /** Payment code per record; null where no record names a payment. */
  readonly #codes: Uint32Array | null;
  readonly #index: KeyIndex | null;
  #position = 0;
  #code = NONE;

  constructor(index: PostingIndex) {
    this.#codes = index.log.keys.payment;
    this.#index = index.keyIndex({ scope: "records", by: "payment" });
    if (this.#index === null) throw new TypeError("No index of records by payment");
  }

  moveTo(position: number): void {
    this.#position = position;
    this.#code = this.#codes === null ? NONE : this.#codes[position]!;
  }

  /** Whether a record carries the payment's id and is not the payment. */
  has(item: number): boolean {
    return this.#code !== NONE && this.#codes![item] === this.#code && item !== this.#position;
  }

  /** How many of the items [from, to) of a list they are. */
  between({ items }: KeyIndex, from: number, to: number): number {
    if (this.#code === NONE) return 0;
    const own = this.#index!;
    const list = listOf(own, this.#code);
    const end = own.offsets[list + 1]!;
    let count = 0;
    for (let at = own.offsets[list]!; at < end; at++) {
      const item = own.items[at]!;
      if (item > items[to - 1]!) break;
      if (item === this.#position || item < items[from]!) continue;
      if (items[placeOf(items, from, to, item)] === item) count++;
    }
    return count;
  }
}
