import { columnOf, type Table } from "../../domain/columns";
import { SCENARIO_TABLES } from "../../domain/scenarios";
import { compareInstants } from "../../log/kinds";
import { SCHEMA_SOURCES } from "../../log/sources";
import { sameRow, type Alteration } from "./alteration";
import { linkedRows } from "./links";
import { allRows, copyOf, takeRows, withCopies, withTables } from "./rows";
import { scrambleRows, setInstant, turnFlags } from "./scramble";
import { paymentsTable, scrambleOf, timeOf, type Trial } from "./trial";

/** "success" becomes "failed", anything else "success". */
function turnResult(table: Table, name: string, row: number): Table {
  const column = columnOf(table, name, "text");
  if (column === null) return table;
  const code = column.codes[row]!;
  const turned = column.values[code] === "success" ? "failed" : "success";
  const known = column.values.indexOf(turned);
  column.codes[row] = known < 0 ? column.values.length : known;
  const values = known < 0 ? [...column.values, turned] : column.values;
  return { ...table, columns: { ...table.columns, [name]: { ...column, values } } };
}

function turnedPayment({ dataset, row }: Trial): Table {
  const { result, label } = SCHEMA_SOURCES[dataset.schema].payments;
  const table = copyOf(paymentsTable(dataset));
  turnFlags(table.columns[label], [row]);
  return result === null ? table : turnResult(table, result, row);
}

/** The payment's alerts drawn anew, or one where it has none. */
function turnedAlerts(trial: Trial, alerts: Table): { table: Table; records: number } {
  const rows = linkedRows(alerts, trial.own);
  const fresh = rows.length === 0;
  const table = fresh ? withCopies(alerts, "alert_id", [0]) : copyOf(alerts);
  const changed = fresh ? [alerts.rows] : rows;
  scrambleRows(table, changed, scrambleOf(trial, table.name, null));
  if (fresh) {
    const payment = columnOf(table, "payment_id", "text");
    const own = payment?.values.indexOf(trial.id) ?? -1;
    if (payment !== null) {
      const values = own < 0 ? [...payment.values, trial.id] : payment.values;
      payment.codes[alerts.rows] = own < 0 ? values.length - 1 : own;
      setInstant(table.columns["alert_ts"]!, alerts.rows, trial.at);
      return {
        table: { ...table, columns: { ...table.columns, payment_id: { ...payment, values } } },
        records: 1,
      };
    }
  }
  return { table, records: changed.length };
}

function turnedScenarios({ dataset, id, draws }: Trial): { table: Table | null; records: number } {
  const { scenarios, schema } = dataset;
  const key = SCENARIO_TABLES[schema].key;
  const ids = columnOf(scenarios ?? undefined, key, "text");
  if (scenarios === null || ids === null) return { table: scenarios, records: 0 };
  const rows = [...ids.codes.keys()].filter((row) => ids.values[ids.codes[row]!] === id);
  const table = copyOf(scenarios);
  scrambleRows(table, rows, { draws, key, links: new Map(), focus: new Map(), instant: null });
  return { table, records: rows.length };
}

/** The payment's own result, label, alert and scenario turned over. */
export function turnOutcome(trial: Trial): Alteration {
  const { dataset } = trial;
  const changed = [turnedPayment(trial)];
  const alerts = dataset.tables.get("fraud_alerts");
  const turned = alerts === undefined || alerts.rows === 0 ? null : turnedAlerts(trial, alerts);
  if (turned !== null) changed.push(turned.table);
  const scenarios = turnedScenarios(trial);
  return {
    dataset: { ...withTables(dataset, changed), scenarios: scenarios.table },
    records: 1 + (turned?.records ?? 0) + scenarios.records,
    rowOf: sameRow,
  };
}

/** The tables that have rows carrying the payment's id or its order's, and these rows. */
function ownRows({ dataset, own }: Trial): { table: Table; rows: number[] }[] {
  return [...dataset.tables.values()]
    .map((table) => ({ table, rows: linkedRows(table, own) }))
    .filter(({ rows }) => rows.length > 0);
}

const changeOwn = (
  trial: Trial,
  change: (table: Table, rows: readonly number[]) => Table,
): Alteration => {
  const found = ownRows(trial);
  return {
    dataset: withTables(
      trial.dataset,
      found.map(({ table, rows }) => change(table, rows)),
    ),
    records: found.reduce((sum, { rows }) => sum + rows.length, 0),
    rowOf: sameRow,
  };
};

/** The records that carry the payment's id or its order's drawn anew, but for their links and times. */
export const alterOwn = (trial: Trial): Alteration =>
  changeOwn(trial, (table, rows) => {
    const copy = copyOf(table);
    scrambleRows(copy, rows, scrambleOf(trial, table.name, null));
    return copy;
  });

/** Up to how long before the payment its records are moved. */
const EARLIER_MS = 3_600_000;

/** The same records moved to before the payment. */
export const moveOwn = (trial: Trial): Alteration =>
  changeOwn(trial, (table, rows) => {
    const time = timeOf(trial.dataset, table.name);
    if (time === null) return table;
    const copy = copyOf(table);
    for (const row of rows)
      setInstant(copy.columns[time]!, row, {
        ms: trial.at.ms - 1 - trial.draws.below(EARLIER_MS),
        nano: 0,
      });
    return copy;
  });

/** The same records taken away. */
export const removeOwn = (trial: Trial): Alteration =>
  changeOwn(trial, (table, rows) => {
    const gone = new Set(rows);
    return takeRows(
      table,
      allRows(table).filter((row) => !gone.has(row)),
    );
  });

/** Rows of earlier payments whose label is not old enough to be known. */
function youngRows({ log, position, at, labelDelayMs }: Trial): number[] {
  const known = { ms: at.ms - labelDelayMs, nano: at.nano };
  const rows: number[] = [];
  const positions = log.payments.position;
  for (let ordinal = positions.length - 1; ordinal >= 0; ordinal--) {
    const earlier = positions[ordinal]!;
    if (earlier >= position) continue;
    const time = { ms: log.ms[earlier]!, nano: log.nano?.[earlier] ?? 0 };
    if (compareInstants(time, known) <= 0) break;
    rows.push(log.row[earlier]!);
  }
  return rows;
}

/** The labels of earlier payments that are younger than the delay turned over. */
export function turnYoungLabels(trial: Trial): Alteration {
  const { dataset } = trial;
  const rows = youngRows(trial);
  const table = copyOf(paymentsTable(dataset));
  turnFlags(table.columns[SCHEMA_SOURCES[dataset.schema].payments.label], rows);
  return { dataset: withTables(dataset, [table]), records: rows.length, rowOf: sameRow };
}
