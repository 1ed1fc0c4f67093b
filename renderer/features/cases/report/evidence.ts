import type { QueueAlert } from "#shared/alerts/queue";
import type { CaseFile, Casework } from "#shared/casework/state";
import type { TableInfo, TableRow } from "#shared/contract/browse";
import type { AlertKey, JournalEntry } from "#shared/contract/casework";
import type { Decision, FeatureInfo } from "#shared/contract/decisions";
import type { Moment } from "#shared/contract/replay";
import type { Result } from "#shared/domain/result";
import type { RulesInForce } from "../../../stores/rulesInForce";
import type { AttachedContent } from "../readAttachment";

/** Rows of one table with their numbers in its file. */
export interface EvidenceRows {
  readonly table: TableInfo;
  readonly rows: readonly TableRow[];
  /** Rows there are, of which `rows` are the first. */
  readonly total: number;
}

/** Everything a case is written down from, as it was at hand. */
export interface CaseEvidence {
  readonly file: CaseFile;
  readonly work: Casework;
  /** Lines of the journal that concern the case. */
  readonly entries: readonly JournalEntry[];
  /** The journal's file; null where it has none. */
  readonly journalFile: string | null;
  readonly moment: Moment | null;
  /** In the order of the case; null where nothing of it has happened. */
  readonly alerts: readonly { readonly key: AlertKey; readonly alert: QueueAlert | null }[];
  /** Payments that are hits, whoever made them. */
  readonly hitPayments: EvidenceRows | null;
  /** Payments of the customers of the case, hits or not. */
  readonly customerPayments: EvidenceRows | null;
  /** Alerts of the dataset that are part of hits. */
  readonly datasetAlerts: EvidenceRows | null;
  readonly decisions: readonly {
    readonly paymentId: string;
    readonly decision: Result<Decision>;
  }[];
  readonly features: readonly FeatureInfo[];
  readonly rules: RulesInForce;
  readonly attachments: readonly {
    readonly attachment: CaseFile["attachments"][number];
    readonly content: Result<AttachedContent>;
  }[];
  readonly dataset: {
    readonly label: string;
    readonly tables: readonly TableInfo[];
    readonly firstMs: number | null;
    readonly lastMs: number | null;
  };
  /** Personal fields of every record, of some, or of none are shown. */
  readonly revealed: "all" | "some" | "none";
  readonly application: string;
  /** UTC milliseconds. */
  readonly madeAtMs: number;
}

/** The cells of a row by the name of the field. */
export const cellOf = ({ table }: EvidenceRows, { cells }: TableRow, field: string | null) =>
  cells[table.fields.findIndex(({ name }) => name === field)] ?? null;

/** The number in the file of each row, by its key. */
export function recordsByKey(rows: EvidenceRows | null): ReadonlyMap<string, number> {
  const records = new Map<string, number>();
  for (const row of rows?.rows ?? []) {
    const key = rows === null ? null : cellOf(rows, row, rows.table.key);
    if (key !== null) records.set(key, row.record);
  }
  return records;
}
