import type { Dataset } from "../../domain/dataset";

/** A dataset that differs from another in what a payment must not see. */
export interface Alteration {
  readonly dataset: Dataset;
  /** How many records were changed, taken away or added. */
  readonly records: number;
  /** Row of a payment in the altered table of payments. */
  readonly rowOf: (row: number) => number;
}

export const sameRow = (row: number): number => row;
