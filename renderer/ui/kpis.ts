import type { TFunction } from "i18next";
import type { Kpis } from "#shared/contract/decisions";
import { THIN, type Format } from "./format";

export const KPIS = [
  "recall",
  "precision",
  "falsePositiveRate",
  "frictionRate",
  "moneyAvoided",
  "moneyMissed",
  "alertsPerDay",
  "daysOverCapacity",
  "precisionAtCapacity",
] as const;
export type KpiId = (typeof KPIS)[number];

interface KpiSort {
  readonly unit: "share" | "money" | "alerts" | "days";
  readonly better: "up" | "down" | null;
}

export const KPI_SORTS: Readonly<Record<KpiId, KpiSort>> = {
  recall: { unit: "share", better: "up" },
  precision: { unit: "share", better: "up" },
  falsePositiveRate: { unit: "share", better: "down" },
  frictionRate: { unit: "share", better: "down" },
  moneyAvoided: { unit: "money", better: "up" },
  moneyMissed: { unit: "money", better: "down" },
  alertsPerDay: { unit: "alerts", better: null },
  daysOverCapacity: { unit: "days", better: "down" },
  precisionAtCapacity: { unit: "share", better: "up" },
};

/** What a figure is taken from, beside it: `64 of 103`. */
export function basisOf(id: KpiId, kpis: Kpis, capacity: number, t: TFunction, format: Format) {
  const of = (shown: number, total: number) =>
    t("rules.ofMany", { shown: format.count(shown), total: format.count(total) });
  const { caught, frauds, falseAlarms, labelled, days } = kpis;
  switch (id) {
    case "recall":
      return of(caught, frauds);
    case "precision":
      return of(caught, caught + falseAlarms);
    case "falsePositiveRate":
    case "frictionRate":
      return of(falseAlarms, labelled - frauds);
    case "moneyAvoided":
    case "moneyMissed":
      return null;
    case "alertsPerDay":
      return t("rules.capacityOf", { n: format.count(capacity) });
    case "daysOverCapacity":
      return t("rules.ofDays", { n: format.count(days) });
    case "precisionAtCapacity":
      return t("rules.topOfDay", { n: format.count(capacity) });
  }
}

export function writeKpi(id: KpiId, value: number, format: Format): string {
  switch (KPI_SORTS[id].unit) {
    case "share":
      return format.share(value);
    case "money":
      return `${format.money(Math.round(value))}${THIN}€`;
    case "alerts":
      return format.decimal(value, 1);
    case "days":
      return format.count(value);
  }
}

/** Differences of shares are in points, so that nobody takes them for shares of shares. */
export function writeKpiDifference(id: KpiId, value: number, t: TFunction, format: Format): string {
  return KPI_SORTS[id].unit === "share"
    ? t("rules.points", { n: format.decimal(value * 100, 2) })
    : writeKpi(id, value, format);
}
