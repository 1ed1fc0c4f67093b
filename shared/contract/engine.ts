import type { Table } from "../domain/columns";
import type { AppError, Result } from "../domain/result";
import type { QuarantinedRows } from "../domain/dataset";
import type { QualityReport } from "../quality/report";
import type {
  ExportedBytes,
  ExportFormat,
  EntityRef,
  FieldValues,
  RecordAddress,
  RecordPage,
  RowsPage,
  SearchAnswer,
  TableInfo,
  TableView,
} from "./browse";
import type { BirthdateMatches, DatasetCard, RestrictedOrder } from "./compliance";
import type { DecisionsApi } from "./decisions";
import type { GraphApi } from "./graph";
import type { DatasetFile } from "./methods";
import type { Grain, OverviewData, OverviewFilter, OverviewFinding } from "./overview";
import type { AsOf, Moment, ReplayApi } from "./replay";
import type { SqlPort } from "./sql";

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

  /**
   * The picture of an ID card by the record of its label; null where there is none, and until it is revealed.
   * `dataset.notFound` where another load (`LoadedDataset.generation`) has come since.
   */
  cardPicture(generation: number, record: number): Promise<Result<Uint8Array | null>>;

  /** The ID cards of the dataset by file; what the labels say of them is not told. */
  cardsOfDataset(generation: number): Promise<Result<readonly DatasetCard[]>>;
  /** Customers born on a day (ISO), who may be a card's holder; while birthdates are masked, as far as the mask tells. */
  customersBornOn(generation: number, birthdate: string): Promise<Result<BirthdateMatches>>;
  /** Orders with adult-restricted items that have happened by the moment, the earliest first; null = all. */
  restrictedOrders(
    generation: number,
    moment: Moment | null,
  ): Promise<Result<readonly RestrictedOrder[]>>;

  /** The tables of the loaded dataset, in the order of its schema. */
  tables(): Promise<Result<readonly TableInfo[]>>;
  /** A stretch of a table as it is looked at; without a moment nothing is still to come, here and in what follows. */
  rows(view: TableView, from: number, count: number, asOf?: AsOf | null): Promise<Result<RowsPage>>;
  /** The commonest values of a field under a view's other filters, at most `limit`, those containing `text`. */
  values(
    view: TableView,
    field: string,
    text: string,
    limit: number,
    asOf?: AsOf | null,
  ): Promise<Result<FieldValues>>;
  /** All rows of a view as a file, the given fields only; what is masked stays masked. */
  exportRows(
    view: TableView,
    fields: readonly string[],
    format: ExportFormat,
    asOf?: AsOf | null,
  ): Promise<Result<ExportedBytes>>;
  /** Entities whose id or name contains the text: exact ids first, then beginnings, then the rest. */
  search(text: string, limit: number): Promise<Result<SearchAnswer>>;
  /** All that is known of an entity; `dataset.notFound` where the dataset does not know it. */
  page(entity: EntityRef, asOf?: AsOf | null): Promise<Result<RecordPage>>;

  overview(
    filter: OverviewFilter,
    grain: Grain,
    moment?: Moment | null,
  ): Promise<Result<OverviewData>>;
  /** What is worth looking at first, the most telling first. */
  findings(moment?: Moment | null): Promise<Result<readonly OverviewFinding[]>>;

  /**
   * Shows the personal fields of one record, or of all (null), until `mask` or the next load. Answers the revision
   * that SQL tables have from then on (`AskedTables`); `dataset.notFound` where another load has come since.
   */
  reveal(generation: number, address: RecordAddress | null): Promise<Result<number>>;
  /** Masks the personal fields of one record again, or all (null); answers as `reveal` does. While all are revealed, one record cannot be masked. */
  mask(generation: number, address: RecordAddress | null): Promise<Result<number>>;

  /** What identifies the files of the loaded dataset, read anew; `dataset.cancelled` where another load has come since. */
  fingerprint(): Promise<Result<DatasetFingerprint>>;

  /** Features, decisions, figures and what-if. */
  readonly decisions: DecisionsApi;

  /** Moments: the state as of one, what lies between two, and what the clock steps to. */
  readonly replay: ReplayApi;

  /** Who shares what with whom, as of any moment. */
  readonly graph: GraphApi;

  /** Sends the loaded tables, and those of every later load, to the SQL worker at the other end. */
  connectSql(port: SqlPort): Promise<void>;
}

/** What the engine sends the SQL worker. Personal fields are masked unless all are revealed. */
export interface TablesMessage {
  /** Which load the tables belong to. */
  readonly generation: number;
  /**
   * Whether more tables of the load follow, these are the last, these replace tables the worker has, or the load came
   * to nothing.
   */
  readonly stage: "more" | "last" | "changed" | "abandoned";
  /** How often what these tables show of personal fields has changed since the load: see `AskedTables`. */
  readonly revision: number;
  readonly tables: readonly Table[];
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

/** SHA-256 of every file of a dataset by name, and of that list as `sha256sum` prints it. */
export interface DatasetFingerprint {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly sha256: string;
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
  /** Number of this load; tables sent to the SQL worker carry it. */
  readonly generation: number;
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
  readonly fields: readonly {
    readonly name: string;
    readonly value: string | null;
    /** A personal field whose value is kept back until the record is revealed. */
    readonly masked?: boolean;
  }[];
}
