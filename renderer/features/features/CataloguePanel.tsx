import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureInfo } from "#shared/contract/decisions";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp, useNavigation, useRules, useSession } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { labelDelayInForce } from "../../stores/rulesInForce";
import { usePanels } from "../../stores/usePanels";
import { DataTable, tsvOf } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { rulesByFeature } from "../../ui/ruleFeatures";
import { Split } from "../../ui/Split";
import { useAnswer } from "../../ui/useAnswer";
import { catalogueColumns } from "./catalogueColumns";
import { CatalogueDetail } from "./CatalogueDetail";
import { CatalogueFilters } from "./CatalogueFilters";
import { catalogueRows, NO_FILTER, type CatalogueRow } from "./catalogueRows";

/** Rows in view before the one the address names. */
const BEFORE = 3;

/** Every feature there is, beside the one that is selected. */
export function CataloguePanel() {
  const { t } = useTranslation();
  const { decisions } = useApp().ports.engine;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const labelDelay = useRules(labelDelayInForce);
  const { value, error } = useAnswer(
    useCallback(() => decisions.features(labelDelay), [decisions, labelDelay]),
    generation,
  );
  if (error !== null)
    return (
      <div className="panel panel-body" role="alert">
        <h2>{t(`error.${error.code}.title`)}</h2>
        <ErrorDetails error={error} />
      </div>
    );
  if (value === null)
    return <div className="panel catalogue" aria-busy aria-label={t("record.loading")} />;
  return <Catalogue catalogue={value} />;
}

function Catalogue({ catalogue }: { catalogue: readonly FeatureInfo[] }) {
  const { t } = useTranslation();
  const app = useApp();
  const language = useLanguage();
  const name = useNavigation(({ location }) =>
    location.page === "features" ? location.feature : null,
  );
  const replace = useNavigation((state) => state.replace);
  const ruleSet = useRules((state) => state.working);
  useEffect(() => void app.rules.getState().read(), [app.rules]);
  const [filter, setFilter] = useState(NO_FILTER);
  const using = useMemo(() => rulesByFeature(ruleSet?.rules ?? []), [ruleSet]);
  const rows = useMemo(
    () => catalogueRows(catalogue, using, filter, language),
    [catalogue, using, filter, language],
  );
  const columns = useMemo(() => catalogueColumns(language, t), [language, t]);
  const at = rows.findIndex(({ info }) => info.name === name);
  const selected = catalogue.find((info) => info.name === name);
  const show = (index: number) =>
    replace({ page: "features", tab: "catalogue", feature: rows[index]?.info.name ?? null });
  const list = (
    <section className="panel catalogue" aria-label={t("features.tab.catalogue")}>
      <CatalogueFilters
        filter={filter}
        shown={rows.length}
        total={catalogue.length}
        onFilter={setFilter}
      />
      {rows.length === 0 ? (
        <EmptyState title={t("features.catalogue.nothing")} />
      ) : (
        <DataTable<CatalogueRow>
          label={t("features.tab.catalogue")}
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          selected={at === -1 ? null : at}
          startAt={Math.max(0, at - BEFORE)}
          onSelect={show}
          onOpen={show}
          onCopy={(first, last) => {
            const copied = rows.slice(first, last + 1);
            void copyRows(app, tsvOf(columns, copied), copied.length);
          }}
        />
      )}
    </section>
  );
  const detail =
    selected === undefined ? (
      <div className="panel catalogue">
        <EmptyState title={t("features.catalogue.pick")} />
      </div>
    ) : (
      <CatalogueDetail info={selected} rules={using.get(selected.name) ?? []} />
    );
  return (
    <Split
      label={t("features.catalogue.split")}
      {...usePanels("features")}
      panes={[
        { id: "list", initial: "66%", min: 360, content: list },
        { id: "detail", initial: "34%", min: 280, content: detail },
      ]}
    />
  );
}
