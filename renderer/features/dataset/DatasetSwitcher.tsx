import { Button, Classes, PopoverNext, PopupKind, Tag } from "@blueprintjs/core";
import { CaretDown, Database } from "@blueprintjs/icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { OpenPopover } from "./OpenPopover";

/** Says which dataset is open and opens another. */
export function DatasetSwitcher() {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const current = useSession((state) => state.current);
  const open = useNavigation((state) => state.overlay === "open");
  const button = useRef<HTMLButtonElement>(null);
  const label = current?.label ?? t("session.noDataset");
  const named = current?.demo === true ? `${label} ${t("session.demo")}` : label;
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
      // Blueprint would return it to what had the focus once the panel had taken it.
      shouldReturnFocusOnClose={false}
      onClosed={() => returnFocus(button.current)}
      popupKind={PopupKind.DIALOG}
      content={<OpenPopover />}
    >
      <Button
        ref={button}
        className="dataset-switcher"
        variant="minimal"
        icon={<Database size={14} title={false} />}
        endIcon={<CaretDown title={false} />}
        aria-label={t("session.switcher", { label: named })}
        title={current?.path ?? label}
      >
        <span className="switcher-label">{label}</span>{" "}
        {current?.demo === true && <Tag minimal>{t("session.demo")}</Tag>}
      </Button>
    </PopoverNext>
  );
}

/** Gives the focus back to the opener, unless it has gone elsewhere by then. */
function returnFocus(opener: HTMLElement | null): void {
  const focused = document.activeElement;
  const isLost = focused === null || focused === document.body;
  if (isLost || focused.closest(`.${Classes.OVERLAY}`) !== null) opener?.focus();
}
