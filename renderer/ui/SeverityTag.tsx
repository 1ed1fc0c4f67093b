import { Disable, Error, InfoSign, TickCircle, WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { Outcome } from "./outcomes";

const ICONS = {
  error: Error,
  warning: WarningSign,
  information: InfoSign,
  passed: TickCircle,
  skipped: Disable,
} as const satisfies Record<Outcome, unknown>;

export function SeverityIcon({ outcome, labelled }: { outcome: Outcome; labelled?: boolean }) {
  const { t } = useTranslation();
  const Icon = ICONS[outcome];
  return (
    <Icon
      className={`severity-icon severity-${outcome}`}
      title={labelled ? t(`severity.${outcome}`) : false}
      aria-hidden={labelled ? undefined : true}
      size={14}
    />
  );
}

/** Shape, colour and word together. */
export function SeverityTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <span className={`severity-tag severity-${outcome}`}>
      <SeverityIcon outcome={outcome} />
      {t(`severity.${outcome}`)}
    </span>
  );
}
