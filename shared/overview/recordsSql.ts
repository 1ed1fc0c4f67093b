import type { Dimension, OverviewBasis, OverviewFilter } from "../contract/overview";
import type { Moment } from "../contract/replay";
import { kindsOfMeasure, kindsOfMeasures, type Measure } from "./measures";
import { REVENUE_KIND, type CountedKind } from "./paths";
import { cte, KindQuery } from "./sqlParts";

/** What a SELECT over one kind of record has to bring for the measures. */
export interface RecordsQuery {
  readonly basis: OverviewBasis;
  readonly filter: OverviewFilter;
  readonly moment: Moment | null;
  readonly leftOut: readonly Dimension[];
  readonly measures: readonly Measure[];
}

/** Whole cents, so that sums are exact. */
export const centsOf = (amount: string): string => `CAST(ROUND(${amount} * 100) AS INTEGER)`;

/** All records the measures count, one under the other, with the columns that make the groups. */
export function recordsCte(
  query: RecordsQuery,
  keys: (kind: KindQuery) => readonly string[],
): string {
  const { basis, filter, moment, leftOut, measures } = query;
  const selects = kindsOfMeasures(measures, basis).map((kind) => {
    const records = new KindQuery(kind, basis, moment);
    // The keys first: they and the filter together decide which tables are joined.
    const columns = [
      `'${kind}' AS kind`,
      ...keys(records),
      ...measuredColumns(kind, records, query),
    ];
    records.restrict(filter, leftOut);
    return records.select(columns);
  });
  const note = measures.includes("revenue")
    ? "-- Amounts in whole cents: their sums are exact.\n"
    : "";
  return cte("records", note + selects.join("\nUNION ALL\n"));
}

/** The columns a kind brings for the measures; those of other kinds only are NULL. */
function measuredColumns(
  kind: CountedKind,
  records: KindQuery,
  { basis, measures }: RecordsQuery,
): string[] {
  const { customer, amount, label, result } = records.source;
  const told = new Set(measures.filter((name) => kindsOfMeasure(name, basis).length > 0));
  const tells = (...names: readonly Measure[]) => names.some((name) => told.has(name));
  const columns: string[] = [];
  if (tells("customers"))
    columns.push(`${kind === "alert" ? "NULL" : records.field(customer)} AS customer_id`);
  if (tells("revenue", "average_basket", "fraud_amount"))
    columns.push(`${amount === null ? "NULL" : centsOf(records.field(amount))} AS cents`);
  if (tells("failed_payments"))
    columns.push(`${result === null ? "NULL" : records.field(result)} AS result`);
  if (tells("fraud_labels", "fraud_rate", "fraud_amount"))
    columns.push(`${label === null ? "NULL" : records.field(label)} AS fraud`);
  return columns;
}

export function measureColumns(measures: readonly Measure[], basis: OverviewBasis): string[] {
  return measures.map((name) => {
    const known = kindsOfMeasure(name, basis).length > 0;
    return `${known ? measureSql(name, basis) : "NULL"} AS ${name}`;
  });
}

function measureSql(measure: Measure, { schema }: OverviewBasis): string {
  const count = (kind: CountedKind) => `COUNT(*) FILTER (WHERE kind = '${kind}')`;
  switch (measure) {
    case "customers":
      return "COUNT(DISTINCT customer_id)";
    case "sessions":
      return count("session");
    case "orders":
      return count("order");
    case "revenue":
      return `COALESCE(SUM(cents) FILTER (WHERE kind = '${REVENUE_KIND[schema]}'), 0) / 100.0`;
    case "average_basket":
      return "AVG(cents) FILTER (WHERE kind = 'order') / 100.0";
    case "payments":
      return count("payment");
    case "failed_payments":
      return "COUNT(*) FILTER (WHERE result = 'failed')";
    case "fraud_labels":
      return "COUNT(*) FILTER (WHERE fraud = 1)";
    case "fraud_rate":
      return `1.0 * COUNT(*) FILTER (WHERE fraud = 1) / ${count("payment")}`;
    case "fraud_amount":
      return "COALESCE(SUM(cents) FILTER (WHERE fraud = 1), 0) / 100.0";
    case "alerts":
      return count("alert");
  }
}
