import { TIMELINE_ROWS, type EntityRef, type TimelineEntry } from "../contract/browse";
import { recordOf } from "../domain/columns";
import { instantAt } from "../log/eventLog";
import { RECORD_KINDS, type RecordKind } from "../log/kinds";
import { amountOf, paymentMark } from "./payments";
import { entityOfRecord, futureMark } from "./recordLists";
import type { Records } from "./records";

/**
 * Moments of a page in the total order of the log. Where there are too many, the last that have happened, and after
 * them as many of those to come as there is room for.
 */
export interface Timeline {
  readonly timeline: readonly TimelineEntry[];
  readonly timelineTotal: number;
}

export const NO_TIMELINE: Timeline = { timeline: [], timelineTotal: 0 };

/** The records at these positions of the log, ascending. */
export function timelineOf(records: Records, positions: readonly number[]): Timeline {
  const before = records.asOf?.moment.before ?? Infinity;
  const to = positions.findLastIndex((position) => position < before) + 1;
  const end = Math.min(positions.length, Math.max(to, TIMELINE_ROWS));
  return {
    timeline: positions.slice(Math.max(0, end - TIMELINE_ROWS), end).map((position) => ({
      ...entryAt(records, position),
      ...futureMark(position >= before),
    })),
    timelineTotal: positions.length,
  };
}

/** The record at a position of the log. */
export function entryAt(records: Records, position: number): TimelineEntry {
  const { log } = records.index;
  const kind = RECORD_KINDS[log.rank[position]!]!;
  const row = log.row[position]!;
  const table = records.table(kind)!;
  return {
    ...instantAt(log, position),
    kind,
    what: whatOf(records, kind, row),
    amount: amountAt(records, kind, row),
    product: kind === "event" ? records.key(kind, "product", row) : null,
    address: { table: table.name, record: recordOf(table, row) },
    entity: entityOfEntry(records, kind, row),
    mark: kind === "payment" ? paymentMark(records, row) : kind === "alert" ? "alert" : null,
  };
}

/** The field that says what happened, by kind; a transaction has none. */
const WHAT: Readonly<Partial<Record<RecordKind, string>>> = {
  event: "event_type",
  payment: "result",
  order: "status",
  alert: "rule_triggered",
};

export const whatOf = (records: Records, kind: RecordKind, row: number): string | null =>
  records.text(records.table(kind), WHAT[kind], row);

function amountAt(records: Records, kind: RecordKind, row: number): number | null {
  const table = records.table(kind);
  switch (kind) {
    case "session":
      return null;
    case "event":
      return records.number(table, "cart_value", row);
    case "payment":
      return amountOf(records, row);
    case "order":
      return records.number(table, "total_amount", row);
    case "alert":
      return records.number(table, "amount", row);
  }
}

export const entityOfEntry = (records: Records, kind: RecordKind, row: number): EntityRef | null =>
  kind === "event" ? entityOfEvent(records, row) : entityOfRecord(records, kind, row);

/** What an event is about: its payment, order or product. */
function entityOfEvent(records: Records, row: number): EntityRef | null {
  const read = (field: string): string | null => records.text(records.table("event"), field, row);
  return (
    records.entity("payment", read("payment_id")) ??
    records.entity("order", read("order_id")) ??
    records.entity("product", read("product_id"))
  );
}
