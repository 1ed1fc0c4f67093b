import type { PageFigure } from "../../contract/browse";
import { columnOf } from "../../domain/columns";
import { MS_PER_DAY } from "../../domain/time";
import { compareInstants, type Instant, type RecordKind } from "../../log/kinds";
import { paymentField } from "../groupLists";
import { count, distinct } from "../payments";
import type { Belonging, Records } from "../records";

/** Whether the dataset has records of a kind: lists and figures of the others are left out. */
export const hasKind = (records: Records, kind: RecordKind): boolean =>
  records.table(kind) !== undefined;

/** Counts of different keys among payments, and for IPs among sessions as well. */
export const distinctKeys = (
  records: Records,
  rows: Pick<Belonging, "payment" | "session">,
): readonly PageFigure[] => {
  const ofPayments = (by: "device" | "ip" | "bin") =>
    rows.payment.map((row) => records.key("payment", by, row));
  const ips = rows.session.map((row) => records.key("session", "ip", row));
  return [
    count("devices", distinct(ofPayments("device"))),
    count("ips", distinct([...ofPayments("ip"), ...ips])),
    ...(paymentField(records, "bin") !== null ? [count("bins", distinct(ofPayments("bin")))] : []),
  ];
};

/** When a record of a table was made by one of its time fields; null where it does not say or is still to come. */
export function instantOf(
  records: Records,
  tableName: string,
  field: string,
  row: number,
): Instant | null {
  const column = columnOf(records.dataset.tables.get(tableName), field, "time");
  const isThere = row >= 0 && !records.isFuture(tableName, row);
  const ms = !isThere || column === null ? NaN : column.ms[row]!;
  return Number.isNaN(ms) ? null : { ms, nano: column?.nano?.[row] ?? 0 };
}

/** When the customer signed up. */
export const signUpOf = (records: Records, customer: string): Instant | null =>
  instantOf(records, "customers", "signup_ts", records.rowOf({ kind: "customer", id: customer }));

/** Days from one moment to another, null where either is not said. */
export const days = (
  id: PageFigure["id"],
  from: Instant | null,
  to: Instant | null,
): PageFigure => ({
  id,
  value: from === null || to === null ? null : (to.ms - from.ms) / MS_PER_DAY,
  unit: "days",
});

export const seconds = (
  id: PageFigure["id"],
  from: Instant | null,
  to: Instant | null,
): PageFigure => ({
  id,
  value:
    from === null || to === null ? null : (to.ms - from.ms) / 1000 + (to.nano - from.nano) / 1e9,
  unit: "seconds",
});

export const isBefore = (a: Instant | null, b: Instant | null): boolean =>
  a !== null && b !== null && compareInstants(a, b) < 0;
