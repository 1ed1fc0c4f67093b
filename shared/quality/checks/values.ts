import { isEmpty } from "../../domain/cells";
import { NULL_DAY } from "../../domain/columns";
import type { QuarantineReason } from "../../domain/dataset";
import type { FieldSpec, TableSpec } from "../../domain/schema";
import { dayOf, hasEmpty } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { judgeRows, listed } from "../judge";
import { lostRows, perTable, rowsSeen } from "../lostRows";
import { SAMPLE_LIMIT } from "../report";

/** Nobody is recorded to have lived longer than 122 years. */
const LONGEST_LIFE_DAYS = 123 * 365.25;

/** Reasons with a check of their own; every other lost row is an unreadable one. */
const NAMED_REASONS: readonly QuarantineReason[] = ["duplicate_key", "impossible_value"];

function unreadableRows(context: CheckContext, spec: TableSpec): Finding {
  const lost = lostRows(context, spec.name, ({ reason, field }) => {
    const isKeyless = reason === "missing_value" && field === spec.key;
    return !NAMED_REASONS.includes(reason) && !isKeyless;
  });
  return {
    count: lost.count,
    total: rowsSeen(context, spec.name),
    sample: lost.sample,
    facts: { table: spec.name },
  };
}

const outside = ({ min, max }: FieldSpec, value: number): boolean =>
  (min !== undefined && value < min) || (max !== undefined && value > max);

function impossibleValues(context: CheckContext, spec: TableSpec): Finding | null {
  const bounded = spec.fields.filter(({ min, max }) => min !== undefined || max !== undefined);
  const there = bounded.filter((field) => context.has(spec.name, field.name));
  if (there.length === 0) return null;
  const columns = there.map((field) => ({
    field,
    data: context.column(spec.name, field.name, "number").data,
  }));
  const kept = judgeRows(context, spec.name, { fields: there.map(({ name }) => name) }, (row) =>
    columns.some(({ field, data }) => outside(field, data[row]!)),
  );
  const lost = lostRows(context, spec.name, ({ reason }) => reason === "impossible_value");
  return {
    count: kept.count + lost.count,
    total: rowsSeen(context, spec.name),
    sample: [...lost.sample, ...kept.sample].slice(0, SAMPLE_LIMIT),
    facts: { table: spec.name, columns: listed(there.map(({ name }) => name)) },
  };
}

function missingValues(context: CheckContext, spec: TableSpec): Finding | null {
  if (!context.dataset.tables.has(spec.name)) return null;
  const fields = spec.fields.filter(
    ({ name, nullable, optional }) =>
      nullable !== true && optional !== true && name !== spec.key && context.has(spec.name, name),
  );
  const { columns: cells, rows } = context.table(spec.name);
  const columns = fields
    .map(({ name }) => ({ name, column: cells[name]! }))
    .filter(({ column }) => hasEmpty(column));
  const facts = { table: spec.name };
  if (columns.length === 0) return { count: 0, total: rows, sample: [], facts };
  const empty = (row: number): string =>
    listed(columns.filter(({ column }) => isEmpty(column, row)).map(({ name }) => name));
  const finding = judgeRows(
    context,
    spec.name,
    { fields: [], more: (row) => ({ empty: empty(row) }) },
    (row) => columns.some(({ column }) => isEmpty(column, row)),
  );
  return { ...finding, facts };
}

function impossibleBirthdates(context: CheckContext): Finding {
  const { days } = context.column("customers", "birthdate", "date");
  const { ms } = context.column("customers", "signup_ts", "time");
  return judgeRows(context, "customers", { fields: ["birthdate", "signup_ts"] }, (row) => {
    const born = days[row]!;
    if (born === NULL_DAY || Number.isNaN(ms[row]!)) return null;
    const age = dayOf(ms[row]!) - born;
    return age < 0 || age > LONGEST_LIFE_DAYS;
  });
}

function impossibleCardDates(context: CheckContext): Finding {
  const born = context.column("synthetic_id_labels", "birthdate", "date").days;
  const expiry = context.column("synthetic_id_labels", "expiry", "date").days;
  return judgeRows(context, "synthetic_id_labels", { fields: ["birthdate", "expiry"] }, (row) =>
    born[row] === NULL_DAY || expiry[row] === NULL_DAY ? null : born[row]! >= expiry[row]!,
  );
}

function unpairedCoordinates(context: CheckContext): Finding {
  const lat = context.column("transactions", "lat", "number").data;
  const lon = context.column("transactions", "lon", "number").data;
  return judgeRows(
    context,
    "transactions",
    { fields: ["lat", "lon"] },
    (row) => Number.isNaN(lat[row]!) !== Number.isNaN(lon[row]!),
  );
}

const values = { group: "structure", needs: [] } as const;

export const VALUE_CHECKS: readonly CheckDefinition[] = [
  {
    ...values,
    kind: "structure.unreadable_rows",
    severity: "error",
    run: perTable(unreadableRows),
  },
  {
    ...values,
    kind: "structure.impossible_values",
    severity: "error",
    run: perTable(impossibleValues),
  },
  {
    ...values,
    kind: "customers.birthdate_possible",
    severity: "error",
    needs: ["customers.birthdate", "customers.signup_ts"],
    run: impossibleBirthdates,
  },
  {
    ...values,
    kind: "synthetic_id_labels.dates_possible",
    severity: "error",
    needs: ["synthetic_id_labels.birthdate", "synthetic_id_labels.expiry"],
    run: impossibleCardDates,
  },
  {
    ...values,
    kind: "structure.missing_values",
    severity: "warning",
    run: perTable(missingValues),
  },
  {
    ...values,
    kind: "transactions.coordinates_paired",
    severity: "warning",
    schema: "transactions",
    needs: ["transactions.lat", "transactions.lon"],
    run: unpairedCoordinates,
  },
];
