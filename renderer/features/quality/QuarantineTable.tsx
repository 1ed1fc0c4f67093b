import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { QuarantinedRows, QuarantineReason } from "#shared/domain/dataset";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable, type DataColumn } from "../../ui/DataTable";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly count: number;
  readonly rowAt: (index: number) => QuarantinedRows | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly selected: number | null;
  readonly onOpen: (index: number) => void;
}

export function QuarantineTable(props: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reasons } = REPORT_TEXTS[useLanguage()].frame;
  const columns = useMemo(() => quarantineColumns(t, format, reasons), [t, format, reasons]);
  return <DataTable label={t("quality.tab.quarantine")} columns={columns} {...props} />;
}

const quarantineColumns = (
  t: TFunction,
  format: Format,
  reasons: Readonly<Record<QuarantineReason, string>>,
): readonly DataColumn<QuarantinedRows>[] => [
  {
    id: "table",
    header: t("quarantine.table"),
    width: 130,
    cell: (row) => mono(row.table),
  },
  { id: "file", header: t("quarantine.file"), width: 150, cell: (row) => mono(row.file) },
  {
    id: "row",
    header: t("quarantine.row"),
    width: 72,
    align: "end",
    cell: (row) => format.count(row.row),
  },
  {
    id: "count",
    header: t("quarantine.count"),
    width: 56,
    align: "end",
    cell: (row) => format.count(row.count),
  },
  {
    id: "line",
    header: t("quarantine.line"),
    width: 92,
    align: "end",
    cell: (row) => (row.line === undefined ? "–" : format.count(row.line)),
  },
  {
    id: "field",
    header: t("quarantine.field"),
    width: 120,
    cell: (row) => mono(row.field ?? "–"),
  },
  {
    id: "reason",
    header: t("quarantine.reason"),
    width: 215,
    cell: (row) => <span title={reasons[row.reason]}>{reasons[row.reason]}</span>,
  },
  {
    id: "raw",
    header: t("quarantine.raw"),
    width: 320,
    grow: true,
    cell: (row) => mono(row.raw),
  },
];

const mono = (text: string) => (
  <span className="mono" title={text}>
    {text}
  </span>
);
