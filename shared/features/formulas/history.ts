import { MS_PER_DAY } from "../../domain/time";
import { NONE } from "../../log/kinds";
import type { DerivedFeature } from "../types";
import { customerFacts, flag } from "./codes";

type Formula = DerivedFeature["formula"];

/** Days with a fraction; missing before the sign-up. */
export const accountAgeDays: Formula = (cursor, _inputs, _slots, context) => {
  const facts = customerFacts(cursor, context);
  if (facts === null || facts.signup === null) return NaN;
  return (cursor.ms - facts.signup.ms + (cursor.nano - facts.signup.nano) / 1e6) / MS_PER_DAY;
};

/** @param past payments of the customer before this one, NaN without a customer */
export const isFirst = (past: number): number => (Number.isNaN(past) ? NaN : past === 0 ? 1 : 0);

/**
 * Whether the customer never used the payment's value of a key before. Missing, rather than yes, where no earlier
 * payment of the customer has any value of it: a first payment has nothing to differ from.
 * Takes one slot, the customer's past payments.
 */
export const isNew =
  (key: "device" | "ip" | "bin" | "merchant"): Formula =>
  (cursor, _inputs, slots) => {
    if (cursor.code("customer") === NONE || cursor.code(key) === NONE) return NaN;
    if (cursor.usedBefore(key)) return 0;
    return flag(cursor.distinct(slots[0]!, key) > 0 ? true : null);
  };
