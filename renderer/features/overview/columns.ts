import type { TFunction } from "i18next";
import type { CHART_COLUMNS, OverviewChartId } from "#shared/contract/overview";
import { THIN, type Format } from "../../ui/format";

/** Any column of any chart. */
export type ChartColumn = (typeof CHART_COLUMNS)[OverviewChartId][number] | "fraud_rate";

/** Writes a number of a column with its unit. */
export function columnFormat(column: string, format: Format): (value: number) => string {
  switch (column) {
    case "revenue":
    case "average_basket":
    case "fraud_amount":
      return (value) => euros(value, format);
    case "fraud_rate":
      return format.share;
    default:
      return format.count;
  }
}

export const euros = (value: number, format: Format): string => `${format.money(value)}${THIN}€`;

export const columnName = (column: ChartColumn, t: TFunction): string =>
  t(`overview.column.${column}`);
