import { Contrast, Flash, Moon } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../stores/context";
import type { Theme } from "../../stores/settings";

const THEMES = ["light", "dark", "system"] as const satisfies readonly Theme[];
const ICONS = { light: Flash, dark: Moon, system: Contrast } as const;

/** The three themes as buttons of a group, the chosen one pressed. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const theme = useSettings((state) => state.theme);
  const setTheme = useSettings((state) => state.setTheme);
  return (
    <span role="group" aria-label={t("status.theme")} className="theme-switch">
      {THEMES.map((name) => {
        const Icon = ICONS[name];
        return (
          <button
            key={name}
            type="button"
            className="status-button"
            aria-pressed={name === theme}
            aria-label={t(`status.${name}`)}
            title={t(`status.${name}`)}
            onClick={() => void setTheme(name)}
          >
            <Icon size={12} title={false} />
          </button>
        );
      })}
    </span>
  );
}
