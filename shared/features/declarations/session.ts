import {
  countEvents,
  countSteps,
  differentProducts,
  secondsSinceFirst,
  secondsSinceStart,
} from "../formulas/session";
import type { FeatureUnit } from "../../contract/decisions";
import type { DerivedFeature, FeatureDeclaration, FeatureNeed } from "../types";
import { derivedFeature, pastSlot, paymentsBy, windowFeature } from "./builders";

const SESSION = pastSlot({ scope: "records", by: "session" });

const fromEvents = (
  name: string,
  formula: DerivedFeature["formula"],
  unit: FeatureUnit = "count",
  needs: readonly FeatureNeed[] = [],
): DerivedFeature =>
  derivedFeature(name, formula, {
    unit,
    slots: [SESSION],
    needs: ["session", "events", ...needs],
    includesCurrent: false,
  });

/** What happened in the payment's session before it. Both vocabularies of events are in it: a step one has not, it does not count. */
export const SESSION_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("session_seconds", secondsSinceStart, {
    unit: "seconds",
    needs: ["session", "sessions"],
  }),
  fromEvents("session_events", countSteps),
  fromEvents("page_views", countEvents("page_view")),
  fromEvents("product_views", countEvents("product_view")),
  fromEvents("products_seen", differentProducts("product_view"), "count", ["product"]),
  fromEvents("searches", countEvents("search")),
  fromEvents("cart_adds", countEvents("add_to_cart")),
  fromEvents("cart_removes", countEvents("remove_from_cart")),
  fromEvents("cart_views", countEvents("view_cart")),
  fromEvents("checkout_starts", countEvents("checkout_start")),
  fromEvents("payment_methods_added", countEvents("add_payment_method")),
  fromEvents("seconds_since_first_cart_add", secondsSinceFirst("add_to_cart"), "seconds"),
  fromEvents("seconds_since_checkout_start", secondsSinceFirst("checkout_start"), "seconds"),
  windowFeature("payment_attempts_session", "count", paymentsBy("session"), "ever", {
    includesCurrent: true,
  }),
  windowFeature("failed_session", "count", paymentsBy("session"), "ever", { filter: "failed" }),
];
