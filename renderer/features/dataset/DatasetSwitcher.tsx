import { Button, PopoverNext, PopupKind, Tag } from "@blueprintjs/core";
import { CaretDown, Database } from "@blueprintjs/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { OpenPopover } from "./OpenPopover";

/** Says which dataset is open and opens another. */
export function DatasetSwitcher() {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const current = useSession((state) => state.current);
  const open = useNavigation((state) => state.overlay === "open");
  const button = useReturnOfFocus(open);
  const label = current?.label ?? t("session.noDataset");
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-start"
      arrow={false}
      animation="minimal"
      onInteraction={(next) => {
        const { overlay, toggle, closeOverlay } = navigation.getState();
        if (!next) closeOverlay();
        else if (overlay !== "open") toggle("open");
      }}
      popupKind={PopupKind.DIALOG}
      content={<OpenPopover />}
    >
      <Button
        ref={button}
        className="dataset-switcher"
        variant="minimal"
        icon={<Database size={14} title={false} />}
        endIcon={<CaretDown title={false} />}
        aria-label={t("session.switcher", { label })}
        title={current?.path ?? label}
      >
        <span className="switcher-label">{label}</span>
        {current?.demo === true && <Tag minimal>{t("session.demo")}</Tag>}
      </Button>
    </PopoverNext>
  );
}

/** A button that gets the focus back when what it opened closes, unless the focus has gone elsewhere by then. */
function useReturnOfFocus(open: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const opener = button.current;
    if (!open) return;
    return () => {
      const focused = document.activeElement;
      const isLeft = focused === null || focused === document.body;
      if (isLeft || focused.closest(".bp6-overlay") !== null) opener?.focus();
    };
  }, [open]);
  return button;
}
