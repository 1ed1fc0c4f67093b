import { useTranslation } from "react-i18next";

export function AlertsPanel() {
  const { t } = useTranslation();
  return (
    <div className="workspace">
      <h1>{t("nav.alerts")}</h1>
    </div>
  );
}
