import { useTranslation } from "react-i18next";
import type { RuleSet } from "#shared/contract/rules";
import { setLabelDelay, type RuleSetEdit } from "../../../stores/ruleEdits";
import { useFormat } from "../../../ui/useFormat";
import { NumberField } from "../NumberField";

interface Props {
  readonly ruleSet: RuleSet;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

/** How late labels are known, and what the scores were calibrated on. */
export function LabelDelay({ ruleSet, onEdit, onSettle }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dataset, payments, frauds } = ruleSet.calibration.fittedOn;
  return (
    <section aria-label={t("rules.basis")}>
      <h2>{t("rules.basis")}</h2>
      <p className="rules-note">
        <label title={t("rules.labelDelayHint")}>
          {t("rules.labelDelay")}{" "}
          <NumberField
            label={t("rules.labelDelayHint")}
            value={ruleSet.labelDelayDays}
            min={0}
            max={365}
            step={1}
            onChange={(days) => onEdit(setLabelDelay(days))}
            onDone={onSettle}
          />{" "}
          {t("rules.days")}
        </label>
      </p>
      <p className="quiet rules-note">
        {t("rules.calibratedOn", {
          dataset,
          payments: format.count(payments),
          frauds: format.count(frauds),
        })}
      </p>
    </section>
  );
}
