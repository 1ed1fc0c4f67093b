import { ageInYears, idCardMismatch, isMinor } from "../formulas/identity";
import { restrictedInCart } from "../formulas/session";
import type { FeatureDeclaration } from "../types";
import { derivedFeature, pastSlot } from "./builders";

/** Who pays, and whether what is paid for may be sold to them. */
export const IDENTITY_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("customer_age_years", ageInYears, {
    unit: "years",
    needs: ["customer", "customers"],
  }),
  derivedFeature("customer_is_minor", (_cursor, inputs) => isMinor(inputs[0]!), {
    type: "flag",
    inputs: ["customer_age_years"],
  }),
  derivedFeature("adult_items_in_cart", restrictedInCart, {
    unit: "count",
    slots: [pastSlot({ scope: "records", by: "session" })],
    needs: ["session", "events", "product", "products"],
    includesCurrent: false,
  }),
  derivedFeature("id_card_mismatch", idCardMismatch, {
    type: "flag",
    needs: ["customer", "customers", "idCards"],
  }),
];
