import { NONE } from "../log/kinds";
import { withRoom } from "./growing";
import { JOINED_CUSTOMERS } from "./types";

/**
 * The first customers of each device, or of each IP, with the stamp each came at. Joining and visiting look at no
 * more than `JOINED_CUSTOMERS` entries; the last joinings can be taken back in O(1) each.
 *
 * Memory: 4 bytes per entity and 16 per joining.
 */
export class FirstCustomers {
  /** Place of each entity's newest joining. */
  #newest: Uint32Array = new Uint32Array(0);
  /** The joinings in order: what was joined, by whom, when, and the entity's joining before. */
  #entities: Uint32Array = new Uint32Array(0);
  #customers: Uint32Array = new Uint32Array(0);
  #stamps: Uint32Array = new Uint32Array(0);
  #previous: Uint32Array = new Uint32Array(0);
  #size = 0;

  /**
   * Adds a customer to an entity that has room and does not have it yet. Stamps are given in order.
   * Answers a customer that was there before, for the newcomer to be connected with; `NONE` where nothing new connects.
   */
  join(entity: number, customer: number, stamp: number): number {
    if (entity === NONE) return NONE;
    this.#newest = withRoom(this.#newest, entity + 1);
    const newest = this.#newest[entity]!;
    let joined = 0;
    for (let place = newest; place !== NONE; place = this.#previous[place]!) {
      if (this.#customers[place] === customer) return NONE;
      joined++;
    }
    if (joined === JOINED_CUSTOMERS) return NONE;
    this.#add(entity, customer, stamp, newest);
    return newest === NONE ? NONE : this.#customers[newest]!;
  }

  /** The customers that had come before the stamp, the newest first. */
  visit(entity: number, before: number, visit: (customer: number) => void): void {
    let place = this.#newest[entity] ?? NONE;
    for (; place !== NONE; place = this.#previous[place]!)
      if (this.#stamps[place]! < before) visit(this.#customers[place]!);
  }

  /** Takes back every joining stamped `stamp` or later. */
  undoFrom(stamp: number): void {
    while (this.#size > 0 && this.#stamps[this.#size - 1]! >= stamp) {
      this.#size--;
      this.#newest[this.#entities[this.#size]!] = this.#previous[this.#size]!;
    }
  }

  #add(entity: number, customer: number, stamp: number, previous: number): void {
    const place = this.#size++;
    this.#entities = withRoom(this.#entities, this.#size);
    this.#customers = withRoom(this.#customers, this.#size);
    this.#stamps = withRoom(this.#stamps, this.#size);
    this.#previous = withRoom(this.#previous, this.#size);
    this.#entities[place] = entity;
    this.#customers[place] = customer;
    this.#stamps[place] = stamp;
    this.#previous[place] = previous;
    this.#newest[entity] = place;
  }
}
