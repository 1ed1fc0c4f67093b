import { Button, PopoverNext, PopupKind, Tag } from "@blueprintjs/core";
import { CaretDown, Database } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { OpenPopover } from "./OpenPopover";

/** Says which dataset is open and opens another. */
export function DatasetSwitcher() {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const current = useSession((state) => state.current);
  const open = useNavigation((state) => state.overlay === "open");
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
