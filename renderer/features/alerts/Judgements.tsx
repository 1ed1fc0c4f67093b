import { useTranslation } from "react-i18next";
import type { Triage } from "#shared/casework/state";
import { useFormat } from "../../ui/useFormat";
import { StateTag } from "./StateTag";

/** How the alert was judged so far: by whom, when and why, newest first. */
export function Judgements({ triages }: { readonly triages: readonly Triage[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (triages.length === 0) return <p className="quiet">{t("alerts.history.none")}</p>;
  return (
    <ol className="alert-history">
      {triages.toReversed().map(({ seq, state, reason, snoozedUntilMs, by, at, hits }) => (
        <li key={seq}>
          <StateTag state={state} />
          <span>
            {reason !== null && t(`alerts.reason.${reason}`)}
            {snoozedUntilMs !== null &&
              t("alerts.history.until", { time: format.time(snoozedUntilMs) })}
          </span>
          <span className="quiet">
            {t("alerts.history.by", {
              by,
              time: format.time(Date.parse(at)),
              count: hits.size,
              n: format.count(hits.size),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
