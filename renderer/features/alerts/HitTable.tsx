import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertHit } from "#shared/contract/replay";
import { hitId } from "#shared/alerts/queue";
import { OutcomeTag } from "../../ui/OutcomeTag";
import { THIN } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly hits: readonly AlertHit[];
  /** Hits that came since the alert was last judged. */
  readonly fresh: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly onChoose: (hit: AlertHit) => void;
  /** Sets the clock to the moment of a hit. */
  readonly onGo: (hit: AlertHit) => void;
}

/** Hits that are drawn before all are asked for. */
const DRAWN = 50;

/** The payments of an alert, newest first; the one chosen, which is always among them, is explained below. */
export function HitTable({ hits, fresh, chosen, onChoose, onGo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const newest = hits.toReversed();
  const drawn = newest.filter((hit, at) => all || at < DRAWN || hitId(hit) === chosen);
  return (
    <div className="alert-hits-frame">
      <table className="plain-table alert-hits">
        <thead>
          <tr>
            <th scope="col">{t("alerts.hit.payment")}</th>
            <th scope="col">{t("alerts.hit.time")}</th>
            <th scope="col" className="end">
              {t("alerts.hit.amount")}
            </th>
            <th scope="col">{t("alerts.hit.ours")}</th>
            <th scope="col">{t("alerts.hit.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((hit) => (
            <HitLine
              key={hitId(hit)}
              hit={hit}
              fresh={fresh.has(hitId(hit))}
              chosen={hitId(hit) === chosen}
              onChoose={() => onChoose(hit)}
              onGo={() => onGo(hit)}
            />
          ))}
        </tbody>
      </table>
      {drawn.length < hits.length && (
        <p className="alert-hits-more quiet">
          {t("record.shown", {
            shown: format.count(drawn.length),
            total: format.count(hits.length),
          })}{" "}
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t("alerts.hit.all")}
          </button>
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly hit: AlertHit;
  readonly fresh: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onGo: () => void;
}

function HitLine({ hit, fresh, chosen, onChoose, onGo }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ours, score, theirs, amount, failed } = hit;
  return (
    <tr className={chosen ? "alert-hit-chosen" : undefined} onClick={onChoose}>
      <th scope="row">
        <button type="button" className="link mono" aria-pressed={chosen} onClick={onChoose}>
          {hitId(hit)}
        </button>
        {fresh && <span className="alert-fresh">{t("alerts.hit.new")}</span>}
      </th>
      <td>
        <button
          type="button"
          className="link"
          title={t("alerts.hit.go", { time: format.time(hit.ms) })}
          onClick={(event) => {
            event.stopPropagation();
            onGo();
          }}
        >
          {format.day(hit.ms)} {format.clock(hit.ms)}
        </button>
      </td>
      <td className="end">
        {amount === null ? "–" : `${format.cents(amount)}${THIN}€`}
        {failed && <span className="alert-failed">{t("record.mark.failed")}</span>}
      </td>
      <td>
        {score !== null && <span className="alert-score">{format.cents(score)}</span>}{" "}
        {hit.paymentId !== null && <OutcomeTag outcome={ours?.outcome ?? "ALLOW"} />}
      </td>
      <td className="mono" title={theirs.map(({ rule }) => rule ?? "").join(", ")}>
        {theirs.length === 0 ? (
          <span className="quiet">–</span>
        ) : (
          theirs.map(({ alertId, rule }) => rule ?? alertId).join(", ")
        )}
      </td>
    </tr>
  );
}
