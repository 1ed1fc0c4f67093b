import type { SqlTable } from "#shared/contract/sql";
import { SCHEMAS, type TableSpec } from "#shared/domain/schema";

const TYPES = ["text", "time", "date", "number", "integer", "flag"] as const;
type ColumnType = (typeof TYPES)[number];

export interface ColumnEntry {
  readonly name: string;
  /** Null where the type is none of those known; `stored` says it then. */
  readonly type: ColumnType | null;
  readonly stored: string;
  readonly key: boolean;
  /** `table.column`, null where it refers to nothing. */
  readonly references: string | null;
}

export interface TableEntry {
  readonly name: string;
  readonly kind: SqlTable["kind"];
  /** Null for a view, whose rows are not counted. */
  readonly rows: number | null;
  readonly columns: readonly ColumnEntry[];
  /** Whether the text looked for is in a column, so that the columns have to be seen. */
  readonly columnMatches: boolean;
}

const specs: readonly TableSpec[] = Object.values(SCHEMAS).flat();

/** Tables and views with the keys and references the schema declares. */
export const schemaEntries = (tables: readonly SqlTable[]): readonly TableEntry[] =>
  tables.map(({ name, kind, rows, columns }) => {
    const spec = specs.find((known) => known.name === name);
    return {
      name,
      kind,
      rows,
      columnMatches: false,
      columns: columns.map((column) => ({
        name: column.name,
        type: TYPES.find((type) => type === column.type) ?? null,
        stored: column.type,
        key: spec?.key === column.name,
        references: spec?.fields.find((field) => field.name === column.name)?.references ?? null,
      })),
    };
  });

/** Tables whose name holds the text, with all columns, and those where only columns do, with these. */
export function foundTables(tables: readonly TableEntry[], text: string): readonly TableEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return tables;
  const holds = ({ name }: { readonly name: string }) => name.toLowerCase().includes(wanted);
  return tables.flatMap((table) => {
    if (holds(table)) return [table];
    const columns = table.columns.filter(holds);
    return columns.length === 0 ? [] : [{ ...table, columns, columnMatches: true }];
  });
}
