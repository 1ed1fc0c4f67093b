import { useTranslation } from "react-i18next";
import type { OverviewFigures } from "#shared/contract/overview";
import { useFormat } from "../../ui/useFormat";
import { columnFormat, euros } from "./columns";

interface Props {
  readonly figures: OverviewFigures;
  /** Those of the whole dataset while a filter holds, else null. */
  readonly whole: OverviewFigures | null;
  /** How many records had happened, for who watches the screen from outside. */
  readonly before?: number;
}

/** The order they are read in; what the dataset cannot say is left out. */
const SHOWN = [
  ["revenue", "revenue"],
  ["orders", "orders"],
  ["averageBasket", "average_basket"],
  ["sessions", "sessions"],
  ["customers", "customers"],
  ["payments", "payments"],
  ["failedPayments", "failed_payments"],
  ["fraudRate", "fraud_rate"],
  ["fraudAmount", "fraud_amount"],
  ["alerts", "alerts"],
] as const satisfies readonly (readonly [keyof OverviewFigures, string])[];

/** What a ratio is taken of: where that is known, the ratio has its place even while there is nothing to divide. */
const BASES: Readonly<Partial<Record<keyof OverviewFigures, keyof OverviewFigures>>> = {
  averageBasket: "orders",
  fraudRate: "fraudLabels",
};

/** The headline figures, each with its unit, its definition, and what it is of the whole. */
export function Kpis({ figures, whole, before }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fraudLabels, payments } = figures;
  const write = (id: keyof OverviewFigures, column: string, value: number): string =>
    id === "averageBasket"
      ? euros(Math.round(value * 100) / 100, format)
      : columnFormat(column, format)(value);

  const beside = (id: (typeof SHOWN)[number][0], column: string): string => {
    if (id === "fraudRate" && fraudLabels !== null && payments !== null)
      return t("overview.ofMany", {
        shown: format.count(fraudLabels),
        total: format.count(payments),
      });
    const all = whole?.[id] ?? null;
    if (all === null) return "";
    const total = write(id, column, all);
    return id === "averageBasket"
      ? t("overview.overall", { total })
      : t("overview.ofAll", { total });
  };

  return (
    <dl className="stats overview-stats" data-before={before}>
      {SHOWN.map(([id, column]) => {
        const value = figures[id];
        if (value === null && (figures[BASES[id] ?? id] ?? null) === null) return null;
        return (
          <div key={id} className="stat overview-stat" title={t(`overview.define.${column}`)}>
            <dt>{t(`overview.column.${column}`)}</dt>
            <dd>{value === null ? "–" : write(id, column, value)}</dd>
            <dd className="stat-note">{beside(id, column)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
