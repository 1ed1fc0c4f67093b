import { useTranslation } from "react-i18next";
import type { ModelOpinion } from "#shared/contract/decisions";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly model: ModelOpinion;
  readonly onFeature: (name: string) => void;
}

const SHOWN = 5;

/** The features that moved a model's output most, with their share in it. */
export function ModelReasons({ model, onFeature }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = [...model.contributions]
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, SHOWN);
  return (
    <>
      <h3>{t("decision.model", { model: model.modelId, version: model.modelVersion })}</h3>
      <ul className="reasons">
        {most.map(({ feature, amount }) => (
          <li key={feature} className="reason">
            <span className="reason-weight">
              {amount < 0 ? "−" : "+"}
              {format.decimal(Math.abs(amount), 2)}
            </span>
            <button
              type="button"
              className="reason-value"
              title={t("decision.showFeature")}
              onClick={() => onFeature(feature)}
            >
              <span className="mono">{feature}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
