import { Button, ButtonGroup, HTMLSelect } from "@blueprintjs/core";
import { ChevronLeft, ChevronRight } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepTo } from "#shared/contract/replay";

interface Props {
  /** What the records on screen are narrowed to: any record where they are not. */
  readonly record: StepTo;
  /** Whose next record one can step to; null where nobody is near. */
  readonly customer: string | null;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  readonly onStep: (to: StepTo, direction: 1 | -1) => void;
}

/** Moves the clock to the next or former one of a kind. */
export function StepBar({ record, customer, rules, onStep }: Props) {
  const { t } = useTranslation();
  const [ruleId, setRuleId] = useState<string | null>(null);
  const known = rules.some(({ id }) => id === ruleId) ? ruleId : null;
  const pair = (name: string, to: StepTo | null) => (
    <StepPair name={name} onStep={to === null ? null : (direction) => onStep(to, direction)} />
  );
  return (
    <div className="timeline-steps" role="group" aria-label={t("timeline.steps")}>
      {pair(t("timeline.step.record"), record)}
      {pair(t("timeline.step.alert"), { kind: "alert" })}
      {pair(t("timeline.step.ruleHit"), { kind: "ruleHit", ruleId: known })}
      <HTMLSelect
        aria-label={t("timeline.rule")}
        value={known ?? ""}
        onChange={({ currentTarget }) => setRuleId(currentTarget.value || null)}
      >
        <option value="">{t("timeline.anyRule")}</option>
        {rules.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </HTMLSelect>
      {pair(
        customer === null
          ? t("timeline.step.nobody")
          : t("timeline.step.customer", { id: customer }),
        customer === null ? null : { kind: "entity", entity: { kind: "customer", id: customer } },
      )}
    </div>
  );
}

function StepPair({
  name,
  onStep,
}: {
  readonly name: string;
  readonly onStep: ((direction: 1 | -1) => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <ButtonGroup className="timeline-step">
      <Button
        size="small"
        icon={<ChevronLeft size={14} title={false} />}
        aria-label={t("timeline.previousOf", { name })}
        title={t("timeline.previousOf", { name })}
        disabled={onStep === null}
        onClick={() => onStep?.(-1)}
      />
      <span className="timeline-step-name">{name}</span>
      <Button
        size="small"
        icon={<ChevronRight size={14} title={false} />}
        aria-label={t("timeline.nextOf", { name })}
        title={t("timeline.nextOf", { name })}
        disabled={onStep === null}
        onClick={() => onStep?.(1)}
      />
    </ButtonGroup>
  );
}
