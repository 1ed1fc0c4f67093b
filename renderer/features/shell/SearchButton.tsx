import { Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation } from "../../stores/context";
import { keysOf } from "../../stores/shortcuts";

/** Looks like a field and opens the palette, which is one. */
export function SearchButton() {
  const { t } = useTranslation();
  const mac = useApp().ports.system.mac();
  const toggle = useNavigation((state) => state.toggle);
  const open = useNavigation((state) => state.overlay === "palette");
  return (
    <button
      type="button"
      className="search-button"
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => toggle("palette")}
    >
      <Search size={14} title={false} />
      <span className="search-label">{t("shell.search")}</span>
      <kbd>{keysOf("palette", mac)}</kbd>
    </button>
  );
}
