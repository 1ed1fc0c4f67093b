import {
  PAGE_ROWS,
  type EntityRef,
  type PageList,
  type PageListId,
  type TableView,
} from "../contract/browse";
import type { RecordKind } from "../log/kinds";
import { columnsOf, LIST_FIELDS } from "./listColumns";
import { gravestMark, paymentMark, type Mark } from "./payments";
import type { Records } from "./records";

/** The field of a table that a page's list is chosen by. */
export interface ChosenBy {
  readonly field: string;
  readonly id: string;
}

/**
 * The first `PAGE_ROWS` of a list's rows; where some are still to come, the first that have happened, and before them
 * as many of those to come as there is room for, the nearest.
 */
export function pageRows<Row>(rows: readonly Row[], isFuture: (row: Row) => boolean): Row[] {
  if (rows.length <= PAGE_ROWS) return [...rows];
  const happened = rows.filter((row) => !isFuture(row)).slice(0, PAGE_ROWS);
  const room = PAGE_ROWS - happened.length;
  const coming = rows.filter(isFuture);
  return [...coming.slice(coming.length - room), ...happened];
}

/** The mark of a row that is still to come. */
export const futureMark = (isFuture: boolean): { readonly future?: true } =>
  isFuture ? { future: true } : {};

/** The records of one kind as a list, latest first; `by` makes its view, and is left out where all rows say the same. */
export function recordList(
  records: Records,
  id: PageListId,
  kind: RecordKind,
  rows: readonly number[],
  by: ChosenBy | null,
): PageList {
  const table = records.table(kind);
  const source = records.source(kind);
  if (table === undefined || source === undefined) return emptyList(id);
  const fields = (LIST_FIELDS[table.name] ?? []).filter(
    (field) => field !== by?.field || field === source.key,
  );
  const columns = columnsOf(records, table.name, fields);
  return {
    id,
    columns,
    rows: pageRows(rows, (row) => records.isFuture(table.name, row)).map((row) => ({
      cells: columns.map(({ name }) => records.text(table, name, row)),
      entity: entityOfRecord(records, kind, row),
      address: records.address(table, row),
      mark: recordMark(records, kind, row),
      ...futureMark(records.isFuture(table.name, row)),
    })),
    total: rows.length,
    view: by === null ? null : viewBy(table.name, by, source.time),
  };
}

const emptyList = (id: PageListId): PageList => ({
  id,
  columns: [],
  rows: [],
  total: 0,
  view: null,
});

const viewBy = (table: string, { field, id }: ChosenBy, time: string): TableView => ({
  table,
  filters: [{ field, op: "is", values: [id] }],
  sort: { field: time, descending: true },
});

/** The page of a record: an alert has that of its payment, an event that of its session. */
export function entityOfRecord(records: Records, kind: RecordKind, row: number): EntityRef | null {
  switch (kind) {
    case "session":
    case "event":
      return records.entity("session", records.key(kind, "session", row));
    case "payment":
      return records.entity(
        "payment",
        records.text(records.table(kind), records.source(kind)?.key, row),
      );
    case "order":
      return records.entity("order", records.text(records.table(kind), "order_id", row));
    case "alert":
      return records.entity("payment", records.key(kind, "payment", row));
  }
}

function recordMark(records: Records, kind: RecordKind, row: number): Mark {
  switch (kind) {
    case "payment":
      return paymentMark(records, row);
    case "session": {
      const id = records.key(kind, "session", row);
      return id === null ? null : gravestMark(records, records.belonging("session", id).payment);
    }
    case "order": {
      const payment = records.entity("payment", records.key(kind, "payment", row));
      if (payment === null) return null;
      const paid = records.rowOf(payment);
      return records.isFuture(records.table("payment")?.name, paid)
        ? null
        : paymentMark(records, paid);
    }
    case "alert":
      return "alert";
    case "event":
      return null;
  }
}
