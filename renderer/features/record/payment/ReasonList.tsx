import { useTranslation } from "react-i18next";
import { useNavigation } from "../../../stores/context";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { useFormat } from "../../../ui/useFormat";
import type { Reason } from "./reasons";

interface Props {
  readonly reasons: readonly Reason[];
  readonly onFeature: (name: string) => void;
}

/** What speaks against the payment, a sentence each, with its rule and the values it saw. */
export function ReasonList({ reasons, onFeature }: Props) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <ReasonItem key={reason.hit.ruleId} reason={reason} onFeature={onFeature} />
      ))}
    </ul>
  );
}

function ReasonItem({ reason, onFeature }: { reason: Reason; onFeature: Props["onFeature"] }) {
  const { t } = useTranslation();
  const openRule = useNavigation((state) => state.openRule);
  const { hit, name, sentence, values } = reason;
  return (
    <li className="reason">
      <span className="reason-weight">
        <Weight reason={reason} />
      </span>
      <div>
        <p>{sentence}</p>
        <p className="reason-source">
          <button
            type="button"
            className="link"
            title={t("decision.openRule")}
            onClick={() => openRule(hit.ruleId)}
          >
            <span className="mono">{hit.code}</span> {name}
          </button>
          {values.map(({ feature, text }) => (
            <button
              key={feature}
              type="button"
              className="reason-value"
              title={t("decision.showFeature")}
              onClick={() => onFeature(feature)}
            >
              <span className="mono">{feature}</span> {text}
            </button>
          ))}
        </p>
      </div>
    </li>
  );
}

/** Points it adds, or the outcome it settles. */
function Weight({ reason: { hit } }: { reason: Reason }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (hit.outcome !== null)
    return (
      <>
        <span className="quiet">{t(`decision.settles.${hit.outcome}`)}</span>{" "}
        <OutcomeTag outcome={hit.outcome} />
      </>
    );
  if (hit.state === "shadow") return <span className="quiet">{t("decision.noPoints")}</span>;
  return <>+{format.decimal(hit.points, 1)}</>;
}
