import { columnOf, NULL_FLAG, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { isRounded, toCents } from "./cents";
import type { LogDictionaries, PaymentColumns } from "./eventLog";
import type { KindPlaces } from "./kindPlaces";
import { mapNames, NONE, PAYMENT_FACTS, PAYMENT_ONLY_KEYS } from "./kinds";
import { codeOf, keySourceOf, SCHEMA_SOURCES, type KeySource, type PaymentSource } from "./sources";

function gatherRows(source: KeySource | null, rows: Uint32Array): Uint32Array | null {
  if (source === null) return null;
  const codes = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) codes[at] = codeOf(source, rows[at]!);
  return codes;
}

function flagsOf(
  source: PaymentSource,
  table: Table,
  rows: Uint32Array,
): Pick<PaymentColumns, "failed" | "fraud" | "sca"> {
  const result = source.result === null ? null : columnOf(table, source.result, "text");
  const label = columnOf(table, source.label, "flag");
  const sca = columnOf(table, source.sca, "flag");
  const meaning = Uint8Array.from(result?.values ?? [], (value) =>
    value === "failed" ? 1 : value === "success" ? 0 : NULL_FLAG,
  );
  return {
    failed: Uint8Array.from(rows, (row) => meaning[result?.codes[row] ?? NONE] ?? NULL_FLAG),
    fraud: Uint8Array.from(rows, (row) => label?.data[row] ?? NULL_FLAG),
    sca: sca === null ? null : Uint8Array.from(rows, (row) => sca.data[row]!),
  };
}

function coordinatesOf(
  { coordinates }: PaymentSource,
  table: Table,
  rows: Uint32Array,
): Pick<PaymentColumns, "latitude" | "longitude"> {
  const degrees = (name: string | undefined): Float64Array | null => {
    const column = name === undefined ? null : columnOf(table, name, "number");
    return column === null ? null : Float64Array.from(rows, (row) => column.data[row]!);
  };
  return {
    latitude: degrees(coordinates?.latitude),
    longitude: degrees(coordinates?.longitude),
  };
}

/** Columns of the payments at the given places of a log. */
export function buildPayments(
  dataset: Dataset,
  { positions, rows }: KindPlaces,
  dictionaries: LogDictionaries,
): PaymentColumns {
  const { records, payments: source } = SCHEMA_SOURCES[dataset.schema];
  const recordSource = records.find(({ kind }) => kind === "payment")!;
  const table = dataset.tables.get(source.table) ?? {
    name: source.table,
    rows: 0,
    columns: {},
    records: null,
  };
  const amounts = columnOf(table, source.amount, "number");
  let rounded = 0;
  const cents = Float64Array.from(rows, (each) => {
    const amount = amounts === null ? NaN : amounts.data[each]!;
    const whole = toCents(amount);
    if (isRounded(amount, whole)) rounded++;
    return whole;
  });
  const keys = mapNames(PAYMENT_ONLY_KEYS, (kind) =>
    gatherRows(keySourceOf(dataset, recordSource, kind, dictionaries), rows),
  );
  const facts = mapNames(PAYMENT_FACTS, (fact) => {
    const column = columnOf(table, source.facts[fact] ?? "", "text");
    if (column === null) return null;
    return gatherRows({ codes: column.codes, map: dictionaries.facts[fact].adopt(column) }, rows);
  });
  return {
    size: rows.length,
    position: positions,
    cents,
    rounded,
    ...flagsOf(source, table, rows),
    ...coordinatesOf(source, table, rows),
    keys,
    facts,
  };
}
