import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { QUARANTINE_REASONS, type QuarantineReason } from "#shared/domain/dataset";
import type { SampleRow } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { useLanguage } from "../../i18n/useLanguage";
import type { RecordAddress } from "#shared/contract/browse";
import { DataTable, type DataColumn } from "../../ui/DataTable";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly sample: readonly SampleRow[];
  readonly count: number;
  readonly inspected: RecordAddress | null;
  readonly onOpenRecord: (record: RecordAddress) => void;
}

type Reasons = Readonly<Record<QuarantineReason, string>>;

/** The evidence of a check; a row that is a record can be opened. */
export function SampleTable({ sample, count, inspected, onOpenRecord }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reasons } = REPORT_TEXTS[useLanguage()].frame;
  const columns = useMemo(
    () => withGrowing(sampleColumns(sample, t, format, reasons)),
    [sample, t, format, reasons],
  );
  const openable = sample.filter((row) => row.record !== null).length;
  const selected = sample.findIndex(
    (row) => inspected !== null && row.table === inspected.table && row.record === inspected.record,
  );
  const table = onlyTable(sample);
  if (sample.length === 0) return <p className="quiet">{t("quality.noSamples")}</p>;
  return (
    <section className="samples" aria-labelledby="check-samples">
      <h3 id="check-samples">
        {t("quality.samples")} {table !== null && <span className="mono">{table} </span>}
        <span className="quiet">
          {t("quality.sampleShown", {
            shown: format.count(sample.length),
            total: format.count(Math.max(count, sample.length)),
          })}
        </span>
        {openable > 0 && (
          <span className="quiet hint">
            {openable === sample.length ? t("quality.openHint") : t("quality.openSomeHint")}
          </span>
        )}
      </h3>
      <DataTable
        label={t("quality.samples")}
        columns={columns}
        count={sample.length}
        rowAt={(index) => sample[index]}
        selected={selected === -1 ? null : selected}
        openable={(index) => (sample[index]?.record ?? null) !== null}
        onOpen={(index) => {
          const row = sample[index];
          if (row !== undefined && row.record !== null)
            onOpenRecord({ table: row.table, record: row.record });
        }}
      />
    </section>
  );
}

/** The table all rows come from, null where there are several; it needs no column then. */
function onlyTable(sample: readonly SampleRow[]): string | null {
  const first = sample[0]?.table ?? null;
  return sample.every((row) => row.table === first) ? first : null;
}

function sampleColumns(
  sample: readonly SampleRow[],
  t: TFunction,
  format: Format,
  reasons: Reasons,
): readonly DataColumn<SampleRow>[] {
  const names = [...new Set(sample.flatMap((row) => Object.keys(row.values)))];
  const columns: DataColumn<SampleRow>[] = [];
  if (onlyTable(sample) === null)
    columns.push({
      id: "table",
      header: t("quality.table"),
      width: widthFor(
        t("quality.table"),
        sample.map((row) => row.table),
      ),
      cell: (row) => <span className="mono">{row.table}</span>,
    });
  if (sample.some((row) => row.record !== null))
    columns.push({
      id: "record",
      header: t("quality.record"),
      width: 72,
      align: "end",
      cell: (row) =>
        row.record === null ? (
          <span className="quiet">–</span>
        ) : (
          <span className="openable">{format.count(row.record)}</span>
        ),
    });
  if (sample.some((row) => row.key !== null))
    columns.push({
      id: "key",
      header: t("quality.key"),
      width: widthFor(
        t("quality.key"),
        sample.map((row) => row.key ?? ""),
      ),
      cell: (row) => <Text value={row.key ?? ""} />,
    });
  return [...columns, ...names.map((name) => valueColumn(name, sample, format, reasons))];
}

function valueColumn(
  name: string,
  sample: readonly SampleRow[],
  format: Format,
  reasons: Reasons,
): DataColumn<SampleRow> {
  const values = sample.map((row) => row.values[name] ?? null);
  const numeric = values.every((value) => value === null || typeof value === "number");
  const text = (value: string | number | null): string => {
    if (typeof value === "number") return format.decimal(value, 4);
    const reason = name === "reason" && QUARANTINE_REASONS.find((known) => known === value);
    return reason ? reasons[reason] : (value ?? "");
  };
  return {
    id: `value ${name}`,
    header: name,
    width: widthFor(name, values.map(text)),
    ...(numeric ? { align: "end" } : {}),
    cell: (row) => {
      const value = row.values[name] ?? null;
      if (value === null) return <span className="quiet">–</span>;
      return typeof value === "number" ? text(value) : <Text value={text(value)} />;
    },
  };
}

/** The widest column of text takes the room that is left over, where there is one. */
function withGrowing(columns: readonly DataColumn<SampleRow>[]): readonly DataColumn<SampleRow>[] {
  const texts = columns.filter(({ align }) => align === undefined);
  const widest = texts.toSorted((a, b) => b.width - a.width)[0];
  return columns.map((column) => (column === widest ? { ...column, grow: true } : column));
}

/** Pixels for the longest text of a column, within reason; the rest is shown on hover. */
function widthFor(header: string, texts: readonly string[]): number {
  const longest = Math.max(header.length, ...texts.map((text) => text.length));
  return Math.min(Math.max(longest * CHARACTER_PIXELS + CELL_PADDING, 64), 320);
}

/** A character of the 12 px monospace, and the padding of a cell, both rounded up. */
const CHARACTER_PIXELS = 7.3;
const CELL_PADDING = 18;

const Text = ({ value }: { value: string }) => (
  <span className="mono" title={value}>
    {value}
  </span>
);
