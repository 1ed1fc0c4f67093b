import { useMemo } from "react";
import type { ChartTable, Grain, OverviewChartId, OverviewFilter } from "#shared/contract/overview";
import { Chart } from "../../ui/charts/Chart";
import { EmptyState } from "../../ui/EmptyState";
import { ChartMenu } from "./ChartMenu";
import { drawnOf, type Drawn, type Wording } from "./drawn";
import { choose, chooseRange } from "./filters";
import {
  CARD_HEIGHT,
  CARD_VALUES,
  EXPANDED_HEIGHT,
  EXPANDED_VALUES,
  type CardWidth,
} from "./layout";
import { useClock } from "../../stores/context";
import type { Measure } from "../../stores/location";
import type { Answered } from "./answered";
import { useChartFiles } from "./useChartFiles";

interface Props {
  readonly id: OverviewChartId;
  readonly width: CardWidth;
  readonly table: ChartTable;
  readonly answered: Answered;
  readonly filter: OverviewFilter;
  readonly measure: Measure;
  readonly wording: Wording;
  readonly expanded: boolean;
  readonly onExpand: () => void;
  readonly onFilter: (filter: OverviewFilter) => void;
  readonly onTable: () => void;
}

/** One chart: what it shows of how many, the picture that filters by a click, and what else can be done with it. */
export function ChartCard(props: Props) {
  const { id, width, table, answered, filter, measure, wording, expanded } = props;
  const { t } = wording;
  const { grain } = answered;
  const limit = expanded ? EXPANDED_VALUES : CARD_VALUES;
  const main = useClock((state) => state.span?.main ?? null);
  const drawn = useMemo(() => {
    const asked = { id, table, filter, grain, measure, limit };
    return drawnOf({ ...asked, stretch: id === "revenue" ? main : null }, wording);
  }, [id, table, filter, grain, measure, limit, main, wording]);
  const title = t(`overview.chartTitle.${id}`);
  const subtitle = subtitleOf(id, drawn, grain, wording);
  const files = useChartFiles(id, title);
  const height = expanded ? EXPANDED_HEIGHT : CARD_HEIGHT;

  return (
    <section
      className={`panel chart-card chart-card-${expanded ? "whole" : width}`}
      aria-label={title}
      data-chart={id}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="quiet chart-card-note">{subtitle}</span>
        <ChartMenu
          title={title}
          expanded={expanded}
          onTable={props.onTable}
          onSql={() => files.openSql(answered)}
          onPng={() => void files.savePng(drawn, subtitle, answered.moment)}
          onAttach={() => files.attach(drawn, subtitle, answered.moment)}
          onCsv={() => files.saveCsv(table)}
          onExpand={props.onExpand}
        />
      </header>
      <div className="chart-card-body">
        {drawn.spec.points.length === 0 ? (
          <EmptyState title={t("overview.noRows")} />
        ) : (
          <Picture {...props} drawn={drawn} title={title} summary={subtitle} height={height} />
        )}
      </div>
    </section>
  );
}

interface PictureProps extends Props {
  readonly drawn: Drawn;
  readonly title: string;
  readonly summary: string;
  readonly height: number;
}

/** A click narrows everything else to the value, or to the stretch of time. */
function Picture({ id, drawn, title, summary, height, filter, answered, onFilter }: PictureProps) {
  const { grain } = answered;
  const pick = (key: string, add: boolean): void => {
    const picks = drawn.picks.get(key);
    if (picks !== undefined) onFilter(choose(filter, picks, add));
  };
  const range = (first: string, last: string): void =>
    onFilter(chooseRange(filter, first, last, grain));
  const answers =
    id === "revenue"
      ? { onSelect: (key: string) => range(key, key), onRange: range }
      : id === "funnel"
        ? {}
        : { onSelect: pick };
  return (
    <Chart
      spec={drawn.spec}
      label={title}
      summary={summary}
      height={height}
      selected={drawn.selected}
      {...answers}
    />
  );
}

/** `Revenue · 8 of 27`, `Revenue · 61 days`; steps are told as shares of the first. */
function subtitleOf(id: OverviewChartId, drawn: Drawn, grain: Grain, { t, format }: Wording) {
  const { measure, shown, total } = drawn;
  if (measure === null) return t("overview.shareOfFirst");
  const name = t(`overview.column.${measure}`);
  const n = format.count(total);
  if (id === "hours") return `${name} · UTC`;
  if (id === "revenue") return `${name} · ${t(`overview.buckets.${grain}`, { count: total, n })}`;
  return shown < total
    ? `${name} · ${t("overview.ofMany", { shown: format.count(shown), total: n })}`
    : `${name} · ${t("overview.all", { n })}`;
}
