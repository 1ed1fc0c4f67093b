import { useTranslation } from "react-i18next";
import { OutcomeTag } from "./OutcomeTag";
import { useFormat } from "./useFormat";
import type { Reason } from "./reasons";

interface Props {
  readonly reasons: readonly Reason[];
  readonly onRule: (ruleId: string) => void;
  /** Shows where a feature's value comes from. */
  readonly onFeature: (name: string) => void;
}

/** What speaks against the payment, a sentence each, with its rule and the values it saw. */
export function ReasonList({ reasons, onRule, onFeature }: Props) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <ReasonItem key={reason.hit.ruleId} {...{ reason, onRule, onFeature }} />
      ))}
    </ul>
  );
}

interface ItemProps extends Omit<Props, "reasons"> {
  readonly reason: Reason;
}

function ReasonItem({ reason, onRule, onFeature }: ItemProps) {
  const { t } = useTranslation();
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
            onClick={() => onRule(hit.ruleId)}
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
