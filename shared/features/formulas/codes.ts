import { compareInstants, NONE } from "../../log/kinds";
import type { AsOfCursor, CustomerFacts, FeatureContext } from "../types";

/** A dictionary code as a feature's value. */
export const codeOrMissing = (code: number): number => (code === NONE ? NaN : code);

/** Yes, no, or missing where it cannot be said. */
export const flag = (answer: boolean | null): number => (answer === null ? NaN : answer ? 1 : 0);

/** The facts of the payment's customer; null without a customer, before the sign-up and where none is said. */
export function customerFacts(
  cursor: AsOfCursor,
  { references }: FeatureContext,
): CustomerFacts | null {
  const code = cursor.code("customer");
  if (code === NONE) return null;
  const facts = references.customer(code);
  if (facts === null || facts.signup === null) return null;
  return compareInstants(facts.signup, cursor) <= 0 ? facts : null;
}

/** Code of a country in the dictionary that payments' countries have; NaN where it is not said. */
export const countryCode = (country: string | null, { dictionaries }: FeatureContext): number =>
  country === null ? NaN : codeOrMissing(dictionaries.facts.country.find(country));
