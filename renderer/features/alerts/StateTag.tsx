import { CircleArrowUp, Circle, EyeOpen, Flag, Moon, Tick } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { AlertState } from "#shared/contract/casework";

const ICONS = {
  new: Circle,
  in_review: EyeOpen,
  escalated: CircleArrowUp,
  snoozed: Moon,
  confirmed_fraud: Flag,
  false_positive: Tick,
} as const satisfies Record<AlertState, unknown>;

/** Where the work on an alert stands, by sign and word. */
export function StateTag({ state }: { readonly state: AlertState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={`alert-state alert-state-${state}`} title={t(`alerts.state.${state}`)}>
      <Icon size={12} title={false} />
      <span className="alert-state-word">{t(`alerts.state.${state}`)}</span>
    </span>
  );
}
