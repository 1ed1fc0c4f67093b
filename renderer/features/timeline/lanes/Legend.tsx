import { useTranslation } from "react-i18next";
import { Sign } from "./Sign";
import { SIGN_ORDER } from "./signs";

/** What colours and signs of the board mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="timeline-legend" aria-label={t("timeline.legend")}>
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
          ⫽
        </span>{" "}
        {t("timeline.gap")}
      </li>
    </ul>
  );
}
