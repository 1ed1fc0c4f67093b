import type { CheckKind } from "./kinds";

/** The quality report (SPEC §2): plain data that crosses workers, files and the command line unchanged. */

export type Severity = "error" | "warning" | "information";

/** One row of evidence; `table`, `record` (1-based) and `key` say where it is, `values` what it says. */
export interface SampleRow {
  readonly table: string;
  readonly record: number | null;
  readonly key: string | null;
  readonly values: Readonly<Record<string, string | number | null>>;
}

export interface CheckResult {
  /** Stable identifier, e.g. `payments.inside_session` or `keys.unique.customers`. */
  readonly id: string;
  /** The sort of check; several ids share it where it runs once per table or column. Texts are by kind. */
  readonly kind: CheckKind;
  readonly severity: Severity;
  /** What the check is about, for grouping on screen. */
  readonly group: CheckGroup;
  /** How many of `total` fail; 0 = passed. */
  readonly count: number;
  readonly total: number;
  /** At most `SAMPLE_LIMIT` rows, in file order. */
  readonly sample: readonly SampleRow[];
  /** Figures a translated sentence needs (documented value, found value …). */
  readonly facts: Readonly<Record<string, string | number>>;
}

export const CHECK_GROUPS = [
  "structure",
  "keys",
  "references",
  "formats",
  "documentation",
  "vocabulary",
  "time",
  "amounts",
  "labels",
  "age",
  "behaviour",
  "sharing",
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

export const SAMPLE_LIMIT = 20;

/**
 * A check that had nothing to look at: it is never listed as passed.
 * `missing` names the `table.column`s it lacks; empty where they are there but no row is concerned.
 */
export interface SkippedCheck {
  readonly id: string;
  readonly kind: CheckKind;
  readonly group: CheckGroup;
  readonly missing: readonly string[];
}

export interface TableCount {
  /** Rows the documentation promises, null where it promises none. */
  readonly documented: number | null;
  /** Usable rows found. */
  readonly found: number;
  readonly quarantined: number;
  /** The file the rows were read from, null where there is none. */
  readonly source: string | null;
}

export const FIGURE_IDS = [
  "fraud_share",
  "alerts",
  "lines_per_order",
  "revenue",
  "lowest_price",
  "highest_price",
  "sessions_per_customer",
  "event_span",
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

/** A documented figure beside what the data says (fraud rate, revenue, alert count …). */
export interface FigureComparison {
  readonly id: FigureId;
  /** As documented, e.g. "6–8 %"; numbers stay numbers so that the screen can format them. */
  readonly documented: { readonly min: number; readonly max: number };
  readonly found: number;
  /** For a share: the records counted, and those it is a share of. */
  readonly counted?: { readonly count: number; readonly total: number };
  readonly unit: "rows" | "share" | "eur" | "per_order" | "days" | "per_customer";
  readonly agrees: boolean;
}

export interface QualityReport {
  readonly version: 1;
  readonly dataset: string;
  readonly schema: string;
  readonly tables: Readonly<Record<string, TableCount>>;
  readonly figures: readonly FigureComparison[];
  readonly checks: readonly CheckResult[];
  readonly skipped: readonly SkippedCheck[];
}
