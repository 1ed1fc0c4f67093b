import { useTranslation } from "react-i18next";

export function TimelinePanel() {
  const { t } = useTranslation();
  return (
    <div className="workspace">
      <h1>{t("nav.timeline")}</h1>
    </div>
  );
}
