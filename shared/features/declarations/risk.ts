import type { KeyKind } from "../../log/kinds";
import { shareOf } from "../formulas/amounts";
import type { FeatureDeclaration, WindowFeature, WindowName } from "../types";
import { derivedFeature, eachPair, paymentsBy, windowFeature } from "./builders";

const KEYS = [
  "customer",
  "card",
  "device",
  "ip",
  "bin",
  "merchant",
  "category",
] as const satisfies readonly KeyKind[];
const WINDOWS = ["30d", "ever"] as const satisfies readonly WindowName[];

const known = (filter: "fraud" | "legitimate", key: KeyKind, window: WindowName): WindowFeature =>
  windowFeature(`known_${filter}_${key}_${window}`, "count", paymentsBy(key), window, {
    filter,
    delay: "label",
  });

/** What is known of earlier payments with the same key, once their labels are old enough. */
export const RISK_FEATURES: readonly FeatureDeclaration[] = eachPair(
  KEYS,
  WINDOWS,
  (key, window) => {
    const fraud = known("fraud", key, window);
    const legitimate = known("legitimate", key, window);
    const share = derivedFeature(
      `fraud_share_${key}_${window}`,
      (_cursor, inputs) => shareOf(inputs[0]!, inputs[1]!),
      {
        unit: "share",
        inputs: [fraud.name, legitimate.name],
        delay: "label",
        includesCurrent: false,
      },
    );
    return [fraud, legitimate, share];
  },
).flat();
