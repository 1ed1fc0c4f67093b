import { Button } from "@blueprintjs/core";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { ClockCommand } from "../../stores/clockCommands";
import { carryOut } from "../../stores/commands";
import { useApp } from "../../stores/context";
import { keysOf } from "../../stores/shortcuts";

interface Props {
  readonly command: ClockCommand;
  readonly icon: ComponentType<{ readonly size: number; readonly title: false }>;
  /** Set for what is switched on and off. */
  readonly active?: boolean;
}

/** A button that does what a key does, and names the key. */
export function ClockButton({ command, icon: Icon, active }: Props) {
  const { t } = useTranslation();
  const app = useApp();
  const words = t(`shell.command.${command}`);
  return (
    <Button
      variant="minimal"
      size="small"
      icon={<Icon size={14} title={false} />}
      aria-label={words}
      aria-pressed={active}
      active={active === true}
      title={`${words} (${keysOf(command, app.ports.system.mac())})`}
      onClick={() => carryOut(command, app)}
    />
  );
}
