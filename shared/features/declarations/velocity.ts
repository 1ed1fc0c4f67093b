import type { KeyKind } from "../../log/kinds";
import type { FeatureDeclaration, FeatureScope, WindowFeature, WindowName } from "../types";
import { eachPair, paymentsBy, windowFeature } from "./builders";

const KEYS = ["customer", "card", "device", "ip", "bin"] as const satisfies readonly KeyKind[];
const SHORT = ["1m", "5m", "1h", "1d"] as const satisfies readonly WindowName[];
const SUMS = ["5m", "1h", "1d"] as const satisfies readonly WindowName[];
const HOUR_AND_DAY = ["1h", "1d"] as const satisfies readonly WindowName[];

/** Different values of one key that came with another, the payment's own among them. */
const uniq = (of: KeyKind, over: FeatureScope, window: WindowName): WindowFeature =>
  windowFeature(`uniq_${of}_${over.by}_${window}`, "distinct", over, window, {
    of,
    includesCurrent: true,
  });

const uniqPairs: readonly (readonly [KeyKind, KeyKind])[] = [
  ["bin", "device"],
  ["bin", "customer"],
  ["bin", "ip"],
  ["customer", "device"],
  ["customer", "ip"],
  ["customer", "bin"],
  ["device", "customer"],
  ["ip", "customer"],
];

/** How fast attempts follow each other, by everything they may have in common. */
export const VELOCITY_FEATURES: readonly FeatureDeclaration[] = [
  ...eachPair(KEYS, SHORT, (key, window) =>
    windowFeature(`count_tx_${key}_${window}`, "count", paymentsBy(key), window, {
      includesCurrent: true,
    }),
  ),
  ...eachPair(KEYS, SUMS, (key, window) =>
    windowFeature(`sum_amount_${key}_${window}`, "sum", paymentsBy(key), window, {
      includesCurrent: true,
    }),
  ),
  ...eachPair(KEYS, SUMS, (key, window) =>
    windowFeature(`failed_${key}_${window}`, "count", paymentsBy(key), window, {
      filter: "failed",
    }),
  ),
  ...eachPair(uniqPairs, HOUR_AND_DAY, ([of, by], window) => uniq(of, paymentsBy(by), window)),
  uniq("merchant", paymentsBy("customer"), "1h"),
  uniq("merchant", paymentsBy("card"), "1h"),
  uniq("category", paymentsBy("customer"), "1h"),
  // Where payments have no category, products have.
  windowFeature(
    "uniq_category_viewed_customer_1h",
    "distinct",
    { scope: "records", by: "customer" },
    "1h",
    { of: "category", filter: "product_views" },
  ),
  ...KEYS.map((key) =>
    windowFeature(`rate_tx_${key}_1d`, "rate", paymentsBy(key), "1d", { includesCurrent: true }),
  ),
  ...KEYS.map((key) =>
    windowFeature(`seconds_since_last_${key}`, "seconds_since_last", paymentsBy(key), "ever"),
  ),
];
