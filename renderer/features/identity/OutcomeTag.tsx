import { Cross, Error, HandUp, Tick, Time } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { RowOutcome } from "../../stores/identityRows";

const ICONS = {
  accept: Tick,
  reject: Cross,
  check_by_hand: HandUp,
  failed: Error,
  waiting: Time,
} as const satisfies Record<RowOutcome, unknown>;

/** What is decided of a card, by sign, word and colour. */
export function OutcomeTag({ outcome }: { readonly outcome: RowOutcome }) {
  const { t } = useTranslation();
  const Icon = ICONS[outcome];
  return (
    <span className={`identity-outcome identity-outcome-${outcome}`}>
      <Icon size={12} title={false} />
      {t(`identity.outcome.${outcome}`)}
    </span>
  );
}
