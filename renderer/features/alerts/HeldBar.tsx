import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly fresh: number;
  readonly moved: boolean;
  readonly onRefresh: () => void;
}

/** Says that the list is not in the order of now, and puts it there when asked. Its place is always kept. */
export function HeldBar({ fresh, moved, onRefresh }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (fresh === 0 && !moved) return null;
  return (
    <button type="button" className="alerts-held" aria-keyshortcuts="." onClick={onRefresh}>
      {[
        ...(fresh === 0 ? [] : [t("alerts.held.fresh", { count: fresh, n: format.count(fresh) })]),
        ...(moved ? [t("alerts.held.moved")] : []),
      ].join(" · ")}
      <span className="link">
        {t("alerts.held.refresh")} <kbd>.</kbd>
      </span>
    </button>
  );
}
