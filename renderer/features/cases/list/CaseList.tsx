import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useCasework } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { DataTable, tsvOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { useFormat } from "../../../ui/useFormat";
import { useCaseAlerts } from "../useCaseAlerts";
import { caseColumns } from "./caseColumns";
import { CaseFilters } from "./CaseFilters";
import { caseRows, NO_CASE_FILTER, tagsOf } from "./caseRows";
import { NewCase } from "./NewCase";

/** Every case of the dataset with what it comes to. */
export function CaseList() {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const work = useCasework((state) => state.work);
  const { alerts, known } = useCaseAlerts();
  const [filter, setFilter] = useState(NO_CASE_FILTER);
  const rows = useMemo(() => caseRows(work, alerts, filter), [work, alerts, filter]);
  const tags = useMemo(() => tagsOf(work), [work]);
  const columns = useMemo(() => caseColumns({ t, format, known }), [t, format, known]);
  const total = work.cases.size;
  return (
    <div className="workspace workspace-fixed">
      <header className="workspace-head">
        <h1>{t("cases.title")}</h1>
        {total > 0 && (
          <span className="quiet">
            {t("cases.shown", { shown: format.count(rows.length), total: format.count(total) })}
          </span>
        )}
        <span className="spring" />
        <NewCase />
      </header>
      {total === 0 ? (
        <EmptyState title={t("cases.none")}>
          <p>{t("cases.noneHow")}</p>
        </EmptyState>
      ) : (
        <>
          <CaseFilters filter={filter} tags={tags} onFilter={setFilter} />
          {rows.length === 0 ? (
            <EmptyState title={t("cases.nothing")}>
              <button type="button" className="link" onClick={() => setFilter(NO_CASE_FILTER)}>
                {t("cases.clearFilter")}
              </button>
            </EmptyState>
          ) : (
            <DataTable
              label={t("cases.title")}
              columns={columns}
              count={rows.length}
              rowAt={(at) => rows[at]}
              onOpen={(at) => app.navigation.getState().openCase(rows[at]?.file.id ?? null)}
              onCopy={(first, last) => {
                const chosen = rows.slice(first, last + 1);
                void copyRows(app, tsvOf(columns, chosen), chosen.length);
              }}
            />
          )}
          <p className="quiet">{t("cases.openHint")}</p>
        </>
      )}
    </div>
  );
}
