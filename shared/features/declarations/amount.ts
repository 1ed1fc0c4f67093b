import { ratio, shrunkScore, zScore } from "../formulas/amounts";
import type { DerivedFeature, FeatureDeclaration, WindowName } from "../types";
import { derivedFeature, eachPair, paymentsBy, windowFeature } from "./builders";

const LONG = ["7d", "30d"] as const satisfies readonly WindowName[];
const OF_AMOUNTS = ["mean", "std", "min", "max"] as const;

const ownPast = (window: WindowName) =>
  [`mean_amount_customer_${window}`, `std_amount_customer_${window}`] as const;
const POPULATION = ["mean_amount_all_30d", "std_amount_all_30d"] as const;

const zFeature = (window: WindowName): DerivedFeature =>
  derivedFeature(
    `amount_z_${window}`,
    (_cursor, inputs) => zScore(inputs[0]!, inputs[1]!, inputs[2]!),
    { unit: "deviations", inputs: ["amount", ...ownPast(window)] },
  );

const shrunkFeature = (window: WindowName): DerivedFeature =>
  derivedFeature(
    `amount_z_${window}_shrunk`,
    (_cursor, inputs) =>
      shrunkScore(
        inputs[0]!,
        { count: inputs[1]!, mean: inputs[2]!, std: inputs[3]! },
        { mean: inputs[4]!, std: inputs[5]! },
      ),
    {
      unit: "deviations",
      inputs: ["amount", `past_tx_customer_${window}`, ...ownPast(window), ...POPULATION],
    },
  );

const ratioFeature = (name: string, to: string): DerivedFeature =>
  derivedFeature(name, (_cursor, inputs) => ratio(inputs[0]!, inputs[1]!), {
    unit: "ratio",
    inputs: ["amount", to],
  });

/** The amount against what the customer and everybody paid before. */
export const AMOUNT_FEATURES: readonly FeatureDeclaration[] = [
  ...LONG.map((window) =>
    windowFeature(`past_tx_customer_${window}`, "count", paymentsBy("customer"), window),
  ),
  ...eachPair(OF_AMOUNTS, LONG, (aggregate, window) =>
    windowFeature(
      `${aggregate}_amount_customer_${window}`,
      aggregate,
      paymentsBy("customer"),
      window,
    ),
  ),
  windowFeature(POPULATION[0], "mean", paymentsBy("all"), "30d"),
  windowFeature(POPULATION[1], "std", paymentsBy("all"), "30d"),
  ...LONG.map(zFeature),
  ...LONG.map(shrunkFeature),
  ratioFeature("amount_to_mean_30d", "mean_amount_customer_30d"),
  ratioFeature("amount_to_max_30d", "max_amount_customer_30d"),
];
