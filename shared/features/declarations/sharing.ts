import type { KeyKind } from "../../log/kinds";
import type { FeatureDeclaration, WindowFeature } from "../types";
import { derivedFeature, paymentsBy, windowFeature } from "./builders";

const customersOn = (key: KeyKind): WindowFeature =>
  windowFeature(`customers_on_${key}`, "distinct", paymentsBy(key), "ever", {
    of: "customer",
    includesCurrent: true,
  });

/** What the payment's customer has in common with others. */
export const SHARING_FEATURES: readonly FeatureDeclaration[] = [
  customersOn("device"),
  customersOn("ip"),
  customersOn("bin"),
  derivedFeature("component_size", (cursor) => cursor.componentSize(), {
    unit: "count",
    needs: ["customer"],
    needsOneOf: ["device", "ip"],
  }),
  derivedFeature(
    "fraud_neighbours",
    (cursor, _inputs, _slots, { labelDelayMs }) => cursor.fraudNeighbours(labelDelayMs),
    {
      unit: "count",
      needs: ["customer", "label"],
      needsOneOf: ["device", "ip"],
      delay: "label",
    },
  ),
];
