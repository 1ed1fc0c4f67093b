import { useTranslation } from "react-i18next";
import { useApp } from "../../stores/context";
import { LicenceList } from "./LicenceList";
import { SettingsCard } from "./SettingsCard";

/** Names of what the host runs on; they are the same in every language. */
const RUNTIMES: Readonly<Record<string, string>> = {
  electron: "Electron",
  chrome: "Chromium",
  node: "Node.js",
};

/** What this application is, what it runs on, and what it is made with. */
export function AboutSection() {
  const { t } = useTranslation();
  const { name, version, shell, versions } = useApp().info;
  return (
    <div className="settings-cards">
      <SettingsCard title={name} note={t("settings.aboutNote")}>
        <dl className="pairs">
          <dt>{t("settings.version")}</dt>
          <dd>{version}</dd>
          <dt>{t("settings.shell")}</dt>
          <dd>{t(`settings.shellName.${shell}`)}</dd>
          {Object.entries(versions ?? {}).map(([runtime, number]) => (
            <div key={runtime} className="pair">
              <dt>{RUNTIMES[runtime] ?? runtime}</dt>
              <dd>{number}</dd>
            </div>
          ))}
        </dl>
      </SettingsCard>
      <LicenceList />
    </div>
  );
}
