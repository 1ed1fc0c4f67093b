import { useTranslation } from "react-i18next";
import type { Thresholds } from "#shared/contract/rules";
import { useFormat } from "../../../ui/useFormat";
import { scoreText, thresholdText } from "../../../ui/scoreText";

interface Props {
  readonly score: number;
  readonly thresholds: Thresholds;
}

const percent = (share: number): string => `${share * 100}%`;

/** Where the score lies between 0 and 1, with what each stretch leads to. */
export function ScoreScale({ score, thresholds }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { challenge, block } = thresholds;
  return (
    <span
      className="scale"
      role="img"
      aria-label={t("decision.scale", {
        score: scoreText(score, thresholds, format),
        challenge: thresholdText(challenge, format),
        block: thresholdText(block, format),
      })}
    >
      <span
        className="scale-challenge"
        style={{ left: percent(challenge), width: percent(block - challenge) }}
      />
      <span className="scale-block" style={{ left: percent(block), width: percent(1 - block) }} />
      <span className="scale-mark" style={{ left: percent(score) }} />
    </span>
  );
}
