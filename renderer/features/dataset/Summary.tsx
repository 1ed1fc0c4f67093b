import { useTranslation } from "react-i18next";
import type { LoadedDataset } from "#shared/contract/engine";
import { Stat } from "../../ui/Stat";
import { useFormat } from "../../ui/useFormat";

export function Summary({ loaded }: { loaded: LoadedDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report, logRecords, untimed, firstMs, lastMs, quarantined, took } = loaded;
  const rows = Object.values(report.tables).reduce((sum, { found }) => sum + found, 0);
  const span =
    firstMs === null || lastMs === null
      ? t("dataset.noSpan")
      : `${format.time(firstMs)} – ${format.time(lastMs)}`;
  return (
    <dl className="stats" aria-label={t("dataset.summary")}>
      <Stat label={t("dataset.rows")} value={format.count(rows)} hint={t("dataset.rowsHint")} />
      <Stat
        label={t("dataset.quarantined")}
        value={format.count(quarantined)}
        hint={t("dataset.quarantinedHint")}
      />
      <Stat
        label={t("dataset.records")}
        value={
          untimed === 0
            ? format.count(logRecords)
            : `${format.count(logRecords)} ${t("dataset.untimed", { count: untimed, n: format.count(untimed) })}`
        }
        hint={t("dataset.recordsHint")}
      />
      <Stat label={t("dataset.span")} value={span} hint={t("dataset.spanHint")} />
      <Stat
        label={t("dataset.read")}
        value={format.duration(took.reading + took.indexing + took.checking)}
        hint={t("dataset.readHint", {
          reading: format.duration(took.reading),
          indexing: format.duration(took.indexing),
          checking: format.duration(took.checking),
        })}
      />
    </dl>
  );
}
