import type { ExportFormat } from "#shared/contract/browse";
import type { SqlValue } from "#shared/contract/sql";
import { csvOf } from "#shared/export/csv";
import { parquetOf, type ExportType } from "#shared/export/parquet";
import type { Found } from "./runStatements";

/** An answer as a file. Parquet columns get the narrowest type that holds all their values. */
export function exportAnswer(
  { columns, data, rows }: Found,
  format: ExportFormat,
): Uint8Array<ArrayBuffer> {
  switch (format) {
    case "csv":
      return csvOf(columns, rowsOf(data, rows));
    case "parquet": {
      const names = distinct(columns);
      return parquetOf(
        data.map((values, at) => ({ name: names[at]!, type: typeOf(values), values })),
      );
    }
  }
}

function* rowsOf(data: Found["data"], rows: number): Generator<SqlValue[]> {
  for (let row = 0; row < rows; row++) yield data.map((values) => values[row]!);
}

/** The names with `_2`, `_3` … where one comes again, since a Parquet file needs distinct ones. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let turn = 2; taken.has(own); turn++) own = `${name}_${turn}`;
    taken.add(own);
    return own;
  });
}

const TIME =
  /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3}|\.\d{6}|\.\d{9})?$/;

function typeOf(values: readonly SqlValue[]): ExportType {
  const held = values.filter((value) => value !== null);
  if (held.length === 0) return "text";
  if (held.every(Number.isSafeInteger)) return "integer";
  if (held.every((value) => typeof value === "number")) return "number";
  return held.every((value) => typeof value === "string" && TIME.test(value)) ? "time" : "text";
}
