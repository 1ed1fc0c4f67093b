import type { ExportFormat } from "#shared/contract/browse";
import type { SqlValue } from "#shared/contract/sql";
import { csvOf } from "#shared/export/csv";
import { parquetOf, type ExportType } from "#shared/export/parquet";
import { formatInstant, parseInstant } from "#shared/domain/time";
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

/** A text is a time only as this application writes times: whatever else reads as one would not come back as it was. */
function isTime(text: string): boolean {
  const time = { ms: 0, nano: 0 };
  return text.length > 10 && parseInstant(text, time) && formatInstant(time.ms, time.nano) === text;
}

function typeOf(values: readonly SqlValue[]): ExportType {
  const held = values.filter((value) => value !== null);
  if (held.length === 0) return "text";
  if (held.every(Number.isSafeInteger)) return "integer";
  if (held.every((value) => typeof value === "number")) return "number";
  return held.every((value) => typeof value === "string" && isTime(value)) ? "time" : "text";
}
