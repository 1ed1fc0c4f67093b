import type { EntityRef } from "../contract/browse";
import type { Records } from "../browse/records";
import type { LogPlaces, Positions } from "./logPlaces";
import { Recent } from "./recent";

/** About as many as lanes fit a screen. */
const ENTITIES_KEPT = 16;

/**
 * Where the records of an entity stand in the log. An order has those of its payment, which events and alerts name;
 * one without a payment has itself.
 */
export class EntityPositions {
  readonly #records: Records;
  readonly #places: LogPlaces;
  readonly #known = new Recent<Positions>(ENTITIES_KEPT);

  constructor(records: Records, places: LogPlaces) {
    this.#records = records;
    this.#places = places;
  }

  /** None where the dataset does not know the entity. */
  of(entity: EntityRef): Positions {
    return this.#known.get(`${entity.kind} ${entity.id}`, () => this.#find(entity));
  }

  #find({ kind, id }: EntityRef): Positions {
    if (kind !== "order") return Uint32Array.from(this.#records.belonging(kind, id).positions);
    const row = this.#records.rowOf({ kind, id });
    if (row < 0) return new Uint32Array(0);
    const payment = this.#records.key("order", "payment", row);
    if (payment !== null) return this.#find({ kind: "payment", id: payment });
    const { kinds, log } = this.#places;
    return kinds.order.filter((position) => log.row[position] === row);
  }
}
