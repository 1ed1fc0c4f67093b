import type { TableSpec } from "../../domain/schema";
import { hasEmpty } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { compareFigures, documentedRows } from "../documented";
import { judgeRows, rounded } from "../judge";
import { perTable } from "../lostRows";

/** Counts the rows too many or too few; a missing table is an error of its own. */
function rowCounts(context: CheckContext, spec: TableSpec): Finding | null {
  const documented = documentedRows(context, spec);
  const table = context.dataset.tables.get(spec.name);
  if (documented === null || table === undefined) return null;
  return {
    count: Math.abs(table.rows - documented),
    total: documented,
    sample: [],
    facts: { table: spec.name, documented, found: table.rows },
  };
}

/** The number of alerts is a row count and is compared as one. */
const figures = (context: CheckContext): readonly Finding[] =>
  compareFigures(context)
    .filter(({ id }) => id !== "alerts")
    .map(({ id, documented, found, agrees, unit }) => ({
      subject: id,
      count: agrees ? 0 : 1,
      total: 1,
      sample: [],
      facts: { figure: id, unit, min: documented.min, max: documented.max, found: rounded(found) },
    }));

const PERIOD = { first: Date.UTC(2025, 10, 1), end: Date.UTC(2026, 0, 1) };

/** Events outside November and December 2025, the documented months. */
function outsidePeriod(context: CheckContext): Finding {
  const { ms } = context.column("events", "ts", "time");
  return judgeRows(context, "events", { fields: ["ts", "session_id"] }, (row) =>
    Number.isNaN(ms[row]!) ? null : ms[row]! < PERIOD.first || ms[row]! >= PERIOD.end,
  );
}

/** Columns that may be empty (an anonymous session, a payment without a card) and never are. */
function neverEmpty(context: CheckContext): Finding {
  const columns = context.specs.flatMap(({ name, fields }) =>
    fields
      .filter(({ nullable, optional }) => nullable === true && optional !== true)
      .filter((field) => context.has(name, field.name) && context.table(name).rows > 0)
      .map((field) => ({ table: name, column: field.name })),
  );
  const full = columns.filter(
    ({ table, column }) => !hasEmpty(context.table(table).columns[column]!),
  );
  return {
    count: full.length,
    total: columns.length,
    sample: full.map(({ table, column }) => ({
      table,
      record: null,
      key: null,
      values: { column },
    })),
    facts: { columns: full.map(({ table, column }) => `${table}.${column}`).join(", ") },
  };
}

const documentation = { group: "documentation", severity: "warning", needs: [] } as const;

export const DOCUMENTATION_CHECKS: readonly CheckDefinition[] = [
  { ...documentation, kind: "documentation.rows", run: perTable(rowCounts) },
  { ...documentation, kind: "documentation.figure", schema: "kivendtout", run: figures },
  {
    ...documentation,
    severity: "information",
    kind: "documentation.period",
    needs: ["events.ts"],
    run: outsidePeriod,
  },
  {
    ...documentation,
    severity: "information",
    kind: "documentation.never_empty",
    schema: "kivendtout",
    run: neverEmpty,
  },
];
