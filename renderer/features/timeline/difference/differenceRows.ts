import type { Kpis } from "#shared/contract/decisions";
import type { OverviewFigures } from "#shared/contract/overview";
import { STREAMS, type ClockFrame, type StateDifference } from "#shared/contract/replay";
import { KPI_SORTS, KPIS, type KpiId } from "../../../ui/kpis";

/** The headline figures by the names that the overview has for them. */
export const FIGURES = [
  ["revenue", "revenue", "money"],
  ["orders", "orders", "count"],
  ["averageBasket", "average_basket", "money"],
  ["customers", "customers", "count"],
  ["payments", "payments", "count"],
  ["failedPayments", "failed_payments", "count"],
  ["fraudLabels", "fraud_labels", "count"],
  ["fraudRate", "fraud_rate", "share"],
  ["fraudAmount", "fraud_amount", "money"],
] as const satisfies readonly (readonly [keyof OverviewFigures, string, Unit])[];

export const FIRSTS = ["customers", "devices", "ips"] as const;

export type Unit = "count" | "money" | "share" | "decimal";

export type RowName =
  | { readonly kind: "figure"; readonly column: (typeof FIGURES)[number][1] }
  | { readonly kind: "kpi"; readonly id: KpiId }
  | { readonly kind: "stream"; readonly stream: (typeof STREAMS)[number] }
  | { readonly kind: "first"; readonly what: (typeof FIRSTS)[number] };

export interface DifferenceRow {
  readonly name: RowName;
  readonly unit: Unit;
  /** At A and at B; null where it cannot be said. */
  readonly a: number | null;
  readonly b: number | null;
  /** From A to B. */
  readonly change: number | null;
}

export const ROW_GROUPS = ["figure", "kpi", "stream", "first"] as const;

/**
 * The figures of two moments side by side, and how they change from A to B: negative where A is the later one.
 *
 * @param difference between the two, `from` being the earlier
 * @param aFirst A is the earlier one
 */
export function differenceRows(
  { from, until, first }: StateDifference,
  aFirst: boolean,
): readonly DifferenceRow[] {
  const [a, b] = aFirst ? [from, until] : [until, from];
  const row = (
    name: RowName,
    unit: Unit,
    of: (frame: ClockFrame) => number | null,
  ): DifferenceRow => {
    const [atA, atB] = [of(a), of(b)];
    return { name, unit, a: atA, b: atB, change: atA === null || atB === null ? null : atB - atA };
  };
  const rows = [
    ...FIGURES.map(([id, column, unit]) =>
      row({ kind: "figure", column }, unit, ({ figures }) => figures[id]),
    ),
    ...KPIS.map((id) => row({ kind: "kpi", id }, kpiUnit(id), ({ kpis }) => kpiOf(kpis, id))),
    ...STREAMS.map((stream) =>
      row({ kind: "stream", stream }, "count", ({ streams }) => streams[stream]),
    ),
    ...FIRSTS.map((what): DifferenceRow => ({
      name: { kind: "first", what },
      unit: "count",
      a: null,
      b: null,
      change: aFirst || first[what] === 0 ? first[what] : -first[what],
    })),
  ];
  return rows.filter(({ a: atA, b: atB, change }) => [atA, atB, change].some((n) => n !== null));
}

const kpiOf = (kpis: Kpis | null, id: KpiId): number | null => kpis?.[id] ?? null;

function kpiUnit(id: KpiId): Unit {
  switch (KPI_SORTS[id].unit) {
    case "share":
      return "share";
    case "money":
      return "money";
    case "alerts":
      return "decimal";
    case "days":
      return "count";
  }
}
