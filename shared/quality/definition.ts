import type { SchemaName } from "../domain/schema";
import type { CheckContext } from "./context";
import type { CheckKind } from "./kinds";
import type { CheckGroup, SampleRow, Severity } from "./report";

export type Facts = Readonly<Record<string, string | number>>;

/** What a check saw. Nothing to look at is `total` 0, which the report lists as skipped and not as passed. */
export interface Finding {
  /** Table, or table and column, for kinds that run once per table or column. */
  readonly subject?: string;
  readonly count: number;
  readonly total: number;
  readonly sample: readonly SampleRow[];
  readonly facts?: Facts;
}

/**
 * A check as data. It is skipped where one of `needs` (`table.column`) is missing.
 * Severity is fixed per kind: error for structure only, warning for what contradicts itself or the
 * documentation, information for what only describes.
 */
export interface CheckDefinition {
  readonly kind: CheckKind;
  readonly group: CheckGroup;
  readonly severity: Severity;
  /** The only schema it concerns; absent: both. */
  readonly schema?: SchemaName;
  readonly needs: readonly string[];
  readonly run: (context: CheckContext) => Finding | readonly Finding[];
}

/** Amounts in major units that differ by no more than half a cent are the same amount. */
const HALF_CENT = 0.005;

export const amountsDiffer = (a: number, b: number): boolean => Math.abs(a - b) > HALF_CENT;
