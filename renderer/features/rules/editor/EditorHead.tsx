import { Button, HTMLSelect } from "@blueprintjs/core";
import { ArrowLeft, ChevronLeft, ChevronRight, Duplicate, Trash, Undo } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { OUTCOMES, type Rule } from "#shared/contract/rules";
import { useLanguage } from "../../../i18n/useLanguage";
import {
  restoreRule,
  sameRuleSet,
  setOutcome,
  setPoints,
  setState,
  type RuleSetEdit,
} from "../../../stores/ruleEdits";
import { PointsControl } from "../table/PointsControl";
import { StateControl } from "../table/StateControl";

export interface EditorHeadActions {
  readonly onClose: () => void;
  /** Null where there is no rule on that side. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

interface Props extends EditorHeadActions {
  readonly id: string;
  readonly rule: Rule;
  /** The rule as it was saved, null for a new one. */
  readonly changed: Rule | null;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

/** Which rule it is, what it does when it hits, and what can be done with it. */
export function EditorHead(props: Props) {
  const { id, rule, changed, onEdit, onSettle, ...act } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const name = rule.words[language].name;
  return (
    <header className="rule-editor-head">
      <div className="rule-editor-line">
        <Button
          size="small"
          variant="minimal"
          icon={<ArrowLeft size={14} title={false} />}
          text={t("rules.allRules")}
          onClick={act.onClose}
        />
        <h2 id={id} className="rule-editor-title" title={name}>
          <span className="rule-code">{rule.code}</span> {name}
        </h2>
        <span className="spring" />
        <IconButton
          label={t("rules.previousRule")}
          icon={<ChevronLeft size={14} title={false} />}
          onClick={act.onPrevious}
        />
        <IconButton
          label={t("rules.nextRule")}
          icon={<ChevronRight size={14} title={false} />}
          onClick={act.onNext}
        />
        <IconButton
          label={t("rules.asSaved")}
          icon={<Undo size={14} title={false} />}
          onClick={
            changed === null || sameRuleSet(changed, rule)
              ? null
              : () => onEdit(restoreRule(rule, changed))
          }
        />
        <IconButton
          label={t("rules.duplicate")}
          icon={<Duplicate size={14} title={false} />}
          onClick={act.onDuplicate}
        />
        <IconButton
          label={t("rules.delete")}
          icon={<Trash size={14} title={false} />}
          onClick={act.onDelete}
        />
      </div>
      <div className="rule-editor-line">
        <StateControl
          label={t("rules.stateOf", { rule: name })}
          state={rule.state}
          onState={(state) => onEdit(setState(rule, state))}
        />
        <EffectChoice rule={rule} onEdit={onEdit} onSettle={onSettle} />
        <span className="spring" />
        <span className="quiet" title={rule.aliases.join(", ")}>
          <span className="mono">{rule.id}</span> {t("rules.ruleVersion", { n: rule.version })}
        </span>
      </div>
    </header>
  );
}

/** Adds points, or settles the outcome: a challenge at least, the others whatever the score. */
function EffectChoice({ rule, onEdit, onSettle }: Pick<Props, "rule" | "onEdit" | "onSettle">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { effect } = rule;
  const chosen = "points" in effect ? "points" : effect.outcome;
  return (
    <span className="rule-effect">
      <HTMLSelect
        aria-label={t("rules.effect")}
        value={chosen}
        onChange={({ currentTarget }) => {
          const outcome = OUTCOMES.find((one) => one === currentTarget.value);
          onEdit(outcome === undefined ? setPoints(rule, 10) : setOutcome(rule, outcome));
          onSettle();
        }}
        options={[
          { value: "points", label: t("rules.addsPoints") },
          ...OUTCOMES.map((outcome) => ({
            value: outcome,
            label: t("rules.settlesOutcome", {
              how: t(`decision.settles.${outcome}`),
              outcome: t(`decision.outcome.${outcome}`),
            }),
          })),
        ]}
      />
      {"points" in effect && (
        <PointsControl
          rule={rule.words[language].name}
          points={effect.points}
          onPoints={(points) => onEdit(setPoints(rule, points))}
          onDone={onSettle}
        />
      )}
    </span>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: React.JSX.Element;
  readonly onClick: (() => void) | null;
}

const IconButton = ({ label, icon, onClick }: IconButtonProps) => (
  <Button
    size="small"
    variant="minimal"
    icon={icon}
    aria-label={label}
    title={label}
    disabled={onClick === null}
    onClick={onClick ?? undefined}
  />
);
