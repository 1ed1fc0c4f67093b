import { useTranslation } from "react-i18next";
import { useFormat } from "../../../../ui/useFormat";
import { askRings } from "../parts/askRings";
import { Failed } from "../parts/Failed";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { RingRow } from "../rings/RingRow";
import { useRingActs } from "../rings/useRingActs";

const SHOWN = 3;
const WAITING_LINES = 6;

/** The rings with the highest scores, a sentence each. */
export function TopRings() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, error } = useGraphAnswer(askRings);
  const { show, playLife } = useRingActs();
  if (error !== null) return <Failed error={error} />;
  if (value === null) return <Waiting lines={WAITING_LINES} />;
  const shown = value.rings.slice(0, SHOWN);
  return (
    <section aria-label={t("graph.start.rings")}>
      <h3>
        {t("graph.start.rings")}{" "}
        {shown.length > 0 && (
          <span className="quiet">
            {t("graph.pane.shown", {
              shown: format.count(shown.length),
              total: format.count(value.rings.length),
            })}
          </span>
        )}
      </h3>
      {shown.length === 0 ? (
        <p>{t("graph.ring.none")}</p>
      ) : (
        <ol className="graph-rings">
          {shown.map((ring) => (
            <li key={ring.key}>
              <RingRow
                ring={ring}
                chosen={false}
                onShow={(one) => void show(one)}
                onPlay={(one) => void playLife(one)}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
