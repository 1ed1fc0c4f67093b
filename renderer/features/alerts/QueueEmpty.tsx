import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { AlertList } from "../../stores/location";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly list: AlertList;
  /** Alerts of the list before it was filtered. */
  readonly unfiltered: number;
  readonly all: number;
  /** Closed today. */
  readonly today: number;
  readonly onClear: () => void;
}

/** Why no alert is listed. */
export function QueueEmpty({ list, unfiltered, all, today, onClear }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (unfiltered > 0)
    return (
      <EmptyState title={t("alerts.empty.filtered")}>
        <Button size="small" text={t("alerts.empty.clear")} onClick={onClear} />
      </EmptyState>
    );
  if (all === 0)
    return <EmptyState title={t("alerts.empty.none")}>{t("alerts.empty.noneNote")}</EmptyState>;
  return (
    <EmptyState title={t(`alerts.empty.${list}`)}>
      {t("alerts.pace.today", { count: today, n: format.count(today) })}
    </EmptyState>
  );
}
