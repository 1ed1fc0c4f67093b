import { Button, PopoverNext } from "@blueprintjs/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ALERT_KEYS, type AlertCommand } from "../../stores/alertKeys";
import { writeKeys } from "../../stores/shortcuts";

const OUTCOMES = [
  "confirmed_fraud",
  "false_positive",
  "in_review",
  "escalated",
  "snoozed",
  "new",
] as const satisfies readonly AlertCommand[];

interface Props {
  readonly disabled: boolean;
  readonly mac: boolean;
  readonly onCommand: (command: AlertCommand) => void;
  /** Chooses a case; shown while it is wanted. */
  readonly caseChooser: ReactNode | null;
  readonly onCaseChooser: (open: boolean) => void;
}

/** What can be done with the alert, each with its key. */
export function TriageButtons({ disabled, mac, onCommand, caseChooser, onCaseChooser }: Props) {
  const { t } = useTranslation();
  return (
    <div className="alert-buttons" role="group" aria-label={t("alerts.actions")}>
      {OUTCOMES.map((command) => (
        <Button
          key={command}
          size="small"
          disabled={disabled}
          aria-keyshortcuts={keyOf(command, mac).toLowerCase()}
          onClick={() => onCommand(command)}
        >
          {t(`alerts.command.${command}`)} <kbd>{keyOf(command, mac)}</kbd>
        </Button>
      ))}
      <PopoverNext
        isOpen={caseChooser !== null}
        onInteraction={(open) => onCaseChooser(open)}
        placement="top-end"
        content={<div className="alert-cases">{caseChooser}</div>}
        transitionDuration={0}
        // Once a case is chosen the focus is the queue's.
        enforceFocus={false}
        shouldReturnFocusOnClose={false}
      >
        <Button size="small" disabled={disabled} aria-keyshortcuts="c">
          {t("alerts.command.case")} <kbd>{keyOf("case", mac)}</kbd>
        </Button>
      </PopoverNext>
    </div>
  );
}

export function keyOf(command: AlertCommand, mac: boolean): string {
  const keys = ALERT_KEYS.find((one) => one.command === command)?.keys[0];
  return keys === undefined ? "" : writeKeys(keys, mac);
}
