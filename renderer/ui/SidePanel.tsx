import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The pane on the right: inspector or notices. It takes the focus when it opens and gives it back. */
export function SidePanel({ title, actions, onClose, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <aside ref={panel} className="side-panel" aria-labelledby={id} tabIndex={-1}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        <span className="spring" />
        {actions}
        <Button
          variant="minimal"
          size="small"
          icon={<Cross size={14} title={false} />}
          aria-label={t("common.close")}
          onClick={onClose}
        />
      </header>
      <div className="side-panel-body">{children}</div>
    </aside>
  );
}
