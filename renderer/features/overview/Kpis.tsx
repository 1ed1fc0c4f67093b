import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OverviewFigures } from "#shared/contract/overview";
import { LiveText } from "../../ui/LiveText";
import { useFormat } from "../../ui/useFormat";
import { columnFormat, euros } from "./columns";

/** Figures that change with every frame. */
export interface LiveFigures {
  readonly subscribe: (listener: () => void) => () => void;
  /** The figures now, and how many records they are of; null = those that were handed over. */
  readonly read: () => { readonly figures: OverviewFigures; readonly before: number } | null;
}

interface Props {
  readonly figures: OverviewFigures;
  /** Those of the whole dataset while a filter holds, else null. */
  readonly whole: OverviewFigures | null;
  readonly live: LiveFigures;
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
type ShownId = (typeof SHOWN)[number][0];

/** What a ratio is taken of: where that is known, the ratio has its place even while there is nothing to divide. */
const BASES: Readonly<Partial<Record<keyof OverviewFigures, keyof OverviewFigures>>> = {
  averageBasket: "orders",
  fraudRate: "fraudLabels",
};

/** The headline figures, each with its unit, its definition, and what it is of the whole. */
export function Kpis({ figures, whole, live }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    const { subscribe, read } = live;
    const tell = (): void => {
      // How much they are of, for who watches the screen from outside.
      list.current?.setAttribute("data-before", String(read()?.before ?? ""));
    };
    tell();
    return subscribe(tell);
  }, [live]);
  return (
    <dl ref={list} className="stats overview-stats">
      {SHOWN.map(([id, column]) =>
        figures[id] === null && (figures[BASES[id] ?? id] ?? null) === null ? null : (
          <div key={id} className="stat overview-stat" title={t(`overview.define.${column}`)}>
            <dt>{t(`overview.column.${column}`)}</dt>
            <Figure id={id} column={column} figures={figures} whole={whole} live={live} />
          </div>
        ),
      )}
    </dl>
  );
}

interface FigureProps extends Props {
  readonly id: ShownId;
  readonly column: string;
}

function Figure({ id, column, figures, whole, live }: FigureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = useCallback(
    (value: number): string =>
      id === "averageBasket"
        ? euros(Math.round(value * 100) / 100, format)
        : columnFormat(column, format)(value),
    [id, column, format],
  );
  const now = useCallback(() => live.read()?.figures ?? figures, [live, figures]);
  const value = useCallback(() => {
    const shown = now()[id];
    return shown === null ? "–" : write(shown);
  }, [now, id, write]);
  const beside = useCallback((): string => {
    const { fraudLabels, payments } = now();
    if (id === "fraudRate" && fraudLabels !== null && payments !== null)
      return t("overview.ofMany", {
        shown: format.count(fraudLabels),
        total: format.count(payments),
      });
    const all = whole?.[id] ?? null;
    if (all === null) return "";
    const total = write(all);
    return id === "averageBasket"
      ? t("overview.overall", { total })
      : t("overview.ofAll", { total });
  }, [now, id, whole, write, format, t]);
  return (
    <>
      <dd>
        <LiveText subscribe={live.subscribe} read={value} />
      </dd>
      <dd className="stat-note">
        <LiveText subscribe={live.subscribe} read={beside} />
      </dd>
    </>
  );
}
