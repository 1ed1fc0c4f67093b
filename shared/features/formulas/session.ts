import { NONE } from "../../log/kinds";
import type { AsOfCursor, DerivedFeature } from "../types";

type Formula = DerivedFeature["formula"];

/**
 * Events that report how a payment ended. They are no step of the customer, and where they do not name their
 * payment (as most of the real dataset) they cannot be told from the payment's own outcome: no feature reads them.
 */
const OUTCOME_EVENTS = ["payment_success", "payment_failed", "order_placed"] as const;

const hasSession = (cursor: AsOfCursor): boolean => cursor.code("session") !== NONE;

/** Seconds since the session's own record; missing where the session begins after the payment. */
export const secondsSinceStart: Formula = (cursor) =>
  (cursor.ms - cursor.sessionStartMs + cursor.nano / 1e6) / 1000;

/** Events of the session that are steps of the customer. The only slot of this and the following: the session's records. */
export const countSteps: Formula = (cursor, _inputs, slots, { dictionaries }) => {
  if (!hasSession(cursor)) return NaN;
  const types = dictionaries.keys.eventType;
  const success = types.find(OUTCOME_EVENTS[0]);
  const failure = types.find(OUTCOME_EVENTS[1]);
  const order = types.find(OUTCOME_EVENTS[2]);
  let count = 0;
  cursor.visitEvents(slots[0]!, (type) => {
    if (type === NONE || (type !== success && type !== failure && type !== order)) count++;
  });
  return count;
};

/** Seconds since the session's first event of one type; missing where there is none. */
export const secondsSinceFirst =
  (eventType: string): Formula =>
  (cursor, _inputs, slots, { dictionaries }) => {
    if (!hasSession(cursor)) return NaN;
    const wanted = dictionaries.keys.eventType.find(eventType);
    if (wanted === NONE) return NaN;
    let first = NaN;
    cursor.visitEvents(slots[0]!, (type, _product, _category, ms) => {
      if (type === wanted && Number.isNaN(first)) first = ms;
    });
    return (cursor.ms - first + cursor.nano / 1e6) / 1000;
  };

/**
 * Products for adults put into the session's cart and not taken out again, by the session's events. The order's
 * own items are not read: they belong to the payment's outcome.
 */
export const restrictedInCart: Formula = (cursor, _inputs, slots, context) => {
  if (!hasSession(cursor)) return NaN;
  const { dictionaries, references } = context;
  const added = dictionaries.keys.eventType.find("add_to_cart");
  const removed = dictionaries.keys.eventType.find("remove_from_cart");
  let inCart = 0;
  cursor.visitEvents(slots[0]!, (type, product) => {
    if (type === NONE || (type !== added && type !== removed)) return;
    if (product === NONE || references.isAdultRestricted(product) !== true) return;
    inCart = type === added ? inCart + 1 : Math.max(0, inCart - 1);
  });
  return inCart;
};
