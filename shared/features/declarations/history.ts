import { accountAgeDays, isFirst, isNew } from "../formulas/history";
import type { DerivedFeature, FeatureDeclaration } from "../types";
import { derivedFeature, pastSlot, paymentsBy, windowFeature } from "./builders";

const newFeature = (key: "device" | "ip" | "bin" | "merchant"): DerivedFeature =>
  derivedFeature(`new_${key}`, isNew(key), {
    type: "flag",
    slots: [pastSlot(paymentsBy("customer"))],
    needs: ["customer", key],
  });

/** How long the customer is known, and by what. */
export const HISTORY_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("account_age_days", accountAgeDays, {
    unit: "days",
    needs: ["customer", "customers"],
  }),
  windowFeature("past_tx_customer", "count", paymentsBy("customer"), "ever"),
  derivedFeature("is_first_payment", (_cursor, inputs) => isFirst(inputs[0]!), {
    type: "flag",
    inputs: ["past_tx_customer"],
  }),
  newFeature("device"),
  newFeature("ip"),
  newFeature("bin"),
  newFeature("merchant"),
  windowFeature("failed_customer_30d", "count", paymentsBy("customer"), "30d", {
    filter: "failed",
  }),
];
