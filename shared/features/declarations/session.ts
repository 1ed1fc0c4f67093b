import { countSteps, secondsSinceFirst, secondsSinceStart } from "../formulas/session";
import type { FeatureDeclaration, FeatureScope } from "../types";
import { derivedFeature, pastSlot, paymentsBy, windowFeature } from "./builders";

const SESSION: FeatureScope = { scope: "records", by: "session" };

/** Features and the filters of the steps they count, of both vocabularies; a step that a dataset does not know is never taken. */
const STEPS = {
  page_views: "page_views",
  product_views: "product_views",
  searches: "searches",
  cart_adds: "cart_adds",
  cart_removes: "cart_removals",
  cart_views: "cart_views",
  checkout_starts: "checkouts",
  payment_methods_added: "payment_methods",
};

/** What happened in the payment's session before it. */
export const SESSION_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("session_seconds", secondsSinceStart, {
    unit: "seconds",
    needs: ["session", "sessions"],
    includesCurrent: false,
  }),
  derivedFeature("session_events", countSteps, {
    unit: "count",
    slots: [pastSlot(SESSION)],
    needs: ["session", "events"],
    includesCurrent: false,
  }),
  ...Object.entries(STEPS).map(([name, filter]) =>
    windowFeature(name, "count", SESSION, "ever", { filter }),
  ),
  windowFeature("products_seen", "distinct", SESSION, "ever", {
    of: "product",
    filter: "product_views",
  }),
  derivedFeature("seconds_since_first_cart_add", secondsSinceFirst("add_to_cart"), {
    unit: "seconds",
    slots: [pastSlot(SESSION)],
    needs: ["session", "events"],
    includesCurrent: false,
  }),
  windowFeature("seconds_since_checkout_start", "seconds_since_last", SESSION, "ever", {
    filter: "checkouts",
  }),
  windowFeature("payment_attempts_session", "count", paymentsBy("session"), "ever", {
    includesCurrent: true,
  }),
  windowFeature("failed_session", "count", paymentsBy("session"), "ever", { filter: "failed" }),
];
