import { useTranslation } from "react-i18next";
import type { TriageReason } from "#shared/contract/casework";
import { useFormat } from "../../ui/useFormat";
import { nameOf } from "./alertNames";
import { reasonsFor } from "./reasons";
import { SnoozeChoices } from "./SnoozeChoices";
import type { Judged, Strip } from "./useTriage";

interface Props {
  readonly strip: Strip;
  readonly judged: Judged | null;
  /** Alerts that were picked together, 0 for none. */
  readonly marked: number;
  /** Where the clock stands, UTC milliseconds; null without one. */
  readonly nowMs: number | null;
  readonly onReason: (reason: TriageReason) => void;
  readonly onSnooze: (untilMs: number) => void;
  readonly onUnmark: () => void;
  readonly onClose: () => void;
}

/** One line under queue and detail: what was just done, and what the digit keys do now. It is always there. */
export function Foot(props: Props) {
  const { strip, judged, marked, nowMs, onSnooze, onUnmark, onClose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="alert-foot">
      <div className="alert-foot-line">
        {marked > 0 && (
          <span className="alert-foot-marked">
            {t("alerts.marked", { count: marked, n: format.count(marked) })}{" "}
            <button type="button" className="link" onClick={onUnmark}>
              {t("alerts.unmark")}
            </button>
          </span>
        )}
        {strip === "snooze" ? (
          <SnoozeChoices nowMs={nowMs} onSnooze={onSnooze} onClose={onClose} />
        ) : (
          <Done {...props} />
        )}
        {strip === null && judged === null && marked === 0 && (
          <span className="quiet">{t("alerts.hint")}</span>
        )}
      </div>
    </div>
  );
}

/** What was judged last, with the reasons that can be given for it. */
function Done({ judged, strip, onReason }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (judged === null) return null;
  const { alerts, state, reason, kept } = judged;
  const [only] = alerts;
  const which =
    only !== undefined && alerts.length === 1
      ? nameOf(only)
      : t("alerts.several", { count: alerts.length, n: format.count(alerts.length) });
  return (
    <>
      <span>
        <strong>{which}</strong>
        {t("alerts.judged", { state: t(`alerts.state.${state}`) })}
        {reason !== null && ` (${t(`alerts.reason.${reason}`)})`}
      </span>
      {strip === "reasons" && (
        <span className="alert-choices" role="group" aria-label={t("alerts.giveReason")}>
          {reasonsFor(state).map((one, at) => (
            <button
              key={one}
              type="button"
              className="alert-choice"
              aria-keyshortcuts={String(at + 1)}
              onClick={() => onReason(one)}
            >
              <kbd>{at + 1}</kbd>
              {t(`alerts.reason.${one}`)}
            </button>
          ))}
        </span>
      )}
      {!kept && <span className="quiet">{t("alerts.writing")}</span>}
    </>
  );
}
