import { useTranslation } from "react-i18next";
import { useApp, useClock } from "../../../../stores/context";

/** The way to where everything has happened; nothing where the clock is there already. */
export function ToEnd() {
  const { t } = useTranslation();
  const { clock } = useApp();
  const span = useClock((state) => state.span);
  const nowMs = useClock((state) => state.settled?.ms ?? null);
  if (span === null || nowMs === null || nowMs >= span.lastMs) return null;
  return (
    <button type="button" className="link" onClick={() => clock.getState().seek(span.lastMs)}>
      {t("graph.ring.toEnd")}
    </button>
  );
}
