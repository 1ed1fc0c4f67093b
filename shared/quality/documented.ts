import type { TableSpec } from "../domain/schema";
import { MS_PER_DAY } from "../domain/time";
import type { CheckContext } from "./context";
import type { FigureComparison, FigureId } from "./report";

/** What the documentation promises of a dataset (SPEC §2), and what a generated one of scale N promises instead. */

const scaleOf = (context: CheckContext): number => context.dataset.manifest?.scale ?? 1;

/**
 * Rows the documentation promises of a table. At scale 1 that is the documented table itself; above, the rows
 * the manifest says were generated. null where nothing is promised.
 */
export function documentedRows(context: CheckContext, spec: TableSpec): number | null {
  const { manifest } = context.dataset;
  if (manifest === null || (manifest.scale === 1 && spec.documentedRows !== null))
    return spec.documentedRows;
  return manifest.rows[spec.name] ?? spec.documentedRows;
}

interface Figure {
  readonly id: FigureId;
  readonly unit: FigureComparison["unit"];
  readonly min: number;
  readonly max: number;
  /** How far outside the range a found figure still agrees, because the documented one is rounded. */
  readonly slack?: number;
  readonly needs: readonly string[];
  /** The documented range grows with the scale of a generated dataset. */
  readonly scales?: boolean;
  readonly found: (context: CheckContext) => number;
  /** For a share: the records counted, and those it is a share of. */
  readonly counted?: (context: CheckContext) => { readonly count: number; readonly total: number };
}

const mean = (sum: number, count: number): number => (count === 0 ? NaN : sum / count);

const finite = (context: CheckContext, table: string, field: string): Float64Array =>
  context.column(table, field, "number").data.filter((value) => !Number.isNaN(value));

function fraudLabels(context: CheckContext): { count: number; total: number } {
  const { data } = context.column("payments", "is_fraud_label", "flag");
  let count = 0;
  let total = 0;
  for (const flag of data) {
    if (flag === 1) count++;
    if (flag <= 1) total++;
  }
  return { count, total };
}

function spanInDays(context: CheckContext): number {
  let first = Infinity;
  let last = -Infinity;
  for (const ms of context.column("events", "ts", "time").ms) {
    if (ms < first) first = ms;
    if (ms > last) last = ms;
  }
  return last >= first ? (last - first) / MS_PER_DAY : NaN;
}

/**
 * Figures documented as one rounded number have it as both ends of the range, and slack for the rounding;
 * "about two months" is 55 to 65 days; prices of "about 10 to 100 €" allow one euro.
 */
const FIGURES: readonly Figure[] = [
  {
    id: "fraud_share",
    unit: "share",
    min: 0.06,
    max: 0.08,
    needs: ["payments.is_fraud_label"],
    found: (context) => {
      const { count, total } = fraudLabels(context);
      return mean(count, total);
    },
    counted: fraudLabels,
  },
  {
    id: "alerts",
    unit: "rows",
    min: 22,
    max: 22,
    scales: true,
    needs: ["fraud_alerts.alert_id"],
    found: (context) => context.table("fraud_alerts").rows,
  },
  {
    id: "lines_per_order",
    unit: "per_order",
    min: 2.05,
    max: 2.05,
    slack: 0.01,
    needs: ["orders.order_id", "order_items.order_id"],
    found: (context) => mean(context.table("order_items").rows, context.table("orders").rows),
  },
  {
    id: "revenue",
    unit: "eur",
    min: 60_000,
    max: 80_000,
    scales: true,
    needs: ["orders.total_amount"],
    found: (context) =>
      finite(context, "orders", "total_amount").reduce((sum, amount) => sum + amount, 0),
  },
  {
    id: "lowest_price",
    unit: "eur",
    min: 10,
    max: 100,
    slack: 1,
    needs: ["products.unit_price"],
    found: (context) =>
      finite(context, "products", "unit_price").reduce((a, b) => Math.min(a, b), Infinity),
  },
  {
    id: "highest_price",
    unit: "eur",
    min: 10,
    max: 100,
    slack: 1,
    needs: ["products.unit_price"],
    found: (context) =>
      finite(context, "products", "unit_price").reduce((a, b) => Math.max(a, b), -Infinity),
  },
  {
    id: "sessions_per_customer",
    unit: "per_customer",
    min: 2.4,
    max: 2.4,
    slack: 0.05,
    needs: ["sessions.session_id", "customers.customer_id"],
    found: (context) => mean(context.table("sessions").rows, context.table("customers").rows),
  },
  {
    id: "event_span",
    unit: "days",
    min: 55,
    max: 65,
    needs: ["events.ts"],
    found: spanInDays,
  },
];

/** Documented figures beside what the data says; a figure is left out where its columns or all its values are missing. */
export function compareFigures(context: CheckContext): readonly FigureComparison[] {
  return context.memo("figures", () =>
    FIGURES.flatMap(({ id, unit, min, max, slack = 0, scales, needs, found, counted }) => {
      if (context.missing(needs).length > 0) return [];
      const value = found(context);
      if (!Number.isFinite(value)) return [];
      const factor = scales === true ? scaleOf(context) : 1;
      const documented = { min: min * factor, max: max * factor };
      const agrees = value >= documented.min - slack && value <= documented.max + slack;
      const records = counted === undefined ? {} : { counted: counted(context) };
      return [{ id, documented, found: value, ...records, unit, agrees }];
    }),
  );
}
