import { useState } from "react";
import type { OverviewChartId, OverviewFilter } from "#shared/contract/overview";
import { ChartCard } from "./ChartCard";
import type { Wording } from "./drawn";
import { CHARTS } from "./layout";
import type { Measure } from "../../stores/location";
import type { Answered } from "./answered";

interface Props {
  readonly answered: Answered;
  readonly filter: OverviewFilter;
  readonly measure: Measure;
  readonly wording: Wording;
  readonly onFilter: (filter: OverviewFilter) => void;
  readonly onTable: (id: OverviewChartId) => void;
}

/** The charts the dataset can fill, at most one of them over the whole width. */
export function ChartGrid({ answered, filter, measure, wording, onFilter, onTable }: Props) {
  const [expanded, setExpanded] = useState<OverviewChartId | null>(null);
  return (
    <div className="overview-grid">
      {CHARTS.map(({ id, width }) => {
        const table = answered.data.charts[id];
        if (table === null) return null;
        return (
          <ChartCard
            key={id}
            id={id}
            width={width}
            table={table}
            answered={answered}
            filter={filter}
            measure={measure}
            wording={wording}
            expanded={id === expanded}
            onExpand={() => setExpanded(id === expanded ? null : id)}
            onFilter={onFilter}
            onTable={() => onTable(id)}
          />
        );
      })}
    </div>
  );
}
