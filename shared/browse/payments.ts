import type { PageFigure, RecordPage } from "../contract/browse";
import { toCents } from "../log/cents";
import { SCHEMA_SOURCES, type PaymentSource } from "../log/sources";
import type { Records } from "./records";

/** How a payment or what belongs to it matters, the gravest first. */
export type Mark = RecordPage["timeline"][number]["mark"];

const paymentSource = ({ dataset }: Records): PaymentSource =>
  SCHEMA_SOURCES[dataset.schema].payments;

export function hasFailed(records: Records, row: number): boolean {
  const { result } = paymentSource(records);
  return result !== null && records.text(records.table("payment"), result, row) === "failed";
}

export const isLabelled = (records: Records, row: number): boolean =>
  records.flag(records.table("payment"), paymentSource(records).label, row) === true;

/** In the currency's major unit, null where the payment has none. */
export const amountOf = (records: Records, row: number): number | null =>
  records.number(records.table("payment"), paymentSource(records).amount, row);

export function paymentMark(records: Records, row: number): Mark {
  if (isLabelled(records, row)) return "fraud";
  const id = records.key("payment", "payment", row);
  if (id !== null && records.belonging("payment", id).alert.length > 0) return "alert";
  return hasFailed(records, row) ? "failed" : null;
}

/** The gravest mark among some payments. */
export function gravestMark(records: Records, rows: readonly number[]): Mark {
  const marks = rows.map((row) => paymentMark(records, row));
  return (["fraud", "alert", "failed"] as const).find((mark) => marks.includes(mark)) ?? null;
}

export const count = (id: PageFigure["id"], value: number): PageFigure => ({
  id,
  value,
  unit: "count",
});

export const euros = (id: PageFigure["id"], cents: number | null): PageFigure => ({
  id,
  value: cents === null ? null : cents / 100,
  unit: "eur",
});

/** Different values, empty ones left out. */
export const distinct = (texts: Iterable<string | null>): number => {
  const seen = new Set(texts);
  seen.delete(null);
  return seen.size;
};

/** Sum in cents of amounts, those that are missing left out. */
export function sumCents(amounts: Iterable<number | null>): number {
  let cents = 0;
  for (const amount of amounts) if (amount !== null) cents += toCents(amount);
  return cents;
}

/** The figures of some payments. */
export function paymentFigures(records: Records, rows: readonly number[]): readonly PageFigure[] {
  const amounts = rows.map((row) => amountOf(records, row)).filter((amount) => amount !== null);
  const paid = rows.filter((row) => !hasFailed(records, row));
  return [
    count("payments", rows.length),
    count("failed_payments", rows.length - paid.length),
    count("fraud_labels", rows.filter((row) => isLabelled(records, row)).length),
    euros("amount_paid", sumCents(paid.map((row) => amountOf(records, row)))),
    euros("amount_mean", amounts.length === 0 ? null : sumCents(amounts) / amounts.length),
  ];
}
