import { useTranslation } from "react-i18next";

export function CasesPanel() {
  const { t } = useTranslation();
  return (
    <div className="workspace">
      <h1>{t("nav.cases")}</h1>
    </div>
  );
}
