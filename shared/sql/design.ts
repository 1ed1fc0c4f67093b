import type { Table } from "../domain/columns";
import { SCHEMAS, type FieldType, type TableSpec } from "../domain/schema";

/**
 * What a SQL column holds. In SQLite times and dates are TEXT: `YYYY-MM-DD HH:MM:SS[.fraction]` in UTC with 0, 3, 6 or
 * 9 decimals, and `YYYY-MM-DD`, both in the order of time when sorted as text; flags are the INTEGERs 0 and 1.
 */
export type SqlType = "text" | "time" | "date" | "number" | "integer" | "flag";

export interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
}

export interface SqlIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows whose first column is empty are left out: SQLite still uses it for every comparison of that column. */
  readonly partial: boolean;
}

/** A table of a dataset as SQLite gets it. */
export interface SqlTableDesign {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  /** Primary key; null where the table has none. */
  readonly key: string | null;
  readonly indices: readonly SqlIndex[];
}

/**
 * Indices beside the primary keys: every column that refers to another table, with the time behind it where records
 * are looked at in the order of time; the times; and what fraud is followed by (IP, device, card).
 */
const INDICES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sessions: [["customer_id", "start_ts"], ["start_ts"], ["ip_hash"]],
  orders: [["customer_id", "order_ts"], ["session_id"], ["payment_id"], ["order_ts"]],
  order_items: [["order_id"], ["product_id"]],
  payments: [
    ["customer_id", "attempt_ts"],
    ["session_id"],
    ["attempt_ts"],
    ["ip_hash"],
    ["device_id"],
    ["card_bin"],
  ],
  fraud_alerts: [["payment_id"], ["customer_id"], ["session_id"]],
  events: [
    ["session_id", "ts"],
    ["customer_id"],
    ["ts"],
    ["product_id"],
    ["payment_id"],
    ["order_id"],
  ],
  id_links: [["customer_id"]],
  transactions: [["account_id", "timestamp"], ["timestamp"], ["merchant_id"], ["device_id"]],
};

const SQL_TYPES: Readonly<Record<FieldType, SqlType>> = {
  text: "text",
  unique: "text",
  bin: "text",
  number: "number",
  integer: "integer",
  flag: "flag",
  time: "time",
  date: "date",
};

/**
 * The SQL table of a table of either schema, null for a name that neither knows. Documented columns are always there;
 * others where `columns` has them.
 */
export function designOf(name: string, columns: Table["columns"] = {}): SqlTableDesign | null {
  const spec = specs.get(name);
  if (spec === undefined) return null;
  return {
    name,
    columns: spec.fields
      .filter((field) => field.undocumented !== true || columns[field.name] !== undefined)
      .map((field) => ({ name: field.name, type: SQL_TYPES[field.type] })),
    key: spec.key,
    indices: (INDICES[name] ?? []).map((keys) => ({
      name: `${name}_by_${keys[0]!}`,
      columns: keys,
      partial: spec.fields.some((field) => field.name === keys[0] && field.nullable === true),
    })),
  };
}

const specs: ReadonlyMap<string, TableSpec> = new Map(
  Object.values(SCHEMAS)
    .flat()
    .map((spec) => [spec.name, spec]),
);

const STORED: Readonly<Record<SqlType, string>> = {
  text: "TEXT",
  time: "TEXT",
  date: "TEXT",
  number: "REAL",
  integer: "INTEGER",
  flag: "INTEGER",
};

/**
 * `CREATE TABLE` and `CREATE INDEX` of a table. References are declared for the reader and not enforced, since a
 * dataset may hold rows whose target is missing.
 */
export function statementsOf(design: SqlTableDesign): string[] {
  const fields = specs.get(design.name)!.fields;
  const columns = design.columns.map(({ name, type }) => {
    const target = fields.find((field) => field.name === name)?.references?.split(".");
    return [
      `${name} ${STORED[type]}`,
      ...(name === design.key ? ["PRIMARY KEY"] : []),
      ...(target === undefined ? [] : [`REFERENCES ${target[0]!}(${target[1]!})`]),
    ].join(" ");
  });
  return [
    `CREATE TABLE ${design.name} (${columns.join(", ")})`,
    ...design.indices.map(
      ({ name, columns: keys, partial }) =>
        `CREATE INDEX ${name} ON ${design.name} (${keys.join(", ")})` +
        (partial ? ` WHERE ${keys[0]!} IS NOT NULL` : ""),
    ),
  ];
}
