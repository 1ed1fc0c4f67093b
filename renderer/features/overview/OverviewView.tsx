import { Button } from "@blueprintjs/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  GRAINS,
  NO_FILTER,
  type Grain,
  type OverviewChartId,
  type OverviewData,
  type OverviewFilter,
  type OverviewFinding,
} from "#shared/contract/overview";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp, useSession } from "../../stores/context";
import { MEASURES, type Measure } from "../../stores/location";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/useFormat";
import type { Answered } from "./answered";
import { ChartGrid } from "./ChartGrid";
import { ChartTableDialog } from "./ChartTableDialog";
import { Choice } from "./Choice";
import { FilterBar } from "./FilterBar";
import { isEmpty } from "./filters";
import { FindingsStrip } from "./FindingsStrip";
import { LiveKpis } from "./LiveKpis";
import { CHARTS } from "./layout";
import { knows } from "./measures";
import { createNames } from "./names";

interface Props {
  readonly answered: Answered;
  /** What is asked for now; it may be ahead of the answer. */
  readonly filter: OverviewFilter;
  readonly grain: Grain;
  readonly measure: Measure;
  /** The whole dataset, to say "of how many"; null until it is known. */
  readonly whole: OverviewData | null;
  readonly findings: readonly OverviewFinding[] | null;
  readonly loading: boolean;
}

export function OverviewView(props: Props) {
  const { answered, filter, grain, measure, whole, findings, loading } = props;
  const { t } = useTranslation();
  const { navigation } = useApp();
  const label = useSession((state) => state.current?.label ?? "");
  const [asTable, setAsTable] = useState<OverviewChartId | null>(null);
  const { data } = answered;
  const wording = useWording(data, whole);
  const measures = MEASURES.filter((name) =>
    Object.values(data.charts).some((table) => table !== null && knows(table, name)),
  );
  const filterBy = (next: OverviewFilter): void =>
    navigation.getState().go({ page: "overview", filter: next, grain, measure });
  // How the same rows are shown is not worth a step of its own.
  const show = (shown: { readonly grain?: Grain; readonly measure?: Measure }): void =>
    navigation.getState().replace({ page: "overview", filter, grain, measure, ...shown });
  const clear = (): void => filterBy(NO_FILTER);
  const nothing = !isEmpty(answered.filter) && passesNothing(data);

  return (
    <div className="workspace overview" aria-busy={loading}>
      <header className="workspace-head">
        <h1>{t("overview.title")}</h1>
        <span className="quiet workspace-label" title={label}>
          {label}
        </span>
        <span className="spring" />
        {measures.length > 1 && (
          <Choice
            label={t("overview.measure")}
            options={measures.map((id) => ({ id, name: t(`overview.column.${id}`) }))}
            chosen={measure}
            onChoose={(next) => show({ measure: next })}
          />
        )}
        <Choice
          label={t("overview.grain")}
          options={GRAINS.map((id) => ({ id, name: t(`overview.grains.${id}`) }))}
          chosen={grain}
          onChoose={(next) => show({ grain: next })}
        />
      </header>
      <FilterBar
        filter={filter}
        figures={data.figures}
        whole={whole?.figures ?? null}
        names={wording.names}
        loading={loading}
        onFilter={filterBy}
      />
      <LiveKpis
        figures={data.figures}
        filter={answered.filter}
        whole={isEmpty(answered.filter) ? null : (whole?.figures ?? null)}
      />
      <FindingsStrip
        findings={findings}
        onOpen={(entity) => navigation.getState().openEntity(entity)}
      />
      {nothing ? (
        <EmptyState title={t("overview.nothing")}>
          <Button size="small" text={t("overview.clearAll")} onClick={clear} />
        </EmptyState>
      ) : (
        <ChartGrid
          answered={answered}
          filter={filter}
          measure={measure}
          wording={wording}
          onFilter={filterBy}
          onTable={setAsTable}
        />
      )}
      <Missing data={data} />
      {asTable !== null && (
        <ChartTableDialog
          id={asTable}
          table={data.charts[asTable]}
          wording={wording}
          onClose={() => setAsTable(null)}
        />
      )}
    </div>
  );
}

/** Products are named by whichever answer knows them. */
function useWording(data: OverviewData, whole: OverviewData | null) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  return useMemo(() => {
    const rows = [...(whole?.charts.products?.rows ?? []), ...(data.charts.products?.rows ?? [])];
    const products = new Map(rows.map(([id, name]) => [String(id), String(name ?? id)]));
    return { t, format, names: createNames(language, t, format, products) };
  }, [t, language, format, data, whole]);
}

const passesNothing = ({ figures }: OverviewData): boolean =>
  [figures.sessions, figures.orders, figures.payments].every((count) => (count ?? 0) === 0);

/** Which charts this dataset cannot fill, and what they would need. */
function Missing({ data }: { readonly data: OverviewData }) {
  const { t } = useTranslation();
  const missing = CHARTS.filter(({ id }) => data.charts[id] === null);
  if (missing.length === 0) return null;
  return (
    <p className="quiet overview-missing">
      {t("overview.missing")}{" "}
      {missing
        .map(({ id }) => `${t(`overview.chartTitle.${id}`)} (${t(`overview.needs.${id}`)})`)
        .join(" · ")}
    </p>
  );
}
