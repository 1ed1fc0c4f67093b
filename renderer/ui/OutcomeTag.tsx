import { Disable, Endorsed, TickCircle } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { Outcome } from "#shared/contract/rules";

const ICONS = {
  ALLOW: TickCircle,
  CHALLENGE: Endorsed,
  BLOCK: Disable,
} as const satisfies Record<Outcome, unknown>;

interface Props {
  readonly outcome: Outcome;
  readonly size?: "large";
}

/** What was decided, by word, sign and colour: allowed has none, a challenge is amber, a block outlined. */
export function OutcomeTag({ outcome, size }: Props) {
  const { t } = useTranslation();
  const Icon = ICONS[outcome];
  return (
    <span
      className={`outcome outcome-${outcome.toLowerCase()}${size === undefined ? "" : " outcome-large"}`}
      title={t(`decision.outcomeHint.${outcome}`)}
    >
      <Icon size={size === undefined ? 12 : 16} title={false} />
      {t(`decision.outcome.${outcome}`)}
    </span>
  );
}
