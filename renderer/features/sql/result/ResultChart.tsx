import { Button, HTMLSelect } from "@blueprintjs/core";
import { Media } from "@blueprintjs/icons";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../ui/charts/Chart";
import type { ChartSpec } from "../../../ui/charts/chartSpec";
import { EmptyState } from "../../../ui/EmptyState";
import { useFormat } from "../../../ui/useFormat";
import { CHART_KINDS, guessChart, kindsFor, type ChartChoice } from "./chartChoice";
import { chartSpecOf } from "./chartSpecOf";
import type { ResultColumn } from "./columns";
import { useHeight } from "./useHeight";

interface Props {
  readonly columns: readonly ResultColumn[];
  readonly order: Uint32Array;
  /** What the user has chosen for these columns, null for nothing. */
  readonly choice: ChartChoice | null;
  readonly onChoice: (choice: ChartChoice) => void;
  readonly onPng: (spec: ChartSpec, title: string, width: number, height: number) => void;
}

/** A first picture of an answer; what is drawn can be chosen. */
export function ResultChart({ columns, order, choice, onChoice, onPng }: Props) {
  const { t } = useTranslation();
  const guessed = useMemo(() => guessChart(columns), [columns]);
  const drawn = choice ?? guessed;
  if (drawn === null)
    return (
      <EmptyState title={t("sql.chart.none")}>
        <p className="quiet">{t("sql.chart.noneNote")}</p>
      </EmptyState>
    );
  return <Drawn columns={columns} order={order} choice={drawn} onChoice={onChoice} onPng={onPng} />;
}

type DrawnProps = Props & { readonly choice: ChartChoice };

function Drawn({ columns, order, choice, onChoice, onPng }: DrawnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const area = useRef<HTMLDivElement>(null);
  const height = useHeight(area);
  const spec = useMemo(
    () =>
      chartSpecOf(columns, order, choice, {
        number: (value) => format.decimal(value, 4),
        time: format.time,
      }),
    [columns, order, choice, format],
  );
  const [x, y] = [columns[choice.x]!, columns[choice.y]!];
  const figures = { n: format.count(spec.points.length), total: format.count(order.length) };
  return (
    <div className="sql-chart">
      <div className="sql-bar">
        <ChartChoices columns={columns} choice={choice} onChoice={onChoice} />
        <span className="spring" />
        {spec.points.length < order.length && (
          <span className="quiet">{t("sql.chart.limited", figures)}</span>
        )}
        <Button
          size="small"
          variant="minimal"
          icon={<Media size={14} title={false} />}
          text={t("sql.chart.png")}
          title={t("sql.chart.pngHint")}
          onClick={() =>
            onPng(spec, `${y.name} / ${x.name}`, area.current?.clientWidth ?? 800, height)
          }
        />
      </div>
      <div className="sql-chart-area" ref={area}>
        {height > 0 && (
          <Chart
            spec={spec}
            label={t("sql.chart.label")}
            summary={t("sql.chart.summary", { x: x.name, y: y.name, ...figures })}
            height={height}
          />
        )}
      </div>
    </div>
  );
}

/** Stands for "no column" in a select, whose values are texts. */
const NONE = "";

function ChartChoices({
  columns,
  choice,
  onChoice,
}: Pick<DrawnProps, "columns" | "choice" | "onChoice">) {
  const { t } = useTranslation();
  const numbers = columns.filter(({ kind }) => kind === "number");
  const options = (list: readonly ResultColumn[]) =>
    list.map(({ at, name }) => ({ value: at, label: name }));
  const along = (at: number) => {
    const allowed = kindsFor(columns[at]!);
    const kind = allowed.includes(choice.kind) ? choice.kind : "bar";
    onChoice({ ...choice, x: at, kind });
  };
  const withSecond = choice.kind === "line" || choice.kind === "bar";
  return (
    <>
      <label className="sql-choice">
        {t("sql.chart.kind")}
        <HTMLSelect
          minimal
          value={choice.kind}
          onChange={({ currentTarget }) => {
            const kind = CHART_KINDS.find((known) => known === currentTarget.value);
            if (kind !== undefined) onChoice({ ...choice, kind });
          }}
          options={kindsFor(columns[choice.x]!).map((kind) => ({
            value: kind,
            label: t(`sql.chart.${kind}`),
          }))}
        />
      </label>
      <label className="sql-choice">
        {t("sql.chart.x")}
        <HTMLSelect
          minimal
          value={choice.x}
          options={options(columns.filter(({ kind }) => kind !== "empty"))}
          onChange={({ currentTarget }) => along(Number(currentTarget.value))}
        />
      </label>
      <label className="sql-choice">
        {t("sql.chart.y")}
        <HTMLSelect
          minimal
          value={choice.y}
          options={options(numbers)}
          onChange={({ currentTarget }) => onChoice({ ...choice, y: Number(currentTarget.value) })}
        />
      </label>
      {withSecond && numbers.length > 1 && (
        <label className="sql-choice">
          {t("sql.chart.second")}
          <HTMLSelect
            minimal
            value={choice.second ?? NONE}
            options={[
              { value: NONE, label: t("sql.chart.noSecond") },
              ...options(numbers.filter(({ at }) => at !== choice.y)),
            ]}
            onChange={({ currentTarget: { value } }) =>
              onChoice({ ...choice, second: value === NONE ? null : Number(value) })
            }
          />
        </label>
      )}
    </>
  );
}
