import { useTranslation } from "react-i18next";
import { useClock } from "../../stores/context";

/** The clock under every workspace; nothing until a dataset is open. */
export function Scrubber() {
  const { t } = useTranslation();
  const span = useClock((state) => state.span);
  if (span === null) return null;
  return <section className="scrubber" aria-label={t("clock.scrubber")} />;
}
