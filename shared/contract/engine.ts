import type { AppError, Result } from "../domain/result";
import type { QuarantinedRows } from "../domain/dataset";
import type { QualityReport } from "../quality/report";
import type { DatasetFile } from "./methods";

/**
 * API of the engine worker (comlink). One dataset at a time; loading a new one replaces the old
 * only once it has succeeded.
 */
export interface EngineApi {
  load(
    source: EngineSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedDataset>>;
  /** Ends the load in progress, which then answers `dataset.cancelled`. */
  cancel(): void;
  /** Quarantined rows of the loaded dataset, optionally of one table. */
  quarantine(table: string | null, from: number, count: number): Promise<Result<QuarantinePage>>;
  /** The fields of one kept record as text, for opening a sample row. */
  record(table: string, record: number): Promise<Result<RecordView>>;
}

/** Where the engine reads from; every kind crosses `postMessage`. */
export type EngineSource =
  | {
      readonly kind: "host";
      readonly label: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly files: readonly DatasetFile[];
    }
  /** Files picked or dropped in the browser; `file` is a DOM `File` (opaque here). */
  | {
      readonly kind: "picked";
      readonly label: string;
      readonly files: readonly { readonly name: string; readonly file: PickedFile }[];
    };

/** The part of a DOM `Blob` the engine uses. */
export interface PickedFile {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface LoadProgress {
  readonly phase: "reading" | "indexing" | "checking";
  /** Table or file being worked on, null between them. */
  readonly item: string | null;
  /** Bytes for reading, records for indexing, checks for checking. */
  readonly done: number;
  readonly total: number;
}

export interface LoadedDataset {
  readonly label: string;
  readonly report: QualityReport;
  readonly problems: readonly AppError[];
  /** Records of the event log: sessions, events, payments, orders, alerts. */
  readonly logRecords: number;
  /** Rows of timed tables without a usable time: in the log's tray, outside every window. */
  readonly untimed: number;
  /** UTC milliseconds of the first and last record, null where nothing has a time. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly quarantined: number;
  /** Time taken, milliseconds, per phase. */
  readonly took: { readonly reading: number; readonly indexing: number; readonly checking: number };
}

export interface QuarantinePage {
  readonly total: number;
  readonly rows: readonly QuarantinedRows[];
}

export interface RecordView {
  readonly table: string;
  readonly record: number;
  readonly source: string;
  readonly fields: readonly { readonly name: string; readonly value: string | null }[];
}
