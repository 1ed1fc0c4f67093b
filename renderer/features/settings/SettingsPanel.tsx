import { Tab, Tabs } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { useNavigation } from "../../stores/context";
import { SETTINGS_SECTIONS } from "../../stores/location";
import { AboutSection } from "./AboutSection";
import { GeneralSection } from "./GeneralSection";
import { PrivacySection } from "./PrivacySection";

const SECTIONS = {
  general: <GeneralSection />,
  privacy: <PrivacySection />,
  about: <AboutSection />,
} as const;

/** Settings, privacy, and what the application is. */
export function SettingsPanel() {
  const { t } = useTranslation();
  const section = useNavigation(({ location }) =>
    location.page === "settings" ? location.section : "general",
  );
  const openSettings = useNavigation((state) => state.openSettings);
  return (
    <div className="workspace settings">
      <header className="workspace-head">
        <h1>{t("nav.settings")}</h1>
      </header>
      <Tabs
        id="settings"
        selectedTabId={section}
        renderActiveTabPanelOnly
        onChange={(next) => {
          const chosen = SETTINGS_SECTIONS.find((known) => known === next);
          if (chosen !== undefined) openSettings(chosen);
        }}
      >
        {SETTINGS_SECTIONS.map((name) => (
          <Tab key={name} id={name} title={t(`settings.section.${name}`)} panel={SECTIONS[name]} />
        ))}
      </Tabs>
    </div>
  );
}
