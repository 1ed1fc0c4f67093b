import { countryDistanceKm, haversineKm } from "../geo";
import { NONE } from "../../log/kinds";
import type { DerivedFeature } from "../types";
import { customerFacts, flag } from "./codes";

type Formula = DerivedFeature["formula"];

/** Payments closer in time count as this far apart, so that a speed stays a number. */
const SHORTEST_SECONDS = 1;

/** Whether the payment's country is not the customer's. */
export const countryMismatch: Formula = (cursor, _inputs, _slots, context) => {
  const paid = cursor.fact("country");
  const home = customerFacts(cursor, context)?.country ?? null;
  if (paid === NONE || home === null) return NaN;
  return flag(context.dictionaries.facts.country.find(home) !== paid);
};

/** Whether the customer's previous payment came from another country. */
export const countryChanged: Formula = (cursor) => {
  const country = cursor.fact("country");
  const before = cursor.previous("customer")?.country ?? NONE;
  return flag(country === NONE || before === NONE ? null : country !== before);
};

/**
 * Great-circle kilometres to the previous payment of the same key: between the coordinates where both payments
 * have them, else between the centroids of their countries (0 within one country), else missing.
 */
export const distanceKm =
  (by: "customer" | "card"): Formula =>
  (cursor, _inputs, _slots, { dictionaries }) => {
    const before = cursor.previous(by);
    if (before === null) return NaN;
    const exact = haversineKm(before.latitude, before.longitude, cursor.latitude, cursor.longitude);
    if (!Number.isNaN(exact)) return exact;
    const country = cursor.fact("country");
    if (country === NONE || before.country === NONE) return NaN;
    if (country === before.country) return 0;
    const { values } = dictionaries.facts.country;
    return countryDistanceKm(values[before.country]!, values[country]!);
  };

/** Kilometres per minute, as if at least a second had passed. */
export const kmPerMinute = (km: number, seconds: number): number =>
  (km * 60) / Math.max(seconds, SHORTEST_SECONDS);
