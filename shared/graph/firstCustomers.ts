import { NONE } from "../log/kinds";
import { withRoom } from "./growing";
import { JOINED_CUSTOMERS } from "./types";

/** Entries of a block before its joinings: how many there are, and how many it has room for. */
const COUNT = 0;
const ROOM = 1;
const HEAD = 2;
/** Entries of a joining: the customer, and the stamp it came at. */
const CUSTOMER = 0;
const STAMP = 1;
const JOINING = 2;

/**
 * The first customers of each device, or of each IP, with the stamp each came at. Joining and collecting look at no
 * more than `JOINED_CUSTOMERS` entries, which lie side by side; the last joinings can be taken back in O(1) each.
 *
 * Memory: 4 bytes per entity, 8 per block (one for each entity, and one for each doubling) and 12 per joining.
 */
export class FirstCustomers {
  /** Where the block of each entity begins. */
  #starts: Uint32Array = new Uint32Array(0);
  /** The joinings of each entity in order, behind their head. A block without room is left for one of twice its room. */
  #blocks: Uint32Array = new Uint32Array(0);
  #used = 0;
  /** The entity of every joining, in order. */
  #joined: Uint32Array = new Uint32Array(0);
  #size = 0;

  /**
   * Adds a customer to an entity that has room and does not have it yet. Stamps are given in order.
   * Answers a customer that was there before, for the newcomer to be connected with; `NONE` where nothing new connects.
   */
  join(entity: number, customer: number, stamp: number): number {
    if (entity === NONE) return NONE;
    this.#starts = withRoom(this.#starts, entity + 1);
    const start = this.#starts[entity]!;
    const count = start === NONE ? 0 : this.#blocks[start + COUNT]!;
    if (count === JOINED_CUSTOMERS) return NONE;
    const end = start + HEAD + count * JOINING;
    for (let at = start + HEAD; at < end; at += JOINING)
      if (this.#blocks[at + CUSTOMER] === customer) return NONE;
    this.#add(entity, count, customer, stamp);
    return count === 0 ? NONE : this.#blocks[this.#starts[entity]! + HEAD + CUSTOMER]!;
  }

  /**
   * Writes the customers that had come before the stamp to `into`, which must have room for `JOINED_CUSTOMERS`.
   * Answers how many there are.
   */
  collect(entity: number, before: number, into: Uint32Array): number {
    const start = this.#starts[entity] ?? NONE;
    if (start === NONE) return 0;
    const blocks = this.#blocks;
    const end = start + HEAD + blocks[start + COUNT]! * JOINING;
    let size = 0;
    for (let at = start + HEAD; at < end && blocks[at + STAMP]! < before; at += JOINING)
      into[size++] = blocks[at + CUSTOMER]!;
    return size;
  }

  /** Takes back every joining stamped `stamp` or later. */
  undoFrom(stamp: number): void {
    while (this.#size > 0) {
      const start = this.#starts[this.#joined[this.#size - 1]!]!;
      const count = this.#blocks[start + COUNT]!;
      if (this.#blocks[start + HEAD + (count - 1) * JOINING + STAMP]! < stamp) return;
      this.#blocks[start + COUNT] = count - 1;
      this.#size--;
    }
  }

  #add(entity: number, count: number, customer: number, stamp: number): void {
    const start = this.#startWithRoom(entity, count);
    const at = start + HEAD + count * JOINING;
    this.#blocks[at + CUSTOMER] = customer;
    this.#blocks[at + STAMP] = stamp;
    this.#blocks[start + COUNT] = count + 1;
    this.#joined = withRoom(this.#joined, this.#size + 1);
    this.#joined[this.#size++] = entity;
  }

  /** The start of a block of the entity that has room for one more than `count`. */
  #startWithRoom(entity: number, count: number): number {
    const old = this.#starts[entity]!;
    if (old !== NONE && count < this.#blocks[old + ROOM]!) return old;
    const room = Math.min(JOINED_CUSTOMERS, Math.max(1, count * 2));
    const start = this.#used;
    this.#used += HEAD + room * JOINING;
    this.#blocks = withRoom(this.#blocks, this.#used);
    if (old !== NONE) this.#blocks.copyWithin(start, old, old + HEAD + count * JOINING);
    this.#blocks[start + COUNT] = count;
    this.#blocks[start + ROOM] = room;
    this.#starts[entity] = start;
    return start;
  }
}
