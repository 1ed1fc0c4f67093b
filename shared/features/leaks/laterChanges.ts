import { columnOf, type Table } from "../../domain/columns";
import { SCHEMA_SOURCES } from "../../log/sources";
import type { Instant } from "../../log/kinds";
import { sameRow, type Alteration } from "./alteration";
import { linkedRows } from "./links";
import { allRows, copyOf, takeRows, withCopies, withTables } from "./rows";
import { scrambleRows, setInstant } from "./scramble";
import {
  keyOf,
  laterInstant,
  laterRows,
  paymentsTable,
  scrambleOf,
  timeOf,
  type Trial,
} from "./trial";

/** Sessions under way end later than the payment, whenever they began. */
function moveEnds(table: Table, trial: Trial): number {
  const ends = columnOf(table, "end_ts", "time");
  let moved = 0;
  ends?.ms.forEach((ms, row) => {
    if (!(ms > trial.at.ms)) return;
    setInstant(ends, row, laterInstant(trial));
    moved++;
  });
  return moved;
}

/** Every later record drawn anew: amounts, keys, results, labels, and times that stay later. */
export function alterLater(trial: Trial): Alteration {
  const changed: Table[] = [];
  let records = 0;
  for (const [name, rows] of laterRows(trial)) {
    const table = copyOf(trial.dataset.tables.get(name)!);
    scrambleRows(
      table,
      rows,
      scrambleOf(trial, name, () => laterInstant(trial)),
    );
    records += rows.length + (name === "sessions" ? moveEnds(table, trial) : 0);
    changed.push(table);
  }
  return { dataset: withTables(trial.dataset, changed), records, rowOf: sameRow };
}

/**
 * Every later record taken away. The orders of the tried payments stay: that an earlier event names such an order is
 * what makes it the payment's own, and own records are tried by themselves.
 */
export function removeLater(trial: Trial): Alteration {
  const { dataset, links } = trial;
  const changed: Table[] = [];
  let records = 0;
  let rowOf = sameRow;
  for (const [name, rows] of laterRows(trial)) {
    const table = dataset.tables.get(name)!;
    const gone = new Set(rows);
    if (name === "orders") for (const row of linkedRows(table, links)) gone.delete(row);
    const kept = allRows(table).filter((row) => !gone.has(row));
    records += gone.size;
    changed.push(takeRows(table, kept));
    if (table === paymentsTable(dataset)) {
      const places = new Map<number, number>();
      kept.forEach((row, place) => places.set(row, place));
      rowOf = (row) => places.get(row)!;
    }
  }
  return { dataset: withTables(dataset, changed), records, rowOf };
}

/** Copies a table gets of rows that share a key with the payment, of the payment itself, and of any. */
const COPIES = 30;

/** Rows of a table that carry one of the payment's keys. */
function relatedRows(table: Table, { texts }: Trial): number[] {
  const rows = new Set<number>();
  for (const name of ["customer_id", "account_id", "session_id", "ip_hash", "device_id"]) {
    const column = columnOf(table, name, "text");
    const code = column?.values.indexOf(texts.get(name) ?? "") ?? -1;
    if (code >= 0)
      column!.codes.forEach((each, row) => {
        if (each === code) rows.add(row);
      });
  }
  return [...rows];
}

function copiedRows(table: Table, trial: Trial): number[] {
  const { draws, row } = trial;
  const related = relatedRows(table, trial);
  const isPayments = table.name === paymentsTable(trial.dataset).name;
  return Array.from({ length: COPIES }, (_, copy) => {
    if (isPayments && copy % 3 === 0) return row;
    if (related.length > 0 && copy % 3 === 1) return related[draws.below(related.length)]!;
    return draws.below(table.rows);
  });
}

/** Later by the order's rank or key, though not by its time: orders, alerts and copies of the payment. */
function addedInstant(trial: Trial, table: string, source: number): Instant {
  const isTied =
    table === paymentsTable(trial.dataset).name
      ? source === trial.row
      : table === "orders" || table === "fraud_alerts";
  return isTied && trial.draws.oneIn(2) ? trial.at : laterInstant(trial);
}

/** New later records, most of them of the payment's own keys; some at its very time, after it in the order. */
export function addLater(trial: Trial): Alteration {
  const { dataset } = trial;
  const changed: Table[] = [];
  let records = 0;
  for (const { table: name } of SCHEMA_SOURCES[dataset.schema].records) {
    const table = dataset.tables.get(name);
    if (table === undefined || table.rows === 0) continue;
    const sources = copiedRows(table, trial);
    const longer = withCopies(table, keyOf(dataset, name), sources);
    const added = sources.map((_, copy) => table.rows + copy);
    scrambleRows(
      longer,
      added,
      scrambleOf(trial, name, () => laterInstant(trial)),
    );
    sources.forEach((source, copy) =>
      setInstant(
        longer.columns[timeOf(dataset, name)!]!,
        table.rows + copy,
        addedInstant(trial, name, source),
      ),
    );
    records += sources.length;
    changed.push(longer);
  }
  return { dataset: withTables(dataset, changed), records, rowOf: sameRow };
}
