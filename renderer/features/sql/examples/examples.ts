import { ANALYSIS_EXAMPLES } from "./analysis";
import { FIRST_EXAMPLES } from "./first";

/** Titles and explanations are in the texts of the window, under the id. */
export interface Example {
  readonly id: ExampleId;
  readonly sql: string;
}

export type ExampleId =
  | "revenuePerDay"
  | "funnelBySource"
  | "fraudByCountry"
  | "orderTotals"
  | "minorsRestricted"
  | "alertPrecision"
  | "sharedKeys"
  | "velocity"
  | "zScore"
  | "sessionSteps"
  | "signupCohorts"
  | "recencyFrequencyMonetary";

/** Worked examples over the KiVendTout tables, the simple ones first. */
export const EXAMPLES: readonly Example[] = [...FIRST_EXAMPLES, ...ANALYSIS_EXAMPLES];

/** A table that only the KiVendTout schema has. */
export const EXAMPLES_TABLE = "order_items";
