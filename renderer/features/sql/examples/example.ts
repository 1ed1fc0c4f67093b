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
