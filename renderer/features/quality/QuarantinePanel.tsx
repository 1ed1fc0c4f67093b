import { HTMLSelect } from "@blueprintjs/core";
import { TickCircle } from "@blueprintjs/icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { QUARANTINE_LIMIT } from "#shared/domain/dataset";
import type { QualityReport } from "#shared/quality/report";
import { useApp, useNavigation } from "../../stores/context";
import { createQuarantineRows, indexOfRow, quarantinedRowAt } from "../../stores/quarantineRows";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useFormat } from "../../ui/useFormat";
import { QuarantineTable } from "./QuarantineTable";

interface Props {
  readonly report: QualityReport;
  readonly quarantined: number;
}

/** Rows that could not be used, with their place, the reason and the text of the file. */
export function QuarantinePanel({ report, quarantined }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [table, setTable] = useState<string | null>(null);
  if (quarantined === 0)
    return (
      <EmptyState icon={<TickCircle size={24} title={false} />} title={t("quarantine.none")}>
        <p className="quiet">{t("quarantine.noneNote")}</p>
      </EmptyState>
    );
  const concerned = Object.entries(report.tables).filter(([, count]) => count.quarantined > 0);
  return (
    <div className="quarantine">
      <div className="quarantine-filter">
        <HTMLSelect
          minimal
          value={table ?? ""}
          aria-label={t("quarantine.filter")}
          onChange={({ currentTarget }) => setTable(currentTarget.value || null)}
        >
          <option value="">{t("quarantine.allTables")}</option>
          {concerned.map(([name, count]) => (
            <option key={name} value={name}>
              {`${name} (${format.count(count.quarantined)})`}
            </option>
          ))}
        </HTMLSelect>
      </div>
      <QuarantineRows
        key={table ?? ""}
        table={table}
        rows={table === null ? quarantined : (report.tables[table]?.quarantined ?? 0)}
      />
    </div>
  );
}

/** Keyed by the table, so that each has a store of its own. */
function QuarantineRows({ table, rows }: { table: string | null; rows: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engine } = useApp().ports;
  const [store] = useState(() => createQuarantineRows(engine, table));
  const { total, error, pages, fetchRange } = useStore(store);
  const inspected = useNavigation((state) => state.inspected);
  const inspect = useNavigation((state) => state.inspect);
  useEffect(() => void fetchRange(0, 0), [fetchRange]);
  if (error !== null)
    return (
      <div role="alert">
        <p>{t(`error.${error.code}.title`)}</p>
        <ErrorDetails error={error} />
      </div>
    );
  if (total === null)
    return (
      <p className="quiet" role="status">
        {t("quarantine.loading")}
      </p>
    );
  return (
    <>
      <QuarantineTable
        count={total}
        rowAt={(index) => quarantinedRowAt(pages, index)}
        selected={inspected === null ? null : indexOfRow(pages, inspected)}
        onOpen={(index) => {
          const row = quarantinedRowAt(pages, index);
          if (row !== undefined) inspect({ table: row.table, record: row.row });
        }}
        onVisible={(first, last) => void fetchRange(first, last)}
      />
      <p className="quiet">
        {t("quarantine.shown", { shown: format.count(total), total: format.count(rows) })}{" "}
        {t("quarantine.limit", { n: format.count(QUARANTINE_LIMIT) })}
      </p>
    </>
  );
}
