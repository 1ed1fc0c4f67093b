import { Flag } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { USE, type GraphAt, type Uses } from "#shared/contract/graph";
import { useApp } from "../../../../stores/context";
import { OutcomeTag } from "../../../../ui/OutcomeTag";
import { THIN } from "../../../../ui/format";
import { useFormat } from "../../../../ui/useFormat";
import { moveInList } from "../parts/moveInList";
import { RiskFigure } from "../parts/RiskFigure";
import { usePaymentAt } from "./usePaymentAt";

interface Props {
  readonly uses: Uses;
  readonly at: GraphAt;
}

const SHOWN = 100;

/** Payments that have happened, the newest first: each leads to its page, and to its moment. */
export function EdgePayments({ uses, at }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = happenedIn(uses, at);
  const shown = places.slice(0, SHOWN);
  return (
    <section aria-label={t("graph.edge.payments")}>
      <h3>
        {t("graph.edge.payments")}{" "}
        <span className="quiet">
          {t("graph.pane.shown", {
            shown: format.count(shown.length),
            total: format.count(places.length),
          })}
        </span>
      </h3>
      <ul className="graph-payments" onKeyDown={moveInList}>
        {shown.map((place) => (
          <PaymentRow key={uses.position[place]} uses={uses} place={place} />
        ))}
      </ul>
    </section>
  );
}

/** Places of the payments that have happened and lie within the window, the newest first. */
function happenedIn({ position, ms }: Uses, { moment, window }: GraphAt): readonly number[] {
  const places: number[] = [];
  for (let place = position.length - 1; place >= 0; place--) {
    const time = ms[place]!;
    if (moment !== null && position[place]! >= moment.before) continue;
    if (window !== null && (time < window.fromMs || time > window.toMs)) continue;
    places.push(place);
  }
  return places;
}

function PaymentRow({ uses, place }: { readonly uses: Uses; readonly place: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useApp();
  const openPayment = usePaymentAt();
  const position = uses.position[place]!;
  const ms = uses.ms[place]!;
  const cents = uses.cents[place]!;
  const flags = uses.flags[place]!;
  const has = (bit: number): boolean => (flags & bit) !== 0;
  return (
    <li>
      <button
        type="button"
        className="link"
        data-list-item
        title={t("graph.edge.open")}
        onClick={() => void openPayment(ms, position)}
      >
        {format.time(ms)}
      </button>
      <span className="graph-payment-amount">
        {Number.isNaN(cents) ? "–" : `${format.cents(cents / 100)}${THIN}€`}
      </span>
      <RiskFigure risk={uses.score[place]!} />
      <span className="graph-payment-marks">
        {has(USE.fraud) && (
          <span className="fraud-tag">
            <Flag size={10} title={false} /> {t("graph.edge.fraud")}
          </span>
        )}
        {has(USE.start) && <span className="quiet">{t("graph.edge.start")}</span>}
        {has(USE.failed) && <span className="failed-tag">{t("graph.edge.failed")}</span>}
        {has(USE.blocked) && <OutcomeTag outcome="BLOCK" />}
        {has(USE.challenged) && <OutcomeTag outcome="CHALLENGE" />}
      </span>
      <button
        type="button"
        className="link"
        title={t("graph.edge.goHint")}
        onClick={() => clock.getState().go({ ms, before: position + 1 })}
      >
        {t("graph.edge.go")}
      </button>
    </li>
  );
}
