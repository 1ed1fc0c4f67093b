import type { ChartTable } from "#shared/contract/overview";
import type { Measure } from "../../stores/location";

/** What stands in, in this order, where a chart does not know the measure asked for. */
const INSTEAD = ["revenue", "orders", "payments", "quantity"] as const;
export type ShownMeasure = Measure | (typeof INSTEAD)[number];

type Row = ChartTable["rows"][number];

/** A column's numbers, one per row, null where there is none; undefined for a column the table lacks. */
export function numbersOf(
  { columns, rows }: ChartTable,
  column: string,
): readonly (number | null)[] | undefined {
  const at = columns.indexOf(column);
  return at === -1 ? undefined : rows.map((row) => numberAt(row, at));
}

function numberAt(row: Row, at: number): number | null {
  const cell = row[at];
  return typeof cell === "number" ? cell : null;
}

/** The values of a measure, one per row; the fraud rate is labelled payments / payments. */
export function valuesOf(table: ChartTable, measure: ShownMeasure): readonly (number | null)[] {
  if (measure !== "fraud_rate") return numbersOf(table, measure) ?? table.rows.map(() => null);
  const labels = numbersOf(table, "fraud_labels") ?? [];
  const payments = numbersOf(table, "payments") ?? [];
  return table.rows.map((_, i) => {
    const label = labels[i] ?? null;
    const paid = payments[i] ?? 0;
    return label === null || paid === 0 ? null : label / paid;
  });
}

/** The measure of all rows together, null where none says anything: a rate is that of the sums. */
export function totalOf(table: ChartTable, measure: ShownMeasure): number | null {
  const sumOf = (column: string): number | null => {
    const known = (numbersOf(table, column) ?? []).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  if (measure !== "fraud_rate") return sumOf(measure);
  const labels = sumOf("fraud_labels");
  const payments = sumOf("payments") ?? 0;
  return labels === null || payments === 0 ? null : labels / payments;
}

/** Whether the table says anything about the measure. */
export function knows(table: ChartTable, measure: ShownMeasure): boolean {
  const columns = measure === "fraud_rate" ? ["fraud_labels", "payments"] : [measure];
  return columns.every((column) =>
    (numbersOf(table, column) ?? []).some((value) => value !== null),
  );
}

/** The measure asked for, or what comes nearest to it in this table. */
export const measureFor = (table: ChartTable, wanted: Measure): ShownMeasure =>
  [wanted, ...INSTEAD].find((measure) => knows(table, measure)) ?? "revenue";

export const isRisk = (measure: ShownMeasure): boolean =>
  measure === "fraud_labels" || measure === "fraud_rate";
