import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { WhatIfAnswer } from "#shared/contract/decisions";
import type { RuleSet } from "#shared/contract/rules";
import { setBlock, setCapacity, setChallenge, type RuleSetEdit } from "../../../stores/ruleEdits";
import { useFormat } from "../../../ui/useFormat";
import { NumberField } from "../NumberField";
import { ScoreHistogram } from "./ScoreHistogram";

interface Props {
  readonly ruleSet: RuleSet;
  readonly answer: WhatIfAnswer | null;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

const STEP = 0.01;
/** Thresholds for a capacity come in thousandths; rounded they would bring other alerts than they say. */
const THRESHOLD_DIGITS = 3;

/** The two thresholds on the scores they divide, and the one that fits the alerts into a day. */
export function Thresholds({ ruleSet, answer, onEdit, onSettle }: Props) {
  const { t } = useTranslation();
  const { thresholds } = ruleSet;
  const { challenge, block } = thresholds;
  return (
    <section className="rules-thresholds" aria-label={t("rules.thresholds")}>
      <h2>{t("rules.thresholds")}</h2>
      <div className="score-area">
        <ScoreHistogram histogram={answer?.histogram ?? null} thresholds={thresholds} />
        <ThresholdRange
          name="challenge"
          value={challenge}
          onChange={(value) => onEdit(setChallenge(value))}
          onDone={onSettle}
        />
        <ThresholdRange
          name="block"
          value={block}
          onChange={(value) => onEdit(setBlock(value))}
          onDone={onSettle}
        />
      </div>
      <div className="score-scale" aria-hidden>
        <span>0</span>
        <span>{t("rules.score")}</span>
        <span>1</span>
      </div>
      <p className="score-words">
        <span>
          {t("rules.challengeFrom")}{" "}
          <NumberField
            label={t("rules.challengeThreshold")}
            value={challenge}
            min={0}
            max={1}
            step={STEP}
            onChange={(value) => onEdit(setChallenge(value))}
            onDone={onSettle}
          />
        </span>
        <span>
          {t("rules.blockAbove")}{" "}
          <NumberField
            label={t("rules.blockThreshold")}
            value={block}
            min={0}
            max={1}
            step={STEP}
            onChange={(value) => onEdit(setBlock(value))}
            onDone={onSettle}
          />
        </span>
      </p>
      <Capacity ruleSet={ruleSet} answer={answer} onEdit={onEdit} onSettle={onSettle} />
    </section>
  );
}

interface RangeProps {
  readonly name: "challenge" | "block";
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onDone: () => void;
}

const ThresholdRange = ({ name, value, onChange, onDone }: RangeProps) => {
  const { t } = useTranslation();
  return (
    <input
      type="range"
      className={`score-range score-range-${name}`}
      aria-label={t(`rules.${name}Threshold`)}
      min={0}
      max={1}
      step={STEP}
      value={value}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      onPointerUp={onDone}
      onBlur={onDone}
    />
  );
};

/** Alerts that can be looked at in a day, and the threshold that brings them down to it. */
function Capacity({ ruleSet, answer, onEdit, onSettle }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { capacityPerDay, thresholds } = ruleSet;
  const threshold = answer?.thresholdForCapacity ?? null;
  const n = format.count(capacityPerDay);
  return (
    <p className="rules-capacity">
      <label>
        {t("rules.capacity")}{" "}
        <NumberField
          label={t("rules.capacityHint")}
          value={capacityPerDay}
          min={1}
          max={1_000_000}
          step={1}
          onChange={(value) => onEdit(setCapacity(value))}
          onDone={onSettle}
        />{" "}
        {t("rules.aDay")}
      </label>
      {answer !== null && threshold === null && (
        <span className="quiet">{t("rules.noThreshold", { n })}</span>
      )}
      {threshold !== null && (
        <Button
          size="small"
          disabled={threshold === thresholds.challenge}
          text={t("rules.useThreshold", {
            count: capacityPerDay,
            n,
            threshold: format.decimal(threshold, THRESHOLD_DIGITS),
          })}
          onClick={() => {
            onEdit(setChallenge(threshold));
            onSettle();
          }}
        />
      )}
    </p>
  );
}
