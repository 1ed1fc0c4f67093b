import { useTranslation } from "react-i18next";
import { useClock } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** SQL asks the dataset, not the clock: said where the two differ. */
export function ClockNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const settled = useClock((state) => state.settled);
  const size = useClock((state) => state.span?.size ?? 0);
  if (settled === null || settled.before === size) return null;
  return (
    <span className="quiet sql-clock-note" title={t("sql.clockHint")}>
      {t("sql.clockNote", { time: format.time(settled.ms) })}
    </span>
  );
}
