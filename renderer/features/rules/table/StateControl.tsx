import { useTranslation } from "react-i18next";
import { RULE_STATES, type RuleState } from "#shared/contract/rules";

interface Props {
  readonly label: string;
  readonly state: RuleState;
  readonly onState: (state: RuleState) => void;
  /** −1 where the Tab key passes over it. */
  readonly tabIndex?: 0 | -1;
}

/** Active, shadow or off: three buttons of which one is pressed; arrow keys move between them. */
export function StateControl({ label, state, onState, tabIndex = 0 }: Props) {
  const { t } = useTranslation();
  return (
    <span
      className="rule-state"
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        const next = RULE_STATES[RULE_STATES.indexOf(state) + step];
        event.preventDefault();
        event.stopPropagation();
        if (next === undefined) return;
        onState(next);
        event.currentTarget.querySelector<HTMLElement>(`[data-state=${next}]`)?.focus();
      }}
    >
      {RULE_STATES.map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === state}
          data-state={one}
          tabIndex={one === state ? tabIndex : -1}
          title={t(`rules.stateHint.${one}`)}
          onClick={() => onState(one)}
        >
          {t(`rules.state.${one}`)}
        </button>
      ))}
    </span>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };
