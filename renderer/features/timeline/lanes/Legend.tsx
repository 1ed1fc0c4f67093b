import { useTranslation } from "react-i18next";
import { Sign } from "./Sign";
import { SIGN_ORDER } from "./signs";

/** Bars of the histogram without a sign of their own: challenged and blocked have the colours of their signs. */
const HISTOGRAM_PARTS = ["records", "payments"] as const;

/** What colours and signs of the board mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="timeline-legend" aria-label={t("timeline.legend")}>
      {HISTOGRAM_PARTS.map((part) => (
        <li key={part}>
          <span className={`timeline-swatch timeline-swatch-${part}`} aria-hidden />{" "}
          {t(`timeline.histogramPart.${part}`)}
        </li>
      ))}
      {SIGN_ORDER.map((gravity) => (
        <li key={gravity}>
          <Sign gravity={gravity} /> {t(`timeline.gravity.${gravity}`)}
        </li>
      ))}
      <li>
        <span className="timeline-legend-bookmark" aria-hidden>
          ◆
        </span>{" "}
        {t("timeline.bookmark")}
      </li>
      <li>
        <span className="timeline-legend-gap" aria-hidden>
          {"//"}
        </span>{" "}
        {t("timeline.gap")}
      </li>
    </ul>
  );
}
