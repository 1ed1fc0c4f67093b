import { countryChanged, countryMismatch, distanceKm, kmPerMinute } from "../formulas/place";
import type { DerivedFeature, FeatureDeclaration } from "../types";
import { derivedFeature } from "./builders";

const distance = (name: string, by: "customer" | "card"): DerivedFeature =>
  derivedFeature(name, distanceKm(by), {
    unit: "km",
    needs: [by],
    needsOneOf: ["coordinates", "country"],
  });

const speed = (name: string, by: "customer" | "card", distanceName: string): DerivedFeature =>
  derivedFeature(name, (_cursor, inputs) => kmPerMinute(inputs[0]!, inputs[1]!), {
    unit: "km_per_min",
    inputs: [distanceName, `seconds_since_last_${by}`],
  });

/** Where the payment comes from, against the customer's country and the payment before. */
export const PLACE_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("country_mismatch", countryMismatch, {
    type: "flag",
    needs: ["customer", "customers", "country"],
  }),
  derivedFeature("country_changed", countryChanged, {
    type: "flag",
    needs: ["customer", "country"],
  }),
  distance("distance_km_previous", "customer"),
  speed("km_per_min_previous", "customer", "distance_km_previous"),
  distance("distance_km_previous_card", "card"),
  speed("km_per_min_previous_card", "card", "distance_km_previous_card"),
];
