import type { Table } from "./columns";
import type { AppError } from "./result";
import { isExpected, SCHEMAS, type FileFormat, type SchemaName, type TableSpec } from "./schema";

/** A row or a stretch of rows that could not be used, kept with its place and its text. */
export interface QuarantinedRows {
  readonly table: string;
  readonly file: string;
  /** 1-based record number of the first row concerned. */
  readonly row: number;
  /** How many consecutive records are lost at this place (1 for a single bad row). */
  readonly count: number;
  /** 1-based physical line, for text formats. */
  readonly line?: number;
  readonly field?: string;
  readonly reason: QuarantineReason;
  /** What the file says there, cut to 1,000 characters. */
  readonly raw: string;
  /** The text holds personal fields and is kept back. */
  readonly masked?: boolean;
}

export const QUARANTINE_REASONS = [
  "field_count",
  "unterminated_quote",
  "not_json",
  "not_an_object",
  "missing_value",
  "not_a_number",
  "not_an_integer",
  "not_a_flag",
  "not_a_time",
  "not_a_date",
  "not_a_bin",
  "not_text",
  "impossible_value",
  "duplicate_key",
  "record_too_large",
  "unreadable_block",
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** A file of the dataset as it was read. */
export interface SourceFile {
  readonly file: string;
  readonly format: FileFormat;
  readonly bytes: number;
  /** Data records seen in the file, good or bad; null where the file could not be read at all. */
  readonly records: number | null;
}

/** How the second format of a table agrees with the one that was read. */
export interface FormatComparison {
  readonly table: string;
  readonly read: string;
  readonly other: string;
  /** Records of either file, usable or not. */
  readonly rowsRead: number;
  readonly rowsOther: number;
  /** Rows that differ, or that only one file gives in a usable form. */
  readonly differingRows: number;
  readonly total: number;
  readonly sample: readonly {
    /** Record in the file that was read; null for a row that only the other file has. */
    readonly row: number | null;
    readonly field: string;
    readonly read: string;
    readonly other: string;
  }[];
  /** Why the other file could not be read to its end, if so. */
  readonly broken: string | null;
  /** Columns of the schema that the other file lacks; they are not compared. Unknown for JSON Lines. */
  readonly missingColumns: readonly string[];
  /** Columns of the other file that the schema does not know. */
  readonly extraColumns: readonly string[];
  /** Columns whose values agree but whose stored types differ (card_bin: number and text). */
  readonly typeDifferences: readonly {
    readonly field: string;
    readonly read: string;
    readonly other: string;
  }[];
}

export interface LossCount {
  readonly reason: QuarantineReason;
  readonly field: string | null;
  readonly count: number;
}

export interface TableSource {
  readonly table: string;
  /** The file whose rows are in the table; null where the table is missing or unreadable. */
  readonly source: SourceFile | null;
  readonly others: readonly SourceFile[];
  /** Rows lost to quarantine, whole stretches counted row by row. */
  readonly quarantined: number;
  /** The same rows by reason and field, all of them counted; their counts add up to `quarantined`. */
  readonly losses: readonly LossCount[];
  readonly extraColumns: readonly string[];
  /** Required columns the file lacks; where they are not mandatory the table has them, all empty. */
  readonly missingColumns: readonly string[];
  /** Optional columns the file lacks; the table has them, all empty. */
  readonly absentColumns: readonly string[];
}

/**
 * A dataset in memory. `tables` holds what could be used; `sources`, `quarantine`, `problems` and `comparisons`
 * say what was found, and together account for every record of every file.
 */
export interface Dataset {
  readonly schema: SchemaName;
  readonly label: string;
  readonly tables: ReadonlyMap<string, Table>;
  readonly sources: readonly TableSource[];
  /** At most `QUARANTINE_LIMIT` entries a table are kept in full; `TableSource.quarantined` counts all. */
  readonly quarantine: readonly QuarantinedRows[];
  /** Structural problems: missing files and columns, unreadable files. */
  readonly problems: readonly AppError[];
  readonly comparisons: readonly FormatComparison[];
  /** Names of the ID card pictures found, sorted. */
  readonly cardFiles: readonly string[];
  /** Files in the folder that belong to no table. */
  readonly ignoredFiles: readonly string[];
  /** What the dataset's own manifest.json says of it, when there is one. */
  readonly manifest: DatasetManifest | null;
  /**
   * The truth about the payments (`SCENARIO_TABLES`), for evaluation only and none of `tables`: what is shown, asked
   * or decided never reads it. Null where the dataset does not tell it.
   */
  readonly scenarios: Table | null;
  /** What is wrong with the file of scenarios; no part of the dataset's quality. */
  readonly scenarioProblems: readonly AppError[];
}

export interface DatasetManifest {
  readonly version: 1;
  readonly generator: string;
  readonly seed: number;
  readonly scale: number;
  /** Rows per table as generated (before --defects). */
  readonly rows: Readonly<Record<string, number>>;
}

/** The tables of the dataset's schema that it has or should have, in the order of the schema. */
export const tableSpecsOf = ({
  schema,
  tables,
  sources,
  manifest,
}: Dataset): readonly TableSpec[] => {
  const found = new Set([...tables.keys(), ...sources.map(({ table }) => table)]);
  return SCHEMAS[schema].filter((spec) => found.has(spec.name) || isExpected(spec, manifest?.rows));
};

export const QUARANTINE_LIMIT = 1000;
